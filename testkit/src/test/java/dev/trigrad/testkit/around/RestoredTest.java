package dev.trigrad.testkit.around;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.graph.Cell;
import dev.trigrad.optim.Accumulation;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.optim.transform.GradientNoise;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.learning.Noisy;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Training goes on bit by bit from the cells, whenever they were saved. */
class RestoredTest {
  private static final int BATCHES = 14;

  /** All that trains, built anew. */
  private static final class Run {
    final Noisy model = new Noisy(5);
    final ReduceOnPlateau plateau = new ReduceOnPlateau().patience(1).gamma(0.5).cooldown(1);
    final Optimizer optimizer;
    final Accumulation batches;
    final WeightAverage average;

    Run(Evaluator evaluator) {
      optimizer = new Adam(model, 0.05f).on(evaluator);
      optimizer
          .schedule(Schedule.cosine(9, 0.1).warmUp(3))
          .plateau(plateau)
          .transform(new GradientNoise(0.3))
          .transform(new ClipByGlobalNorm(0.7f));
      average = optimizer.average(WeightAverage.exponential(0.8).debiased().from(1).every(2));
      batches = optimizer.accumulation();
    }

    /** Batch {@code i}: two of three are accumulated for the third, which steps. */
    void batch(int i) {
      Tensor x = Tensor.full(1 + 0.1f * i, 4, 5);
      if (i % 3 < 2) {
        batches.add(1 + i, pass -> model.apply(x, pass).square().mean());
      } else {
        batches.step(2, pass -> model.apply(x, pass).square().mean());
        optimizer.step(pass -> model.apply(x, pass).square().sum());
        plateau.report(i % 2);
      }
    }

    Map<String, Cell> cells() {
      var cells = new LinkedHashMap<>(model.cells());
      optimizer.cells().forEach((name, cell) -> cells.put("optimizer." + name, cell));
      return cells;
    }

    /** Everything by name, as text that tells all bits. */
    Map<String, String> values() {
      var values = new LinkedHashMap<String, String>();
      cells().forEach((name, cell) -> values.put(name, text(cell)));
      return values;
    }

    private static String text(Cell cell) {
      return switch (Evaluator.value(cell.snapshot())) {
        case float[] floats -> Arrays.toString(floats);
        case int[] ints -> Arrays.toString(ints);
        case double[] doubles -> Arrays.toString(doubles);
        default -> throw new AssertionError(cell);
      };
    }
  }

  @Test
  void goesOnBitByBit() {
    var evaluator = new Evaluator(new JavaProvider().open());
    var whole = new Run(evaluator);
    for (int i = 0; i < BATCHES; i++) {
      whole.batch(i);
    }
    assertEquals(
        Set.of(
            "scale",
            "passes",
            "optimizer.mean.scale",
            "optimizer.square.scale",
            "optimizer.step",
            "optimizer.learningRate",
            "optimizer.random",
            "optimizer.position",
            "optimizer.plateau",
            "optimizer.average.scale",
            "optimizer.average.state",
            "optimizer.accumulated.scale",
            "optimizer.accumulated.state"),
        whole.cells().keySet());
    for (int cut = 0; cut <= BATCHES; cut++) {
      var first = new Run(evaluator);
      for (int i = 0; i < cut; i++) {
        first.batch(i);
      }
      var second = new Run(evaluator);
      // Whatever is forgotten is another one by now.
      second.batch(2);
      Map<String, Cell> from = first.cells();
      second.cells().forEach((name, cell) -> cell.assign(from.get(name).snapshot()));
      assertEquals(first.optimizer.learningRate(), second.optimizer.learningRate());
      for (int i = cut; i < BATCHES; i++) {
        second.batch(i);
      }
      assertEquals(whole.values(), second.values(), "cut at " + cut);
      assertEquals(whole.optimizer.learningRate(), second.optimizer.learningRate());
      assertEquals(whole.average.count(), second.average.count());
    }
  }
}
