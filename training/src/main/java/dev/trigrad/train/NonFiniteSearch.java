package dev.trigrad.train;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.ModulePaths;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.run.Evaluator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds where the first value that is not finite comes from: records the loss of a step again, with
 * the same random key, computes every operation of it, and walks from the loss back to where what
 * goes in is finite and what comes out is not.
 */
final class NonFiniteSearch {
  private final Optimizer optimizer;
  private final LossFunction function;
  private final Batch batch;
  private final ModulePaths paths = new ModulePaths();
  private final Map<Node, FloatScan[]> scans = new IdentityHashMap<>();
  private Evaluator evaluator;
  private Graph graph;

  NonFiniteSearch(Optimizer optimizer, LossFunction function, Batch batch) {
    this.optimizer = optimizer;
    this.function = function;
    this.batch = batch;
  }

  /**
   * What to report of step {@code number} on what is called {@code where}; {@code null} if all is
   * finite.
   */
  NonFiniteException find(long number, String where, boolean gradients) {
    Pass pass = optimizer.pass();
    pass.observer(paths);
    Tensor loss = pass.record(inner -> function.loss(batch, inner, new Measures(Set.of())));
    // Of its own, so that plans of single operations do not crowd out those of the training.
    evaluator = new Evaluator(optimizer.evaluator().engine());
    graph = Graph.of(loss);
    var unknown = new ArrayList<Tensor>();
    for (Node node : graph.nodes()) {
      if (node.op() != null && !node.evaluated()) {
        unknown.add(new Tensor(node, 0));
      }
    }
    evaluator.evaluate(unknown);
    var report = new NonFiniteReport(number, where, batch, paths);
    if (!scan(loss).finite()) {
      return forward(loss, report);
    }
    return gradients ? new GradientSearch(graph, loss, evaluator).find(report) : null;
  }

  private NonFiniteException forward(Tensor loss, NonFiniteReport report) {
    Set<Node> guilty = reached(loss);
    Node origin = null;
    Node nan = null;
    for (Node node : graph.nodes()) {
      if (guilty.contains(node)) {
        if (origin == null && node.inputs().stream().noneMatch(x -> guilty.contains(x.node()))) {
          origin = node;
        }
        if (nan == null && holds(node)) {
          nan = node;
        }
      }
    }
    int output = 0;
    while (scan(new Tensor(origin, output)).finite()) {
      output++;
    }
    var first = new Tensor(origin, output);
    return origin.op() == null
        ? report.leaf(first, scan(first))
        : report.operation(first, scan(first), nan == origin ? null : nan);
  }

  private boolean holds(Node node) {
    for (int i = 0; i < node.types().size(); i++) {
      if (scan(new Tensor(node, i)).nan() > 0) {
        return true;
      }
    }
    return false;
  }

  /** The nodes from which the loss is reached through values that are not finite. */
  private Set<Node> reached(Tensor loss) {
    Set<Node> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Node> left = new ArrayDeque<>();
    reached.add(loss.node());
    left.push(loss.node());
    while (!left.isEmpty()) {
      for (Tensor input : left.pop().inputs()) {
        if (!scan(input).finite() && !meant(input) && reached.add(input.node())) {
          left.push(input.node());
        }
      }
    }
    return reached;
  }

  /** Whether it is a constant that holds infinities, as a mask does. */
  private boolean meant(Tensor input) {
    boolean constant = input.node().op() == null && input.node().cell() == null;
    return constant && scan(input).nan() == 0 && !NonFiniteReport.isColumn(batch, input);
  }

  private FloatScan scan(Tensor tensor) {
    FloatScan[] all =
        scans.computeIfAbsent(tensor.node(), node -> new FloatScan[node.types().size()]);
    int output = tensor.output();
    if (all[output] == null) {
      float[] values = floats(tensor);
      all[output] = FloatScan.of(values == null ? new float[0] : values);
    }
    return all[output];
  }

  /** The values of {@code tensor}, {@code null} if they are no floats. */
  static float[] floats(Tensor tensor) {
    if (tensor.dtype() != DType.FLOAT32) {
      return null;
    }
    Tensor known = tensor.node().cell() == null ? tensor : tensor.node().cell().snapshot();
    return Evaluator.value(known) instanceof float[] values ? values : null;
  }

  /** The float32 outputs of {@code nodes}. */
  static List<Tensor> floats(List<Node> nodes) {
    var all = new ArrayList<Tensor>();
    for (Node node : nodes) {
      for (int i = 0; i < node.types().size(); i++) {
        var tensor = new Tensor(node, i);
        if (tensor.dtype() == DType.FLOAT32 && (node.op() != null || node.cell() != null)) {
          all.add(tensor);
        }
      }
    }
    return all;
  }
}
