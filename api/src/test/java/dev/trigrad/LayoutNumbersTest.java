package dev.trigrad;

import static dev.trigrad.Sampled.C;
import static dev.trigrad.Sampled.M;
import static dev.trigrad.Sampled.V;
import static dev.trigrad.Sampled.X;
import static dev.trigrad.Sampled.gives;

import org.junit.jupiter.api.Test;

/**
 * Orders, diagonals and extensions give what NumPy and PyTorch give in double, by the calls behind
 * each row.
 */
class LayoutNumbersTest {
  @Test
  void orders() {
    // np.moveaxis(X, 0, 1)
    gives(X.moveAxis(0, 1), Shape.of(3, 2), 0, 3, 1, 4, 2, 5);
    // np.moveaxis(C, 2, 0)
    gives(C.moveAxis(2, 0), Shape.of(2, 2, 3), 0, 2, 4, 6, 8, 10, 1, 3, 5, 7, 9, 11);
    // np.moveaxis(C, 0, -1)
    gives(C.moveAxis(0, -1), Shape.of(3, 2, 2), 0, 6, 1, 7, 2, 8, 3, 9, 4, 10, 5, 11);
    // np.flip(X)
    gives(X.flip(), Shape.of(2, 3), 5, 4, 3, 2, 1, 0);
    // np.flip(X, 1)
    gives(X.flip(1), Shape.of(2, 3), 2, 1, 0, 5, 4, 3);
    // np.flip(C, (0, -1))
    gives(C.flip(0, -1), Shape.of(2, 3, 2), 7, 6, 9, 8, 11, 10, 1, 0, 3, 2, 5, 4);
    // np.roll(X, 1, 1)
    gives(X.roll(1, 1), Shape.of(2, 3), 2, 0, 1, 5, 3, 4);
    // np.roll(V, -7)
    gives(V.roll(0, -7), Shape.of(5), 3, 4, 5, 1, 2);
    // np.roll(X, -2**31 + 1, 0)
    gives(X.roll(0, Integer.MIN_VALUE + 1), Shape.of(2, 3), 3, 4, 5, 0, 1, 2);
  }

  @Test
  void diagonals() {
    // np.diagonal(X)
    gives(X.diagonal(), Shape.of(2), 0, 4);
    // np.diagonal(X, 1)
    gives(X.diagonal(1, 0, 1), Shape.of(2), 1, 5);
    // np.diagonal(X, -1)
    gives(X.diagonal(-1, 0, 1), Shape.of(1), 3);
    // np.diagonal(X, 1, 1, 0)
    gives(X.diagonal(1, 1, 0), Shape.of(1), 3);
    // np.diagonal(C, 0, 0, 2)
    gives(C.diagonal(0, 0, 2), Shape.of(3, 2), 0, 7, 2, 9, 4, 11);
    // np.diagonal(C, -1, 1, 2)
    gives(C.diagonal(-1, 1, 2), Shape.of(2, 2), 2, 5, 8, 11);
    // np.diagonal(C, 1, -1, 0)
    gives(C.diagonal(1, -1, 0), Shape.of(3, 1), 6, 8, 10);
    // np.diag(M, -1)
    gives(M.diag(-1), Shape.of(2), 3, 7);
  }

  @Test
  void diagonalsFurther() {
    // np.diag(V[:2], 1)
    gives(V.slice(0, 0, 2).diag(1), Shape.of(3, 3), 0, 1, 0, 0, 0, 2, 0, 0, 0);
    // np.diag(V[:2], -1)
    gives(V.slice(0, 0, 2).diag(-1), Shape.of(3, 3), 0, 0, 0, 1, 0, 0, 0, 2, 0);
    // np.triu(M)
    gives(M.triu(), Shape.of(3, 3), 0, 1, 2, 0, 4, 5, 0, 0, 8);
    // np.triu(X, 1)
    gives(X.triu(1), Shape.of(2, 3), 0, 1, 2, 0, 0, 5);
    // np.tril(M, -1)
    gives(M.tril(-1), Shape.of(3, 3), 0, 0, 0, 3, 0, 0, 6, 7, 0);
    // np.tril(C)
    gives(C.tril(), Shape.of(2, 3, 2), 0, 0, 2, 3, 4, 5, 6, 0, 8, 9, 10, 11);
  }

  @Test
  void extensions() {
    // np.pad(X, ((1, 0), (0, 2)), "reflect")
    gives(
        X.padReflect(new int[] {1, 0}, new int[] {0, 2}),
        Shape.of(3, 5),
        3,
        4,
        5,
        4,
        3,
        0,
        1,
        2,
        1,
        0,
        3,
        4,
        5,
        4,
        3);
    // np.pad(V, (4, 3), "reflect")
    gives(
        V.padReflect(new int[] {4}, new int[] {3}),
        Shape.of(12),
        5,
        4,
        3,
        2,
        1,
        2,
        3,
        4,
        5,
        4,
        3,
        2);
    // np.pad(X, ((1, 0), (0, 2)), "edge")
    gives(
        X.padEdge(new int[] {1, 0}, new int[] {0, 2}),
        Shape.of(3, 5),
        0,
        1,
        2,
        2,
        2,
        0,
        1,
        2,
        2,
        2,
        3,
        4,
        5,
        5,
        5);
    // X.repeat(1, 2)
    gives(X.repeat(1, 2), Shape.of(2, 6), 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    // X.repeat(2, 1, 1)
    gives(X.repeat(2, 1, 1), Shape.of(2, 2, 3), 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
    // np.tile(X, 2)
    gives(X.tile(2), Shape.of(2, 6), 0, 1, 2, 0, 1, 2, 3, 4, 5, 3, 4, 5);
    // np.tile(X, (2, 2))
    gives(
        X.tile(2, 2),
        Shape.of(4, 6),
        0,
        1,
        2,
        0,
        1,
        2,
        3,
        4,
        5,
        3,
        4,
        5,
        0,
        1,
        2,
        0,
        1,
        2,
        3,
        4,
        5,
        3,
        4,
        5);
  }

  @Test
  void extensionsFurther() {
    // np.repeat(X, 2, 1)
    gives(X.repeatInterleave(1, 2), Shape.of(2, 6), 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    // np.repeat(X, [2, 0, 1], 1)
    gives(X.repeatInterleave(-1, new int[] {2, 0, 1}), Shape.of(2, 3), 0, 0, 2, 3, 3, 5);
    // np.outer(V[:2], V)
    gives(V.slice(0, 0, 2).outer(V), Shape.of(2, 5), 1, 2, 3, 4, 5, 2, 4, 6, 8, 10);
    // torch.meshgrid(V[:2], V[:3], indexing="ij")[0]
    gives(
        Tensor.meshgrid(V.slice(0, 0, 2), V.slice(0, 0, 3)).get(0),
        Shape.of(2, 3),
        1,
        1,
        1,
        2,
        2,
        2);
    // torch.meshgrid(V[:2], V[:3], indexing="ij")[1]
    gives(
        Tensor.meshgrid(V.slice(0, 0, 2), V.slice(0, 0, 3)).get(1),
        Shape.of(2, 3),
        1,
        2,
        3,
        1,
        2,
        3);
  }
}
