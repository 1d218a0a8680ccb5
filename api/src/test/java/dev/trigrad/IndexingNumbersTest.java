package dev.trigrad;

import static dev.trigrad.Sampled.C;
import static dev.trigrad.Sampled.I;
import static dev.trigrad.Sampled.J;
import static dev.trigrad.Sampled.V;
import static dev.trigrad.Sampled.W;
import static dev.trigrad.Sampled.X;
import static dev.trigrad.Sampled.gives;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.graph.Gradients;
import dev.trigrad.reference.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads, writes and parts give what NumPy and PyTorch give in double, by the calls behind each row.
 */
class IndexingNumbersTest {
  @Test
  void reads() {
    // np.take(X, J, 1)
    gives(X.gather(1, J), Shape.of(2, 3), 1, 2, 1, 4, 5, 4);
    // np.take(X, J, 0)
    gives(X.gather(0, J), Shape.of(3, 3), 3, 4, 5, 3, 4, 5, 3, 4, 5);
    // np.take(X, I, -1)
    gives(X.gather(-1, I), Shape.of(2, 2, 3), 2, 0, 2, 1, 1, 0, 5, 3, 5, 4, 4, 3);
    // np.take(C, -1, 1)
    gives(C.select(1, Tensor.of(-1)), Shape.of(2, 2), 4, 5, 10, 11);
    // np.take(C, J, 1)
    gives(C.indexSelect(1, J), Shape.of(2, 3, 2), 2, 3, 4, 5, 2, 3, 8, 9, 10, 11, 8, 9);
    // torch.gather(X, 1, I)
    gives(X.takeAlong(1, I), Shape.of(2, 3), 2, 0, 2, 4, 4, 3);
    // torch.gather(X, 0, I.clamp(max=1))
    gives(X.takeAlong(0, I.minimum(1)), Shape.of(2, 3), 3, 1, 5, 3, 4, 2);
    // np.take_along_axis(X, I - 3, 1)
    gives(X.takeAlong(1, I.sub(3)), Shape.of(2, 3), 2, 0, 2, 4, 4, 3);
    // X.masked_fill(X > 2, -1)
    gives(X.maskedFill(X.greater(2), -1), Shape.of(2, 3), 0, 1, 2, -1, -1, -1);
  }

  @Test
  void writes() {
    // X.scatter_add(1, I, W)
    gives(X.scatterAdd(1, I, W), Shape.of(2, 3), 20, 1, 42, 63, 94, 5);
    // X.scatter_add(0, I.clamp(max=1), W)
    gives(X.scatterAdd(0, I.minimum(1), W), Shape.of(2, 3), 0, 21, 62, 53, 54, 35);
    // np.put_along_axis(X, I, W, 1)
    gives(X.scatterSet(1, I, W), Shape.of(2, 3), 20, 1, 30, 60, 50, 5);
    // np.put_along_axis(X, I - 3, W, 1)
    gives(X.scatterSet(1, I.sub(3), W), Shape.of(2, 3), 20, 1, 30, 60, 50, 5);
    // np.put_along_axis(X, np.minimum(I, 1), W, 0)
    gives(X.scatterSet(0, I.minimum(1), W), Shape.of(2, 3), 0, 20, 60, 40, 50, 30);
    // X.index_add(1, I[0], W)
    gives(X.indexAdd(1, I.select(0, 0), W), Shape.of(2, 3), 20, 1, 42, 53, 4, 105);
    // X.index_add(0, I[1, 1:], W)
    gives(X.indexAdd(0, I.select(0, 1).slice(0, 1, 3), W), Shape.of(2, 3), 40, 51, 62, 13, 24, 35);
    // x[:, j] = w
    gives(X.indexSet(1, J, W), Shape.of(2, 3), 0, 30, 20, 3, 60, 50);
    // x[j] = w
    gives(X.indexSet(0, J.slice(0, 1, 3), W), Shape.of(2, 3), 0, 1, 2, 40, 50, 60);
  }

  /** torch.chunk and torch.split of so many elements. */
  @Test
  void partsAreThoseOfPyTorch() {
    sizes(Tensor.arange(7).chunk(0, 3), 3, 3, 1);
    sizes(Tensor.arange(4).chunk(0, 3), 2, 2);
    sizes(Tensor.arange(6).chunk(0, 4), 2, 2, 2);
    sizes(Tensor.arange(5).chunk(0, 5), 1, 1, 1, 1, 1);
    sizes(Tensor.arange(2).chunk(-1, 4), 1, 1);
    sizes(Tensor.arange(0).chunk(0, 3), 0, 0, 0);
    sizes(Tensor.arange(9).chunk(0, 4), 3, 3, 3);
    sizes(Tensor.arange(7).split(0, 3), 3, 3, 1);
    sizes(Tensor.arange(6).split(0, 2), 2, 2, 2);
    sizes(Tensor.arange(0).split(0, 2), 0);
    sizes(Tensor.arange(0).split(0, 0), 0);
    sizes(Tensor.arange(2).split(0, 5), 2);
    sizes(Tensor.arange(7).split(0, 2, 5, 0), 2, 5, 0);
    assertEquals(0, Tensor.zeros(2, 0).unbind(1).size());
    assertThrows(UnsupportedOperationException.class, () -> V.unbind(0).clear());
  }

  private static void sizes(List<Tensor> parts, int... expected) {
    int[] sizes = parts.stream().mapToInt(part -> part.shape().extent(0)).toArray();
    assertArrayEquals(expected, sizes);
    int next = 0;
    for (Tensor part : parts) {
      for (double value : new Reference().of(part).value()) {
        assertEquals(next++, value);
      }
    }
  }

  private static void gradients(Tensor y, double[] ofX, double[] ofW) {
    List<Tensor> found = Gradients.of(y.mul(y).mul(y).sum(), List.of(X, W));
    gives(found.get(0), X.shape(), ofX);
    gives(found.get(1), W.shape(), ofW);
  }

  /** Of Σ y³; torch.autograd.grad of the same, of scatterSet 3 y² where it is written last. */
  @Test
  void gradientsReachWhoHasWritten() {
    double[] added = {1200, 3, 5292, 11907, 26508, 75};
    gradients(X.scatterAdd(1, I, W), added, new double[] {5292, 1200, 5292, 26508, 26508, 11907});
    double[] kept = {0, 3, 0, 0, 0, 75};
    gradients(X.scatterSet(1, I, W), kept, new double[] {0, 1200, 2700, 0, 7500, 10800});
    Tensor taken = X.takeAlong(1, I);
    Tensor gradient = Gradients.of(taken.mul(taken).mul(taken).sum(), X).getFirst();
    gives(gradient, X.shape(), 0, 0, 24, 27, 96, 0);
  }
}
