package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Composite;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tensor shows its numbers where it can, else what it is; it never throws. */
class TensorTextTest {
  private static void shows(String expected, Tensor tensor) {
    assertEquals(expected, tensor.toString());
  }

  @Test
  void numbersAndTheirType() {
    shows("1.5 float32[]", Tensor.of(1.5f));
    shows("[ True False] bool[2]", Tensor.of(new boolean[] {true, false}));
    shows("[[ 1.  2.]\n [-4. 60.]] float32[2, 2]", Tensor.of(new float[] {1, 2, -4, 60}, 2, 2));
    shows("[] float32[2, 0, 3]", Tensor.of(new float[0], 2, 0, 3));
    shows("[   0    1    2 ... 1998 1999 2000] int32[2001]", Tensor.arange(2001));
  }

  @Test
  void whatWouldTakeLongIsNotComputed() {
    Tensor large = Tensor.ones(1000, 1000);
    Tensor product = large.matmul(large);
    shows("matmul float32[1000, 1000]", product);
    assertFalse(product.evaluated());
    Tensor little = Tensor.of(1f);
    for (int i = 0; i < 2_000; i++) {
      little = little.add(1);
    }
    shows("add float32[]", little);
    assertFalse(little.evaluated());
    Tensor x = Tensor.ones(100, 100);
    shows("gradient float32[100, 100]", deep(x));
  }

  /** A gradient of gradients, each of which costs several times what it is taken of. */
  private static Tensor deep(Tensor x) {
    Tensor y = x.matmul(x).tanh().sum();
    for (int i = 0; i < 4; i++) {
      y = Gradients.of(y, x).getFirst().square().sum();
    }
    return Gradients.of(y, x).getFirst();
  }

  @Test
  void gradientsAreShown() {
    Tensor x = Tensor.of(new float[] {1, 2});
    shows("[2. 4.] float32[2]", Gradients.of(x.square().sum(), x).getFirst());
  }

  @Test
  void whatThisThreadHasRecordedIsComputed() {
    shows("[2. 4.] float32[2]", Tensor.of(new float[] {1, 2}).mul(2));
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    shows("[1. 2.] float32[2]", cell.tensor());
  }

  @Test
  void whatCannotBeComputedShowsOperationAndType() throws InterruptedException {
    Tensor x = Tensor.of(new float[] {1, 2});
    Tensor outside = x.gather(0, Tensor.of(new int[] {1}).mul(2));
    shows("gather float32[1]", outside);

    var cell = new Cell("w", x);
    Tensor stale = cell.tensor();
    Tensor read = stale.neg();
    cell.assign(x);
    shows("w float32[2]", stale);
    shows("neg float32[2]", read);

    var recorded = new Tensor[1];
    var thread = new Thread(() -> recorded[0] = x.neg());
    thread.start();
    thread.join();
    shows("neg float32[2]", recorded[0]);
    shows("neg float32[2]", recorded[0]);
  }

  /** Puts what its input shows into an error. */
  private record Showing() implements Composite {
    @Override
    public String name() {
      return "showing";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor constant = Tensor.of(1f);
      throw new IllegalStateException(inputs.getFirst().neg() + ", " + constant);
    }
  }

  @Test
  void nothingHasAValueInABody() {
    var error =
        assertThrows(
            IllegalStateException.class,
            () -> Recorder.record(new Showing(), Tensor.of(new float[] {1, 2})));
    assertEquals("neg float32[2], constant float32[]", error.getMessage());
  }
}
