package dev.trigrad.benchmarks.course.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Engines;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.picture.Replay;
import dev.trigrad.picture.Replay.Backward;
import dev.trigrad.picture.Replay.Edge;
import dev.trigrad.testkit.program.Interpreter;
import dev.trigrad.testkit.program.RandomProgram;
import dev.trigrad.testkit.program.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A replay goes through the very numbers that gradients are made of. */
class ReplayTest {
  /** Unit roundoff of float32. */
  private static final double U = 0x1p-24;

  /** No rule of an elementwise operation rounds more than this often on an edge. */
  private static final int ROUNDINGS = 16;

  private final Tensor u = new Cell("u", Tensor.of(2f)).tensor();
  private final Tensor v = new Cell("v", Tensor.of(3f)).tensor();
  private final Tensor w = new Cell("w", Tensor.of(4f)).tensor();

  @Test
  void gradientsThatMeetAreAdded() {
    // L = u u + u: 2 u + 1 = 5.
    Replay replay = Replay.of(u.mul(u).add(u), u);
    assertEquals(5f, replay.gradient(u).item());
    assertTrue(
        replay.text(replay.steps().size() - 1).contains("gradients from 3 sides are added"),
        replay::toString);
    assertTrue(replay.toString().contains("dL/du = 1 + 2 + 2 = 5"), replay::toString);
  }

  @Test
  void aCellReadTwiceIsOneVariable() {
    var cell = new Cell("a", Tensor.of(3f));
    Replay replay = Replay.of(cell.tensor().mul(cell.tensor()));
    assertEquals(6f, replay.gradient(cell.tensor()).item());
  }

  @Test
  void refusesWhatItCannotShow() {
    Tensor pair = Tensor.of(new float[] {1, 2}, 2);
    assertEquals(
        "replay: the loss is [2], expected a scalar; take its sum or mean",
        assertThrows(ShapeException.class, () -> Replay.of(pair)).getMessage());
    Tensor gradient = Gradients.of(u.mul(u), u).getFirst();
    String message = assertThrows(GraphException.class, () -> Replay.of(gradient)).getMessage();
    assertTrue(message.contains("stopGradient()"), message);
    assertEquals(
        "replay: no gradient flows from the loss to 'w' float32[]; leave it out",
        assertThrows(GraphException.class, () -> Replay.of(u.mul(v), w)).getMessage());
    assertEquals(
        "replay: the loss is int32[]; only float32 has gradients",
        assertThrows(DTypeException.class, () -> Replay.of(Tensor.of(1))).getMessage());
    assertThrows(GraphException.class, () -> Replay.of(u.mul(v), u).gradient(v));
  }

  @Test
  void whatIsBehindAStoppedGradientHasNoStep() {
    // L = u · stop(v): only u has a gradient, 9, without anybody naming it.
    Replay replay = Replay.of(u.mul(v.square().stopGradient()));
    assertEquals(9f, replay.gradient(u).item());
    assertThrows(GraphException.class, () -> replay.gradient(v));
  }

  @Test
  void longGraphsAreReplayed() {
    Tensor x = u;
    for (int i = 0; i < 3000; i++) {
      x = x.sin();
    }
    assertEquals(2 * 3001, Replay.of(x).steps().size());
  }

  @Test
  void everyRandomProgramsGradientIsTheSumOfWhatArrived() {
    var looked = new Looking();
    for (long seed = 0; seed < 30; seed++) {
      new Interpreter(0, looked).run(RandomProgram.of(seed));
    }
    assertTrue(looked.replays > 20, () -> looked.replays + " replays");
    assertTrue(looked.sums > 10, () -> looked.sums + " sums");
    assertTrue(looked.locals > 200, () -> looked.locals + " local gradients");
  }

  /** Replays what a program asks for, before it is evaluated. */
  private static final class Looking implements Requests {
    private final Requests engine = Requests.on(Engines.evaluator());
    private int replays;
    private int sums;
    private int locals;

    @Override
    public void evaluate(List<Tensor> values) {
      values.stream().filter(value -> value.dtype() == DType.FLOAT32).forEach(this::look);
      engine.evaluate(values);
    }

