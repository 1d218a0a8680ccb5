package dev.trigrad.engine.java;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Composite;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.PlanCache;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Requests share a plan if and only if they are the same program. */
class PlanCacheTest {
  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /**
   * Random graphs of few operations, so that many are alike in all but the wiring: as many plans
   * are made as there are different listings, and each gives what a new evaluator gives.
   */
  @Test
  void asManyPlansAreMadeAsThereArePrograms() {
    var random = new SplittableRandom(11);
    var listings = new HashSet<String>();
    int[] seeds = random.ints(200, 0, 60).toArray();
    for (int seed : seeds) {
      List<Tensor> outputs = graph(seed);
      listings.add(Graph.of(outputs.toArray(Tensor[]::new)) + " " + numbers(outputs));
      List<Tensor> again = graph(seed);
      evaluator.evaluate(outputs.toArray(Tensor[]::new));
      new Evaluator(evaluator.engine()).evaluate(again.toArray(Tensor[]::new));
      for (int i = 0; i < outputs.size(); i++) {
        assertArrayEquals(again.get(i).toArray(), outputs.get(i).toArray(), 0, "seed " + seed);
      }
    }
    assertTrue(listings.size() > 30, "graphs differ");
    assertEquals(listings.size(), evaluator.plans().misses());
    assertEquals(seeds.length - listings.size(), evaluator.plans().hits());
  }

  /** Which node of the listing, and which output of it, each one asked for is. */
  private static String numbers(List<Tensor> outputs) {
    List<dev.trigrad.graph.Node> nodes = Graph.of(outputs.toArray(Tensor[]::new)).nodes();
    return outputs.stream().map(each -> nodes.indexOf(each.node()) + "." + each.output()).toList()
        + "";
  }

  private static List<Tensor> graph(int seed) {
    var random = new SplittableRandom(seed % 40);
    var pool = new ArrayList<Tensor>();
    for (int i = 0; i < 2; i++) {
      // Equal seeds modulo 40 are equal programs on other numbers.
      pool.add(Tensor.of(new float[] {i + 1, 2 - i, 0.5f + seed}));
    }
    for (int i = 0; i < 4; i++) {
      Tensor a = pool.get(random.nextInt(pool.size()));
      Tensor b = pool.get(random.nextInt(pool.size()));
      pool.add(
          switch (random.nextInt(3)) {
            case 0 -> a.add(b);
            case 1 -> a.sub(b);
            default -> Recorder.recordAll(new Pair(), List.of(a, b)).get(random.nextInt(2));
          });
    }
    return List.of(pool.getLast(), pool.get(2 + random.nextInt(3)));
  }

