package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import java.util.Arrays;
import java.util.List;

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
    return Arrays.stream(Demand.values())
        .map(demand -> new GradientOf(demand, given))
        .toArray(GradientOf[]::new);
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
}
