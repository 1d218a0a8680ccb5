package dev.trigrad.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

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
