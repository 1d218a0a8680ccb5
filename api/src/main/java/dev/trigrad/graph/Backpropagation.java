package dev.trigrad.graph;

import dev.trigrad.DType;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.GradientOf.Demand;
import dev.trigrad.graph.access.DepthFirst;
import dev.trigrad.graph.access.GraphAccess.Onlooker;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Primitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One reverse sweep over the graph between some targets and some roots.
 *
 * <p>Nodes are put in topological order without recursion; then, from the roots backwards, each
 * node's rule turns the cotangents of its outputs into those of its inputs. Cotangents that meet
 * are added, and summed to the input's shape where it was broadcast: here and nowhere else.
 */
final class Backpropagation implements DepthFirst {
  private final List<Tensor> targets;
  private final boolean cut;
  private final Demand demand;
  private final Expansions expansions;
  private Onlooker onlooker = Onlooker.NOBODY;
  private final Map<Object, Integer> position = new IdentityHashMap<>();
  private final List<Node> order = new ArrayList<>();
  private final Map<Object, boolean[]> wanted = new IdentityHashMap<>();
  private Tensor[][] cotangents;
  private boolean[] depends;

  /**
   * A sweep towards {@code targets}; with {@code cut}, what lies behind a target is not looked at;
   * the gradient by one that no cotangent reaches is zeros, if that meets {@code demand}.
   */
  Backpropagation(List<Tensor> targets, boolean cut, Demand demand, Expansions expansions) {
    this.targets = targets;
    this.cut = cut;
    this.demand = demand;
    this.expansions = expansions;
    for (Tensor target : targets) {
      wanted
              .computeIfAbsent(
                  identity(target.node()), key -> new boolean[target.node().types().size()])[
              target.output()] =
          true;
    }
  }

  /** Has {@code onlooker} told of what the sweep sends. */
  Backpropagation watchedBy(Onlooker onlooker) {
    this.onlooker = onlooker;
    return this;
  }

  /**
   * The cotangents of the targets, given those of the roots ({@code null} for none); zeros where
   * none flow.
   */
  List<Tensor> run(List<Tensor> roots, List<Tensor> seeds) {
    return Expanding.sweep(() -> sweep(roots, seeds));
  }

  private List<Tensor> sweep(List<Tensor> roots, List<Tensor> seeds) {
    for (Tensor root : roots) {
      walk(root.node());
    }
    cotangents = new Tensor[order.size()][];
    markDependents();
    for (int i = 0; i < roots.size(); i++) {
      if (seeds.get(i) != null) {
        add(roots.get(i), seeds.get(i));
      }
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      if (cotangents[i] != null && depends[i]) {
        propagate(i);
      }
    }
    var results = new ArrayList<Tensor>(targets.size());
    for (Tensor target : targets) {
      Tensor arrived = arrived(target);
      results.add(arrived != null ? arrived : GradientOf.unreached(target, roots, demand));
    }
    return results;
  }

  /** The cotangent that the sweep has brought to {@code tensor}, or {@code null}. */
  Tensor arrived(Tensor tensor) {
    Integer at = position.get(identity(tensor.node()));
    return at == null || cotangents[at] == null ? null : cotangents[at][tensor.output()];
  }

  /** A cell is one variable however many leaves read it. */
  static Object identity(Node node) {
    return node.cell() != null ? node.cell() : node;
  }

  /**
   * What the sweep follows from {@code node}: its inputs, or the backward graph that a gradient
   * node stands for.
   */
  private List<Tensor> sources(Node node) {
    if (cut && isWanted(node)) {
      return List.of();
    }
    return node.op() instanceof GradientOf ? expansions.of(node) : node.inputs();
  }

  private boolean isWanted(Node node) {
    return wanted.containsKey(identity(node));
  }

  @Override
  public List<Tensor> enter(Node node) {
    return position.putIfAbsent(identity(node), -1) == null ? sources(node) : null;
  }

  @Override
  public void leave(Node node, List<Tensor> sources) {
    position.put(identity(node), order.size());
    order.add(node);
  }

  private void markDependents() {
    depends = new boolean[order.size()];
    for (int i = 0; i < depends.length; i++) {
      for (Tensor source : sources(order.get(i))) {
        int at = position.get(identity(source.node()));
        depends[i] |= depends[at] || isWanted(source.node());
      }
    }
  }

