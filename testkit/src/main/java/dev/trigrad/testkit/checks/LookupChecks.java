package dev.trigrad.testkit.checks;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.reference.Reference;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;

/**
 * Rule R13 on tables of which some rows are looked up: descent in those rows, whatever the planner
 * makes of it, is descent in all of them, and leaves the others as they were, bit by bit.
 */
public final class LookupChecks {
  private static final int STEPS = 3;

  private static final float[] RATES = {0.1f, 0, -0f, -0.1f, Float.POSITIVE_INFINITY};

  private final Evaluator planned;
  private final Evaluator plain;
  private final boolean sameBits;

  public LookupChecks(Evaluator planned, Evaluator plain, boolean sameBits) {
    this.planned = planned;
    this.plain = plain;
    this.sameBits = sameBits;
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    int[][] tables = {{1, 3}, {7}, {50, 1}, {40, 17}, {9, 2, 3}, {300, 64}};
    for (int[] table : tables) {
      for (int count : new int[] {0, 1, 2, 6}) {
        for (float rate : RATES) {
          Shape shape = Shape.of(table);
          String name = count + " of " + shape + " at rate " + rate;
          checks.add(new Check("lookups", Rule.R13_UPDATES, name, () -> check(shape, count, rate)));
        }
      }
    }
    return checks;
  }

  private void check(Shape shape, int count, float rate) {
    Tensor start = start(shape);
    Tensor expected = start;
    for (int step = 0; step < STEPS; step++) {
      expected = expected.sub(gradient(expected, indices(shape, count, step), step).mul(rate));
    }
    Tensor learned = learned(planned, start, count, rate);
    if (Float.isFinite(rate)) {
      Comparison.within(new Reference().of(expected), learned);
    }
    if (sameBits) {
      Tensor other = learned(plain, start, count, rate);
      Comparison.sameBits(
          Comparison.array(other), Comparison.array(learned), "with and without passes");
    }
  }

  /** Zeros of both signs among the rows, most of which nobody looks up. */
  private static Tensor start(Shape shape) {
    float[] values = Samples.floats(shape, -1, 1, 61).toArray();
    for (int i = 0; i < values.length; i += 3) {
      values[i] = i % 2 == 0 ? -0f : 0f;
    }
    return Tensor.of(values, shape.extents());
  }

  /** Some of them equal. */
  private static Tensor indices(Shape shape, int count, int step) {
    int[] indices = Samples.ints(Shape.of(count), 0, shape.extent(0), 62 + step).toIntArray();
    for (int i = 2; i < count; i += 2) {
      indices[i] = indices[0];
    }
    return Tensor.of(indices).add(0);
  }

  private static Tensor gradient(Tensor table, Tensor indices, int step) {
    Tensor rows = table.gather(0, indices);
    Tensor factors = Samples.floats(rows.shape(), -1, 1, 65 + step);
    return Gradients.of(rows.mul(factors).mul(rows).sum(), table).getFirst();
  }

  private static Tensor learned(Evaluator evaluator, Tensor start, int count, float rate) {
    var table = new Cell("table", start);
    Tensor by = Tensor.of(rate);
    for (int step = 0; step < STEPS; step++) {
      Tensor now = table.tensor();
      Tensor gradient = gradient(now, indices(start.shape(), count, step), step);
      evaluator.commit(new Updates().put(table, now.sub(gradient.mul(by))));
    }
    return table.snapshot();
  }
}
