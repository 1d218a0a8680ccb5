package dev.trigrad;

import static dev.trigrad.Sampled.C;
import static dev.trigrad.Sampled.I;
import static dev.trigrad.Sampled.M;
import static dev.trigrad.Sampled.V;
import static dev.trigrad.Sampled.W;
import static dev.trigrad.Sampled.X;
import static dev.trigrad.Sampled.gives;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/**
 * Sums over named axes give what NumPy and PyTorch give in double, by the calls behind each row.
 */
class EinsumTest {
  @Test
  void sums() {
    // np.einsum("ij,kj->ki", X, W)
    gives(Tensor.einsum("ij,kj->ki", X, W), Shape.of(2, 2), 80, 260, 170, 620);
    // np.einsum("ij,jk,jk->i", X, M, M)
    gives(Tensor.einsum("ij,jk,jk->i", X, M, M), Shape.of(2), 348, 960);
    // np.einsum("ii", M)
    gives(Tensor.einsum("ii", M), Shape.SCALAR, 12);
    // np.einsum("ba", X)
    gives(Tensor.einsum("ba", X), Shape.of(3, 2), 0, 3, 1, 4, 2, 5);
    // np.einsum("...j,j", C, V[:2])
    gives(Tensor.einsum("...j,j", C, V.slice(0, 0, 2)), Shape.of(2, 3), 2, 8, 14, 20, 26, 32);
    // np.einsum("i...->...", C)
    gives(Tensor.einsum("i...->...", C), Shape.of(3, 2), 6, 8, 10, 12, 14, 16);
  }

  @Test
  void sumsFurther() {
    // np.einsum("bij,bkj->bik", C, C)
    gives(
        Tensor.einsum("bij,bkj->bik", C, C),
        Shape.of(2, 3, 3),
        1,
        3,
        5,
        3,
        13,
        23,
        5,
        23,
        41,
        85,
        111,
        137,
        111,
        145,
        179,
        137,
        179,
        221);
    // np.einsum("ab,cd,ac->bd", X, W, X[:, :2])
    gives(
        Tensor.einsum("ab,cd,ac->bd", X, W, X.slice(1, 0, 2)),
        Shape.of(3, 3),
        570,
        780,
        990,
        800,
        1090,
        1380,
        1030,
        1400,
        1770);
    // np.einsum(" i j , j -> i ", X, V[:3])
    gives(Tensor.einsum(" i j , j -> i ", X, V.slice(0, 0, 3)), Shape.of(2), 8, 26);
    // np.einsum("...,...", X, X)
    gives(Tensor.einsum("...,...", X, X), Shape.of(2, 3), 0, 1, 4, 9, 16, 25);
  }

  @Test
  void namedAxesThatDoNotFitAreNamed() {
    wrong("einsum: j is 3 in input 0 [2, 3] and 5 in input 1 [5]", "ij,j", X, V);
    wrong("einsum: i is 2 in input 0 [2, 3] and 3 in input 0 [2, 3]", "ii", X);
    wrong("einsum: 'ij' has 1 terms, expected one for each of 2 operands", "ij", X, X);
    wrong("einsum: term 'ijk' names 3 axes, input 0 is [2, 3]", "ijk", X);
    wrong("einsum: term 'i' names 1 axes, input 0 is [2, 3]; write '...' for the others", "i", X);
    wrong("einsum: '1' in 'i1', expected letters, '...', ',' and '->'", "i1", X);
    wrong("einsum: '...' twice in '......', expected it once", "......", X);
    wrong("einsum: output 'k' names k, which no input has", "ij->k", X);
    wrong("einsum: output 'ii' names i twice", "ij->ii", X);
    wrong("einsum: output 'i' has no '...' for the axes that the inputs have", "i...->i", X);
    wrong("einsum: axis -1 of '...' is 3 in input 0 [2, 3] and 5 in input 1 [5]", "...,...", X, V);
    wrong(
        "einsum: input 1 is int32[2, 3], expected all float32 or all int32; cast it first",
        "ij,ij",
        X,
        I);
    wrong("einsum: input 1 is null", "ij,ij", X, null);
    wrong("einsum: equation is null", null, X);
    wrong("einsum: '' has 1 terms, expected one for each of 0 operands", "");
  }

  private static void wrong(String message, String equation, Tensor... operands) {
    var error = assertThrows(TrigradException.class, () -> Tensor.einsum(equation, operands));
    assertEquals(message, error.getMessage());
  }
}