  private record Pair() implements Composite {
    @Override
    public String name() {
      return "pair";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).mul(inputs.get(1)), inputs.get(0).sub(inputs.get(1)));
    }
  }

  private record Many(int count) implements Composite {
    @Override
    public String name() {
      return "many";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      var outputs = new ArrayList<Tensor>();
      for (int i = 0; i < count; i++) {
        outputs.add(inputs.getFirst().add(i));
      }
      return outputs;
    }
  }

  @Test
  void everyOutputOfManyIsItself() {
    for (int i = 0; i < 40; i++) {
      Tensor x = Tensor.of(100f);
      List<Tensor> all = Recorder.recordAll(new Many(40), List.of(x));
      assertEquals(-(100 + i), evaluator.evaluate(all.get(i).neg()).item());
      Tensor both = all.get(i).mul(1000).add(all.get(39 - i));
      assertEquals(1000 * (100 + i) + 139 - i, evaluator.evaluate(both).item());
    }
    assertEquals(80, evaluator.plans().misses());
  }

  @Test
  void thePlanLongestUnusedMakesRoom() {
    for (int i = 1; i <= PlanCache.CAPACITY + 20; i++) {
      evaluate(i);
      // The first is used all the time.
      evaluate(1);
    }
    PlanCache plans = evaluator.plans();
    assertEquals(PlanCache.CAPACITY, plans.size());
    assertEquals(PlanCache.CAPACITY + 20, plans.misses());
    assertEquals(PlanCache.CAPACITY + 20, plans.hits());
    assertTrue(plans.planningNanos() > 0);
    evaluate(1);
    evaluate(PlanCache.CAPACITY + 20);
    assertEquals(PlanCache.CAPACITY + 20, plans.misses());
    evaluate(2);
    assertEquals(PlanCache.CAPACITY + 21, plans.misses());
    assertEquals(PlanCache.CAPACITY, plans.size());
    assertEquals(java.util.Map.of(), plans.refused());
  }

  private void evaluate(int length) {
    assertEquals(length, evaluator.evaluate(Tensor.of(new float[length]).add(1).sum()).item());
  }

  /** Leaves beyond 32, nodes beyond 64, cells beyond 16, and a walk deeper than a stack. */
  @Test
  void largeRequestsAreNumberedRight() {
    for (int round = 0; round < 3; round++) {
      var cells = new ArrayList<Cell>();
      var updates = new Updates();
      Tensor sum = Tensor.of(0f);
      for (int i = 0; i < 70; i++) {
        cells.add(new Cell("cell " + i, Tensor.of((float) i)));
      }
      for (int i = 69; i >= 0; i--) {
        Tensor leaf = Tensor.of(2f * i + round);
        updates.put(cells.get(i), cells.get(i).tensor().mul(leaf).add(cells.get(69 - i).tensor()));
        sum = sum.add(leaf);
      }
      evaluator.commit(updates, sum);
      assertEquals(70 * 69 + 70 * round, sum.item());
      for (int i = 0; i < 70; i++) {
        assertEquals(i * (2f * i + round) + 69 - i, cells.get(i).snapshot().item());
        assertEquals(2, cells.get(i).version());
      }
    }
    assertEquals(1, evaluator.plans().misses());
  }

  @Test
  void whatIsEvaluatedBelowAGradientIsOpened() {
    for (int round = 0; round < 3; round++) {
      Tensor x = Tensor.of(1.5f + round);
      Tensor y = x;
      for (int i = 0; i < 500; i++) {
        y = y.add(x);
        if (i % 100 == 99) {
          evaluator.evaluate(y);
        }
      }
      Tensor z = y.mul(x);
      Tensor gradient = Gradients.of(z, x).getFirst();
      Tensor second = Gradients.of(gradient, x).getFirst();
      evaluator.evaluate(gradient, second, z.neg());
      assertEquals(2 * 501 * (1.5f + round), gradient.item(), 0.1f);
      assertEquals(2 * 501, second.item(), 0.1f);
      assertEquals(z.item(), 501 * (1.5f + round) * (1.5f + round), 0.5f);
    }
  }

  @Test
  void aSiteOfManyStructuresIsNamed() {
    for (int i = 1; i <= PlanCache.BUSY; i++) {
      evaluate(i);
    }
    assertEquals(java.util.Map.of(), evaluator.plans().busySites());
  }

  /** One graph, of which different parts are asked for and written to different cells. */
  @Test
  void whatIsAskedForIsPartOfTheProgram() {
    int programs = 0;
    for (int first = 0; first < 4; first++) {
      for (int second = 0; second < 4; second++) {
        for (int cell = 0; cell < 3; cell++) {
          // All nodes are walked in one order, since the last one comes first.
          Tensor[] all = chain();
          var cells = List.of(new Cell("a", Tensor.of(0f)), new Cell("b", Tensor.of(0f)));
          var updates = new Updates();
          if (cell < 2) {
            updates.put(cells.get(cell), all[second]).put(cells.get(1 - cell), all[first]);
          }
          evaluator.commit(updates, all[3], all[first], all[second]);
          assertEquals(value(3), all[3].item());
          assertEquals(value(first), all[first].item());
          assertEquals(value(second), all[second].item());
          if (cell < 2) {
            assertEquals(value(second), cells.get(cell).snapshot().item());
            assertEquals(value(first), cells.get(1 - cell).snapshot().item());
          }
          programs++;
        }
      }
    }
    assertTrue(evaluator.plans().misses() > programs / 3, "plans are not mixed up");
  }

  @Test
  void whichCellIsWrittenIsPartOfTheProgram() {
    for (int round = 0; round < 2; round++) {
      for (int written = 0; written < 2; written++) {
        var cells = List.of(new Cell("a", Tensor.of(7f)), new Cell("b", Tensor.of(2f)));
        Tensor difference = cells.get(0).tensor().sub(cells.get(1).tensor());
        evaluator.commit(new Updates().put(cells.get(written), difference), difference);
        assertEquals(5, cells.get(written).snapshot().item());
        assertEquals(written == 0 ? 2 : 7, cells.get(1 - written).snapshot().item());
      }
    }
    assertEquals(2, evaluator.plans().misses());
  }

  private static Tensor[] chain() {
    Tensor a = Tensor.of(3f).add(1);
    Tensor b = a.mul(2);
    Tensor c = b.sub(1);
    return new Tensor[] {a, b, c, c.add(b)};
  }

  private static float value(int index) {
    return new float[] {4, 8, 7, 15}[index];
  }
}
