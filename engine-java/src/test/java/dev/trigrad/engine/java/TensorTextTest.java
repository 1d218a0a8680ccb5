package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
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
  void numbersOfAnyRank() {
    shows("1.5000 float32[]", Tensor.of(1.5f));
    shows("3 int32[]", Tensor.of(3));
    shows("[ true, false] bool[2]", Tensor.of(new boolean[] {true, false}));
    shows("[1., 2., 3.] float32[3]", Tensor.of(new float[] {1, 2, 3}));
    shows("[ 0.5000, -2.2500] float32[2]", Tensor.of(new float[] {0.5f, -2.25f}));
    shows(
        "[[ 1.,  2.,  3.],\n [-4.,  5., 60.]] float32[2, 3]",
        Tensor.of(new float[] {1, 2, 3, -4, 5, 60}, 2, 3));
    shows("[[[1, 2]],\n\n [[3, 4]]] int32[2, 1, 2]", Tensor.of(new int[] {1, 2, 3, 4}, 2, 1, 2));
  }

  @Test
  void largeAndSmallNumbersHaveExponents() {
    shows("[1.0000e-05, 1.0000e+00] float32[2]", Tensor.of(new float[] {1e-5f, 1}));
    shows("[1.0000e+09] float32[1]", Tensor.of(new float[] {1e9f}));
    shows(
        "[   nan,    inf,   -inf, 0.5000] float32[4]",
        Tensor.of(new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 0.5f}));
    shows("[nan] float32[1]", Tensor.of(new float[] {Float.NaN}));
  }

  @Test
  void emptyTensorsShowTheirShape() {
    shows("[] float32[0]", Tensor.of(new float[0]));
    shows("[] float32[2, 0, 3]", Tensor.of(new float[0], 2, 0, 3));
  }

  @Test
  void longAxesAreShortened() {
    shows(
        "[0, 1, 2, ..., 1998, 1999, 2000] int32[2001]".replace("0, 1, 2,", "   0,    1,    2,"),
        Tensor.arange(2001));
    String matrix = Tensor.zeros(40, 50).toString();
    assertEquals(7, matrix.lines().count(), matrix);
    assertTrue(matrix.startsWith("[[0., 0., 0., ..., 0., 0., 0.],\n [0., "), matrix);
    assertTrue(matrix.contains(",\n ...,\n ["), matrix);
    assertFalse(Tensor.zeros(1000).toString().contains("..."));
  }

  @Test
  void whatThisThreadHasRecordedIsComputed() {
    shows("[2., 4.] float32[2]", Tensor.of(new float[] {1, 2}).mul(2));
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    shows("[1., 2.] float32[2]", cell.tensor());
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
