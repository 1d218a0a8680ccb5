package dev.trigrad.testkit.program;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;

/**
 * Passes requests on, and holds every value and every updated cell against the double-precision
 * reference, which goes on from the cells as the engine left them.
 */
public final class Judging implements Requests {
  private final Requests requests;
  private final Reference reference = new Reference();
  private long elements;
  private long judged;

  /** Judges what {@code requests} answers. */
  public Judging(Requests requests) {
    this.requests = requests;
  }

  /** Number of elements compared so far. */
  public long elements() {
    return elements;
  }

  /** How many of them had a bound small enough to notice a wrong one. */
  public long judged() {
    return judged;
  }

  @Override
  public void evaluate(List<Tensor> values) {
    List<ReferenceValue> expected = expected(values);
    requests.evaluate(values);
    compare(expected, values);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    List<ReferenceValue> kept = expected(keep);
    List<ReferenceValue> updated = expected(updates.values().values().stream().toList());
    requests.commit(updates, keep);
    compare(kept, keep);
    var now = new ArrayList<Tensor>();
    updates.values().keySet().forEach(cell -> now.add(cell.snapshot()));
    compare(updated, now);
  }

  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    List<ReferenceValue> kept = expected(keep);
    requests.step(optimizer, gradients, keep);
    compare(kept, keep);
  }

  private List<ReferenceValue> expected(List<Tensor> tensors) {
    return tensors.stream().map(reference::of).toList();
  }

  private void compare(List<ReferenceValue> expected, List<Tensor> actual) {
    for (int i = 0; i < expected.size(); i++) {
      compare(expected.get(i), actual.get(i));
    }
  }

  private void compare(ReferenceValue expected, Tensor actual) {
    elements += expected.elements();
    judged += Judge.judged(expected);
    Object array = Evaluator.value(actual);
    int length = array instanceof float[] floats ? floats.length : ((int[]) array).length;
    if (length != expected.elements()) {
      throw new ProgramFailure("length", "has " + length + " elements, expected " + actual.type());
    }
    int at = expected.firstOutside(array);
    if (at >= 0) {
      Object got = array instanceof float[] floats ? (Object) floats[at] : ((int[]) array)[at];
      throw new ProgramFailure(
          "bounds",
          "element "
              + at
              + " of "
              + actual.type()
              + " is "
              + got
              + ", expected "
              + expected.describe(at));
    }
    if (actual.dtype() == DType.BOOL) {
      for (float truth : (float[]) array) {
        if (truth != 0 && truth != 1) {
          throw new ProgramFailure("truth", "a truth value is stored as " + truth);
        }
      }
    }
  }
}
