package dev.trigrad.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.trigrad.DType;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.op.Composite;
import dev.trigrad.reference.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Gradients, as the reference evaluates them. */
class GradientsTest {
  private record Product() implements Composite {
    @Override
    public String name() {
      return "product";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).mul(inputs.get(1)));
    }
  }

  private static double by(Tensor x, Tensor y) {
    return new Reference().of(Gradients.of(y, x).getFirst()).value()[0];
  }

  private static final String UNUSED =
      "gradient: y does not depend on 'constant' float32[], or only past detach(); give the"
          + " tensor that y was computed from, not a copy, or take Gradients.orZeros(…)";

  private static void refused(Tensor x, Tensor y) {
    var error = assertThrows(GraphException.class, () -> by(x, y));
    assertEquals(UNUSED, error.getMessage());
    assertEquals(0, new Reference().of(Gradients.orZeros(y, List.of(x)).getFirst()).value()[0]);
    Tensor one = Tensor.of(1f);
    Tensor none = Gradients.orZeros(y, one, List.of(x)).getFirst();
    assertEquals(0, new Reference().of(none).value()[0]);
  }

  @Test
  void whatIsDifferentiatedByMustHaveBeenUsed() {
    Tensor x = Tensor.of(3f);
    refused(Tensor.of(3f), x.square());
    refused(x, x.square().stopGradient());
    refused(x, x.stopGradient().square());
    refused(x, Recorder.record(new Product(), Tensor.of(2f), x.stopGradient()));
    assertEquals(6, by(x, x.square().add(x.stopGradient())));
  }

  /** The outputs of one operation are variables of their own. */
  @Test
  void anotherOutputOfTheSameOperationWasNotUsed() {
    Tensor x = Tensor.of(3f);
    Tensor y = Tensor.of(2f);
    List<Tensor> both = Gradients.of(x.square().mul(y), x, y);
    assertEquals(2, by(both.get(0), both.get(0).mul(2)));
    var error = assertThrows(GraphException.class, () -> by(both.get(1), both.get(0).mul(2)));
    assertEquals(UNUSED.replace("constant", "gradient"), error.getMessage());
  }

  /** A derivative that is zero is no mistake: piecewise constant functions, slopes of lines. */
  @Test
  void whatWasUsedMayHaveNoGradient() {
    Tensor x = Tensor.of(3f);
    assertEquals(0, by(x, x.sign()));
    assertEquals(0, by(x, x.floor()));
    assertEquals(0, by(x, x.greater(2).cast(DType.FLOAT32)));
    assertEquals(0, by(x, Recorder.record(new Product(), x.sign(), Tensor.of(2f))));
    Tensor nothing = Tensor.of(new float[0]);
    assertEquals(
        0, new Reference().of(Gradients.of(nothing.prod(), nothing).getFirst()).value().length);
    Tensor slope = Gradients.of(x.mul(2), x).getFirst();
    assertEquals(0, by(x, slope));
    assertEquals(0, by(x, Gradients.of(slope, x).getFirst().add(1)));
    assertEquals(0, new Reference().of(Gradients.hessian(x.mul(2), x)).value()[0]);
  }

  /** Threads that read a cell at once may each get a leaf of their own. */
  @Test
  void leavesOfOneCellAreOneVariable() {
    var cell = new Cell("x", Tensor.of(3f));
    var one = new Tensor(new Node(cell, cell.version()), 0);
    var other = new Tensor(new Node(cell, cell.version()), 0);
    assertNotSame(one.node(), other.node());
    for (Tensor square : List.of(one.mul(other), Recorder.record(new Product(), one, other))) {
      Tensor gradient = Gradients.of(square, cell.tensor()).getFirst();
      assertEquals(6, new Reference().of(gradient).value()[0]);
    }
  }
}
