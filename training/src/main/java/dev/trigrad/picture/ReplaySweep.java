package dev.trigrad.picture;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.graph.access.Place;
import dev.trigrad.op.Access;
import dev.trigrad.picture.Replay.Backward;
import dev.trigrad.picture.Replay.Edge;
import dev.trigrad.picture.Replay.Forward;
import dev.trigrad.picture.Replay.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One reverse sweep that writes down what is sent where, for a {@link Replay}. */
final class ReplaySweep {
  /** Tensors evaluated at a time. */
  private static final int PART = 1000;

  private final Graph graph;
  private final Tensor loss;
  private final List<Tensor> targets;
  private final Set<Object> wanted = Collections.newSetFromMap(new IdentityHashMap<>());

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
    this.graph = graph;
    this.loss = loss;
    this.targets = targets(graph, wrt);
    targets.forEach(target -> wanted.add(Place.identity(target.node())));
    this.wrt = List.of(wrt);
    for (Node node : graph.nodes()) {
      places.put(node, places.size());
    }
  }

  private static List<Tensor> targets(Graph graph, Tensor... wrt) {
    for (Node node : graph.nodes()) {
      if (GraphAccess.get().differentiates(node.op())) {
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
    Function<Tensor, Tensor> sums = GraphAccess.get().sweep(loss, targets, this::sent);
    wrt.forEach(x -> requireReached(x, sums));
    for (Node node : variables().reversed()) {
      addBackward(node, sums, steps);
    }
    // In parts, in order: one program of all would be planned for long.
    for (int from = 0; from < values.size(); from += PART) {
      Evaluation.standard().evaluate(values.subList(from, Math.min(from + PART, values.size())));
    }
    return new Replay(graph, steps, Map.of());
  }

  /** The nodes, of those that read the same cell only the first. */
  private List<Node> variables() {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return graph.nodes().stream().filter(node -> seen.add(Place.identity(node))).toList();
  }

  private void addBackward(Node node, Function<Tensor, Tensor> sums, List<Step> steps) {
    var found = new Tensor[node.types().size()];
    Arrays.setAll(found, i -> sums.apply(new Tensor(node, i)));
    List<Tensor> gradients = Collections.unmodifiableList(Arrays.asList(found));
    List<Tensor> known = gradients.stream().filter(sum -> sum != null).toList();
    List<Edge> given = sent.getOrDefault(node, List.of());
    if (!known.isEmpty()
        && (!given.isEmpty() || node.op() == null || wanted.contains(Place.identity(node)))) {
      List<Edge> came = arrived.getOrDefault(Place.identity(node), List.of());
      steps.add(new Backward(places.get(node), List.copyOf(came), gradients, given));
      values.addAll(known);
    }
  }

  private void requireReached(Tensor x, Function<Tensor, Tensor> sums) {
    if (sums.apply(x) == null) {
      throw new GraphException(
          "replay: no gradient flows from the loss to '"
              + x.node().label()
              + "' "
              + x.type()
              + "; leave it out");
    }
  }

  private void sent(Node node, int input, Tensor part, UnaryOperator<Tensor> rule) {
    Tensor source = node.inputs().get(input);
    Tensor local = local(node, rule);
    var edge = new Edge(places.get(source.node()), places.get(node), input, local, part);
    sent.computeIfAbsent(node, _ -> new ArrayList<>()).add(edge);
    arrived.computeIfAbsent(Place.identity(source.node()), _ -> new ArrayList<>()).add(edge);
    values.add(part);
    if (local != null) {
      values.add(local);
    }
  }

  /** What the rule gives for 1, where that is the derivative. */
  private static Tensor local(Node node, UnaryOperator<Tensor> rule) {
    if (node.types().size() != 1
        || node.op().access() != Access.ELEMENTWISE && node.types().getFirst().elements() != 1) {
      return null;
    }
    return rule.apply(Tensor.of(1f).expand(node.types().getFirst().shape()));
  }
}