    @Override
    public void commit(Updates updates, List<Tensor> keep) {
      engine.commit(updates, keep);
    }

    @Override
    public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
      engine.step(optimizer, gradients, keep);
    }

    private void look(Tensor value) {
      Tensor loss = value.sum();
      Graph graph = Graph.of(loss);
      var xs = new ArrayList<Tensor>();
      for (Node leaf : graph.inputs()) {
        Tensor x = new Tensor(leaf, 0);
        if (x.dtype() == DType.FLOAT32 && reaches(loss, x)) {
          xs.add(x);
        }
      }
      if (xs.isEmpty() || graph.nodes().stream().anyMatch(Looking::isRefused)) {
        return;
      }
      List<Tensor> expected = Gradients.of(loss, xs);
      Engines.evaluator().evaluate(expected);
      Replay replay = Replay.of(loss, xs.toArray(Tensor[]::new));
      for (int i = 0; i < xs.size(); i++) {
        assertArrayEquals(
            expected.get(i).toArray(), replay.gradient(xs.get(i)).toArray(), replay::toString);
      }
      check(replay);
      replays++;
    }

    private static boolean isRefused(Node node) {
      boolean old = node.cell() != null && node.version() != node.cell().version();
      return old || node.label().equals("gradient");
    }

    private static boolean reaches(Tensor loss, Tensor x) {
      try {
        Engines.evaluator().explain(Gradients.required(loss, List.of(x)).getFirst());
        return true;
      } catch (GraphException e) {
        return false;
      }
    }

    private void check(Replay replay) {
      var sent = new HashSet<Edge>();
      for (var step : replay.steps()) {
        if (step instanceof Backward backward) {
          sent.addAll(backward.sent());
          for (int i = 0; i < backward.gradients().size(); i++) {
            if (backward.gradients().get(i) != null) {
              sum(replay, backward, i);
            }
          }
          assertTrue(sent.containsAll(backward.arrived()), "arrived before it was sent");
          backward.sent().forEach(edge -> product(replay, backward, edge));
        }
      }
    }

    /** What arrived adds up, in that order, to what the node has. */
    private void sum(Replay replay, Backward step, int output) {
      float[] sum = null;
      for (Edge edge : step.arrived()) {
        Tensor read = replay.graph().nodes().get(edge.to()).inputs().get(edge.input());
        if (read.output() == output) {
          float[] part = edge.product().toArray();
          for (int i = 0; sum != null && i < part.length; i++) {
            part[i] = sum[i] + part[i];
          }
          sums += sum == null ? 0 : 1;
          sum = part;
        }
      }
      if (sum != null) {
        assertArrayEquals(sum, step.gradients().get(output).toArray(), replay::toString);
      }
    }

    /** Local times incoming, added up over what was repeated, is the product. */
    private void product(Replay replay, Backward step, Edge edge) {
      if (edge.local() == null) {
        return;
      }
      Tensor terms = edge.local().mul(step.gradients().getFirst());
      float[] expected = fitted(terms, edge.product());
      float[] magnitude = fitted(terms.abs(), edge.product());
      int count = terms.type().elements() / Math.max(1, expected.length) + 1;
      float[] found = edge.product().toArray();
      for (int i = 0; i < found.length; i++) {
        // 0 · ∞ is NaN, where rules select instead of multiplying.
        if (Float.isFinite(magnitude[i]) && Float.isFinite(found[i])) {
          double bound = (ROUNDINGS + 2 * count) * (U * magnitude[i] + Float.MIN_NORMAL);
          assertEquals(expected[i], found[i], bound, replay::toString);
        }
      }
      locals++;
    }

    /** Summed, or repeated, to the shape of {@code product}. */
    private static float[] fitted(Tensor terms, Tensor product) {
      if (terms.type().elements() == product.type().elements()) {
        return terms.toArray();
      }
      if (terms.shape().broadcastsTo(product.shape())) {
        return terms.expand(product.shape()).toArray();
      }
      Tensor repeated = product.stopGradient();
      return Gradients.of(repeated.expand(terms.shape()), terms, List.of(repeated))
          .getFirst()
          .toArray();
    }
  }
}
