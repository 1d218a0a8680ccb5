package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import dev.trigrad.op.StopGradient;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * The gradients of one tensor with respect to others, as one node; its body is the backward graph,
 * recorded only when a plan is made. Inputs: y, its cotangent if given, then the tensors
 * differentiated against; one output for each of those.
 *
 * @param demand what each of them must be for y
 * @param given whether there is a cotangent; else y is a scalar, and it is 1
 */
record GradientOf(Demand demand, boolean given) implements Composite {
  /** What a tensor must be for y, or it is an error to differentiate by it. */
  enum Demand {
    /** Anything: the gradient by what y does not depend on is zeros. */
    NOTHING,
    /** Among what y was computed from, whether or not its gradient is zeros. */
    USED,
    /** Reached by a gradient. */
    REACHED
  }

  /** One instance each, which a look-up knows again. */
  private static final GradientOf[] GIVEN = all(true);

  private static final GradientOf[] PLAIN = all(false);

  private static GradientOf[] all(boolean given) {
    var all = new GradientOf[Demand.values().length];
    for (Demand demand : Demand.values()) {
      all[demand.ordinal()] = new GradientOf(demand, given);
    }
    return all;
  }

  /** The operation with these components. */
  static GradientOf of(Demand demand, boolean given) {
    return (given ? GIVEN : PLAIN)[demand.ordinal()];
  }

  @Override
  public String name() {
    return "gradient";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    var types = new TensorType[inputs.size() - targets()];
    for (int i = 0; i < types.length; i++) {
      types[i] = inputs.get(targets() + i);
    }
    return List.of(types);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return body(inputs, new Expansions());
  }

  /** The backward graph, in which composites stand for what they do in {@code expansions}. */
  List<Tensor> body(List<Tensor> inputs, Expansions expansions) {
    Tensor y = inputs.getFirst();
    Tensor cotangent = given ? inputs.get(1) : Tensor.of(1f).expand(y.shape());
    return new Backpropagation(inputs.subList(targets(), inputs.size()), false, demand, expansions)
        .run(List.of(y), List.of(cotangent));
  }

  /** The first input that is differentiated against. */
  private int targets() {
    return given ? 2 : 1;
  }

  /**
   * The gradient by what none flows to: zeros of {@code target}'s shape, if that meets {@code
   * demand} in the graph of {@code roots}.
   */
  static Tensor unreached(Tensor target, List<Tensor> roots, Demand demand) {
    String named = "'" + target.node().label() + "' " + target.type();
    // Nothing can be lost where there are no elements: an empty product does not even read them.
    boolean empty = target.type().elements() == 0;
    if (demand == Demand.USED && !empty && !isBehind(target, roots)) {
      throw new GraphException(
          "gradient: y does not depend on "
              + named
              + ", or only past detach(); give the tensor that y was computed from, not a copy, or"
              + " take Gradients.orZeros(…)");
    }
    if (demand == Demand.REACHED) {
      throw new GraphException(
          "gradient: none flows from y to "
              + named
              + ", which y does not use, or only past argmax, a comparison, a cast or detach();"
              + " use it, leave it out, or allow it (an optimizer: allowUnreached())");
    }
    return Tensor.of(0f).expand(target.shape());
  }

  /**
   * Whether {@code roots} were recorded from {@code target}, this output of its node. Gradients
   * count as recorded from what they are by: the slope of a line has nothing left of x, and is by
   * no mistake constant in it.
   */
  private static boolean isBehind(Tensor target, List<Tensor> roots) {
    Object wanted = Backpropagation.identity(target.node());
    Set<Object> met = Collections.newSetFromMap(new IdentityHashMap<>());
    var left = new ArrayDeque<Tensor>(roots);
    while (!left.isEmpty()) {
      Tensor tensor = left.pop();
      Node next = tensor.node();
      Object identity = Backpropagation.identity(next);
      if (identity == wanted && tensor.output() == target.output()) {
        return true;
      }
      // A stopped gradient of an evaluated tensor has nothing behind it, nor has another one.
      if (met.add(identity) && !(next.op() instanceof StopGradient)) {
        next.inputs().forEach(left::push);
      }
    }
    return false;
  }
}
