package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Replay.Backward;
import dev.trigrad.graph.Replay.Edge;
import dev.trigrad.graph.Replay.Forward;
import dev.trigrad.graph.Replay.Step;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.op.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** One reverse sweep that writes down what is sent where, for a {@link Replay}. */
final class ReplaySweep extends Backpropagation {
  /** Tensors evaluated at a time. */
  private static final int PART = 1000;

  private final Graph graph;
  private final Tensor loss;

  /** What the caller names. */
  private final List<Tensor> wrt;

  private final Map<Node, Integer> places = new IdentityHashMap<>();

  /** What each node has sent. */
  private final Map<Node, List<Edge>> sent = new IdentityHashMap<>();

  /** What has arrived at each node, or at each cell. */
  private final Map<Object, List<Edge>> arrived = new IdentityHashMap<>();

  /** To be evaluated, each after what it is made of. */
  private final List<Tensor> values = new ArrayList<>();

  ReplaySweep(Tensor loss, Tensor... wrt) {
    this(Graph.of(loss), loss, wrt);
  }

  private ReplaySweep(Graph graph, Tensor loss, Tensor... wrt) {
    super(targets(graph, wrt), false, false, new Expansions());
    this.graph = graph;
    this.loss = loss;
    this.wrt = List.of(wrt);
    for (Node node : graph.nodes()) {
      places.put(node, places.size());
    }
  }

  private static List<Tensor> targets(Graph graph, Tensor... wrt) {
    for (Node node : graph.nodes()) {
      if (node.op() instanceof GradientOf) {
        throw new GraphException(
            "replay: the loss is made with a gradient, which has a graph of its own; evaluate that"
                + " gradient and go on from its stopGradient()");
      }
    }
    for (Tensor x : wrt) {
      ArgumentException.requirePresent(x, "replay", "x");
      if (x.dtype() != DType.FLOAT32) {
        throw new DTypeException("replay: x is " + x.type() + "; only float32 has gradients");
      }
    }
    if (wrt.length > 0) {
      return List.of(wrt);
    }
    List<Node> leaves =
        graph.inputs().stream()
            .filter(leaf -> leaf.types().getFirst().dtype() == DType.FLOAT32)
            .toList();
    boolean cells = leaves.stream().anyMatch(leaf -> leaf.cell() != null);
    return leaves.stream()
        .filter(leaf -> leaf.cell() != null || !cells)
        .map(leaf -> new Tensor(leaf, 0))
        .toList();
  }

  Replay replay() {
    var steps = new ArrayList<Step>();
    for (Node node : graph.nodes()) {
      var results = new Tensor[node.types().size()];
      Arrays.setAll(results, i -> new Tensor(node, i));
      Collections.addAll(values, results);
      steps.add(new Forward(places.get(node), List.of(results)));
    }
    run(List.of(loss), List.of(Tensor.of(1f).expand(loss.shape())));
    wrt.forEach(this::requireReached);
    for (Node node : order().reversed()) {
      Tensor[] sums = arrived(node);
      List<Edge> given = sent.getOrDefault(node, List.of());
      if (sums != null && (!given.isEmpty() || node.op() == null || isWanted(node))) {
        List<Edge> came = arrived.getOrDefault(identity(node), List.of());
        List<Tensor> gradients = Collections.unmodifiableList(Arrays.asList(sums));
        steps.add(new Backward(places.get(node), List.copyOf(came), gradients, given));
        gradients.stream().filter(sum -> sum != null).forEach(values::add);
      }
    }
    // In parts, in order: one program of all would be planned for long.
    for (int from = 0; from < values.size(); from += PART) {
      Evaluation.standard().evaluate(values.subList(from, Math.min(from + PART, values.size())));
    }
    return new Replay(graph, steps, Map.of());
  }

  private void requireReached(Tensor x) {
    if (!reached(x)) {
      throw new GraphException(
          "replay: no gradient flows from the loss to '"
              + x.node().label()
              + "' "
              + x.type()
              + "; leave it out");
    }
  }

  @Override
  void sent(Node node, int input, Tensor part) {
    Tensor source = node.inputs().get(input);
    Tensor local = local(node, input);
    var edge = new Edge(places.get(source.node()), places.get(node), input, local, part);
    sent.computeIfAbsent(node, _ -> new ArrayList<>()).add(edge);
    arrived.computeIfAbsent(identity(source.node()), _ -> new ArrayList<>()).add(edge);
    values.add(part);
    if (local != null) {
      values.add(local);
    }
  }

  /** What the rule gives for 1, where that is the derivative. */
  private Tensor local(Node node, int input) {
    if (node.types().size() != 1
        || node.op().access() != Access.ELEMENTWISE && node.types().getFirst().elements() != 1) {
      return null;
    }
    var needs = new boolean[node.inputs().size()];
    needs[input] = true;
    Tensor one = Tensor.of(1f).expand(node.types().getFirst().shape());
    return vectorJacobian(node, List.of(one), needs)[input];
  }
}