  private void propagate(int at) {
    Node node = order.get(at);
    List<Tensor> sources = sources(node);
    if (node.op() instanceof GradientOf) {
      for (int i = 0; i < sources.size(); i++) {
        if (cotangents[at][i] != null) {
          add(sources.get(i), cotangents[at][i]);
        }
      }
      return;
    }
    boolean[] needs = new boolean[sources.size()];
    boolean any = false;
    for (int i = 0; i < needs.length; i++) {
      Node source = sources.get(i).node();
      needs[i] = depends[position.get(identity(source))] || isWanted(source);
      any |= needs[i];
    }
    if (!any) {
      return;
    }
    Tensor[] results = vectorJacobian(node, Arrays.asList(cotangents[at]), needs);
    for (int i = 0; i < needs.length; i++) {
      if (needs[i] && results[i] != null) {
        Tensor part = add(sources.get(i), results[i]);
        onlooker.sent(node, i, part, rule(node, i));
      }
    }
  }

  /** What {@code node}, of one output, would send to an input for another cotangent. */
  private UnaryOperator<Tensor> rule(Node node, int input) {
    return cotangent -> {
      var needs = new boolean[node.inputs().size()];
      needs[input] = true;
      return vectorJacobian(node, List.of(cotangent), needs)[input];
    };
  }

  private Tensor[] vectorJacobian(Node node, List<Tensor> cotangents, boolean[] needs) {
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < node.types().size(); i++) {
      outputs.add(new Tensor(node, i));
    }
    var backward = new Backward(node.inputs(), outputs, cotangents, needs);
    Tensor[] results =
        node.op() instanceof Composite
            ? expansions.gradient(node, backward)
            : Expanding.gradient(node.op(), () -> node.op().gradient(backward));
    if (results == null) {
      return ofBody(node, cotangents);
    }
    if (results.length != node.inputs().size()) {
      throw new GraphException(
          node.op().name()
              + ": its gradient has "
              + counted(results.length, " entry", " entries")
              + " for "
              + counted(node.inputs().size(), " input", " inputs")
              + "; return one for each, in order, null where none flows");
    }
    for (int i = 0; i < results.length; i++) {
      if (results[i] != null && needs[i]) {
        checkGradient(node, i, results[i].type());
      }
    }
    return results;
  }

  private static String counted(int count, String one, String several) {
    return count + (count == 1 ? one : several);
  }

  private static void checkGradient(Node node, int input, TensorType gradient) {
    TensorType type = node.inputs().get(input).type();
    // A smaller gradient of somebody's rule is mostly a forgotten axis; primitives mean it.
    boolean fits =
        gradient.dtype() == DType.FLOAT32
            && (type.shape().broadcastsTo(gradient.shape())
                || node.op() instanceof Primitive && gradient.shape().broadcastsTo(type.shape()));
    if (!fits) {
      throw new GraphException(
          node.op().name()
              + ": its gradient by input "
              + input
              + " is "
              + gradient
              + ", the input is "
              + type
              + "; give it that shape, or one that the input was broadcast to");
    }
  }

  private Tensor[] ofBody(Node node, List<Tensor> cotangents) {
    List<Tensor> inputs = node.inputs();
    var sweep = new Backpropagation(inputs, true, Demand.NOTHING, expansions);
    Tensor[] results = sweep.run(expansions.of(node), cotangents).toArray(Tensor[]::new);
    for (int i = 0; i < results.length; i++) {
      if (sweep.arrived(inputs.get(i)) == null) {
        results[i] = null;
      }
    }
    for (int i = 1; i < results.length; i++) {
      for (int j = 0; j < i; j++) {
        if (identity(inputs.get(i).node()) == identity(inputs.get(j).node())
            && inputs.get(i).output() == inputs.get(j).output()) {
          // The sweep already added up what an input given twice receives.
          results[i] = null;
        }
      }
    }
    return results;
  }

  private Tensor add(Tensor tensor, Tensor cotangent) {
    Integer at = position.get(identity(tensor.node()));
    if (cotangents[at] == null) {
      cotangents[at] = new Tensor[tensor.node().types().size()];
    }
    Tensor fitted = sumTo(cotangent, tensor.shape());
    Tensor present = cotangents[at][tensor.output()];
    cotangents[at][tensor.output()] = present == null ? fitted : present.add(fitted);
    return fitted;
  }

  /** Undoes broadcasting: sums over the axes along which {@code shape} was repeated. */
  private static Tensor sumTo(Tensor g, Shape shape) {
    if (g.shape().equals(shape)) {
      return g;
    }
    if (g.shape().broadcastsTo(shape) && g.shape().rank() <= shape.rank()) {
      return g.expand(shape);
    }
    int extra = g.shape().rank() - shape.rank();
    int[] axes = new int[g.shape().rank()];
    int count = 0;
    for (int axis = 0; axis < g.shape().rank(); axis++) {
      if (axis < extra || (shape.extent(axis - extra) == 1 && g.shape().extent(axis) != 1)) {
        axes[count++] = axis;
      }
    }
    return g.sumKeep(Arrays.copyOf(axes, count)).reshape(shape.extents());
  }
}
