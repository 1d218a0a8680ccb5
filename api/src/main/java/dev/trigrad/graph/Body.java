package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.DepthFirst;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The body of a composite, or what its gradient rule gives, recorded on stand-ins for its inputs.
 *
 * <p>It is recorded twice and compared: what differs, or is the same object both times without
 * being an input, does not come from the inputs, and a plan that is found again would not notice
 * that it has changed.
 *
 * <p>Gradients taken in it are swept here, where inputs do not depend on one another, whatever they
 * do where the body is copied to.
 *
 * @param standIns one for each input
 * @param nodes the operations, each after those that it reads
 * @param outputs one for each output
 * @param backward the backward graph of each gradient among the nodes
 */
record Body(
    List<Tensor> standIns,
    List<Node> nodes,
    List<Tensor> outputs,
    Map<Node, List<Tensor>> backward) {
  /**
   * The body of {@code composite} on inputs of the types {@code inputs}.
   *
   * @throws GraphException if it is empty, differs from the types that the composite declares, or
   *     reads anything but its inputs
   */
  static Body of(
      Composite composite,
      List<TensorType> inputs,
      List<TensorType> declared,
      Expansions expansions) {
    Body body = record(composite, inputs);
    List<TensorType> types = Recorder.types(body.outputs);
    if (!types.equals(declared)) {
      throw new GraphException(
          composite.name()
              + ": its body gives "
              + types
              + ", its types say "
              + declared
              + "; make them agree");
    }
    return body.comparedWith(
        record(composite, inputs), composite.name() + ": its body", expansions);
  }

  /** What was recorded on {@code standIns} and gave {@code outputs}. */
  static Body recorded(List<Tensor> standIns, List<Tensor> outputs) {
    return new Body(standIns, order(outputs), outputs, Map.of());
  }

  /**
   * This body with its gradients swept.
   *
   * @throws GraphException if {@code other}, recorded in the same way, is not the same body; {@code
   *     what} names it
   */
  Body comparedWith(Body other, String what, Expansions expansions) {
    compare(other, what);
    Map<Node, List<Tensor>> swept = new IdentityHashMap<>();
    for (Node node : nodes) {
      if (node.op() instanceof GradientOf) {
        swept.put(node, expansions.of(node));
      }
    }
    if (swept.isEmpty()) {
      return this;
    }
    List<Node> all =
        order(
            outputs,
            node -> {
              if (!(node.op() instanceof GradientOf)) {
                return node.inputs();
              }
              // A backward graph may take gradients, too: of a gradient, or by a rule.
              return swept.computeIfAbsent(node, expansions::of);
            });
    return new Body(standIns, all, outputs, swept);
  }

  /** Floating-point operations of all that it computes. */
  long flops() {
    long flops = 0;
    for (Node node : nodes) {
      if (node.op() != null && !(node.op() instanceof GradientOf)) {
        flops += node.op().flops(Recorder.types(node.inputs()), node.types());
      }
    }
    return flops;
  }

  /** The types of the body's outputs, for a composite that declares none. */
  static List<TensorType> types(Composite composite, List<TensorType> inputs) {
    return Recorder.types(outputs(composite, standIns(inputs)));
  }

  private static Body record(Composite composite, List<TensorType> inputs) {
    List<Tensor> standIns = standIns(inputs);
    List<Tensor> outputs = outputs(composite, standIns);
    return recorded(standIns, outputs);
  }

  /** Tensors of these types that have no values. */
  static List<Tensor> standIns(List<TensorType> types) {
    var standIns = new Tensor[types.size()];
    for (int i = 0; i < standIns.length; i++) {
      standIns[i] = new Tensor(new Node(types.get(i)), 0);
    }
    return List.of(standIns);
  }

  private static List<Tensor> outputs(Composite composite, List<Tensor> standIns) {
    List<Tensor> outputs = Expanding.in(composite, () -> composite.body(standIns));
    if (outputs == null || outputs.isEmpty() || outputs.stream().anyMatch(Objects::isNull)) {
      throw new GraphException(
          composite.name()
              + ": its body gives "
              + (outputs == null ? "null" : outputs.isEmpty() ? "[]" : "a null among its outputs")
              + "; return one recorded tensor for each output");
    }
    return List.copyOf(outputs);
  }

  private static List<Node> order(List<Tensor> outputs, Function<Node, List<Tensor>> sources) {
    var order = new ArrayList<Node>();
    Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    DepthFirst walk =
        new DepthFirst() {
          @Override
          public List<Tensor> enter(Node node) {
            return seen.add(node) ? sources.apply(node) : null;
          }

          @Override
          public void leave(Node node, List<Tensor> read) {
            order.add(node);
          }
        };
    outputs.forEach(output -> walk.walk(output.node()));
    return order;
  }

  /** The operations and leaves behind {@code outputs}, each after those that it reads. */
  static List<Node> order(List<Tensor> outputs) {
    return order(outputs, Node::inputs);
  }

  private void compare(Body other, String what) {
    Map<Node, Node> twin = new IdentityHashMap<>();
    for (int i = 0; i < standIns.size(); i++) {
      twin.put(standIns.get(i).node(), other.standIns.get(i).node());
    }
    if (nodes.size() != other.nodes.size() || outputs.size() != other.outputs.size()) {
      throw changes(what);
    }
    for (int i = 0; i < nodes.size(); i++) {
      Node mine = nodes.get(i);
      Node its = other.nodes.get(i);
      if (mine == its) {
        throw new GraphException(
            what + " uses " + mine + ", which is none of its inputs; pass it as an input");
      }
      Node expected = twin.putIfAbsent(mine, its);
      boolean same = expected == null ? alike(mine, its, twin) : expected == its;
      if (!same) {
        throw changes(what);
      }
    }
    for (int i = 0; i < outputs.size(); i++) {
      Tensor mine = outputs.get(i);
      Tensor its = other.outputs.get(i);
      if (twin.get(mine.node()) != its.node() || mine.output() != its.output()) {
        throw changes(what);
      }
    }
  }

  static GraphException changes(String what) {
    return new GraphException(
        what
            + " differs from call to call; make it depend on the composite's components"
            + " and on its inputs alone");
  }

  private static boolean alike(Node a, Node b, Map<Node, Node> twin) {
    if (a.op() == null) {
      return b.op() == null
          && a.types().equals(b.types())
          && a.evaluated() == b.evaluated()
          && (!a.evaluated() || Objects.deepEquals(a.value(0), b.value(0)));
    }
    boolean same = a.op().equals(b.op()) && a.inputs().size() == b.inputs().size();
    for (int i = 0; same && i < a.inputs().size(); i++) {
      Tensor x = a.inputs().get(i);
      Tensor y = b.inputs().get(i);
      same = twin.get(x.node()) == y.node() && x.output() == y.output();
    }
    return same;
  }

  /** This body copied onto {@code inputs}: its outputs there. */
  List<Tensor> on(List<Tensor> inputs, int level) {
    Map<Node, Tensor> given = new IdentityHashMap<>();
    for (int i = 0; i < standIns.size(); i++) {
      given.put(standIns.get(i).node(), inputs.get(i));
    }
    Map<Node, Node> copies = new IdentityHashMap<>();
    for (Node node : nodes) {
      if (node.op() == null) {
        copies.put(node, node);
      } else if (!(node.op() instanceof GradientOf)) {
        copies.put(node, Recorder.copy(node, on(node.inputs(), given, copies), level));
      }
    }
    return on(outputs, given, copies);
  }

  private List<Tensor> on(List<Tensor> tensors, Map<Node, Tensor> given, Map<Node, Node> copies) {
    var moved = new Tensor[tensors.size()];
    for (int i = 0; i < moved.length; i++) {
      Tensor tensor = tensors.get(i);
      while (tensor.node().op() instanceof GradientOf) {
        tensor = backward.get(tensor.node()).get(tensor.output());
      }
      Tensor input = given.get(tensor.node());
      moved[i] = input != null ? input : new Tensor(copies.get(tensor.node()), tensor.output());
    }
    return List.of(moved);
  }
}
