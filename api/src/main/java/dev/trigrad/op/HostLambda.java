package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.TensorType;
import java.util.List;

/**
 * A {@link HostFunction} made of lambdas, with results of fixed types; see {@link HostFunction#of}.
 */
public final class HostLambda implements HostFunction {
  private final String name;
  private final List<TensorType> types;
  private final Forward forward;
  private final Backward backward;
  private final Integers gradients;
  private final Forward forwardInDouble;
  private final Backward backwardInDouble;

  HostLambda(String name, List<TensorType> types, Forward forward) {
    this(name, List.copyOf(types), forward, null, null, null, null);
  }

  private HostLambda(
      String name,
      List<TensorType> types,
      Forward forward,
      Backward backward,
      Integers gradients,
      Forward forwardInDouble,
      Backward backwardInDouble) {
    this.name = name;
    this.types = types;
    this.forward = forward;
    this.backward = backward;
    this.gradients = gradients;
    this.forwardInDouble = forwardInDouble;
    this.backwardInDouble = backwardInDouble;
  }

  /**
   * This function with a gradient.
   *
   * @param inputs those that it gives gradients of; without any, of all that are float32
   */
  public HostLambda withBackward(Backward backward, int... inputs) {
    ArgumentException.requirePresent(backward, name, "backward half");
    ArgumentException.requirePresent(inputs, name, "array of inputs");
    return new HostLambda(
        name, types, forward, backward, Integers.of(inputs), forwardInDouble, backwardInDouble);
  }

  /** This function with a double form, see {@link HostFunction#forwardInDouble}. */
  public HostLambda inDouble(Forward form) {
    ArgumentException.requirePresent(form, name, "double form");
    return new HostLambda(name, types, forward, backward, gradients, form, backwardInDouble);
  }

  /** This function with a double form of both halves. */
  public HostLambda inDouble(Forward form, Backward half) {
    ArgumentException.requirePresent(form, name, "double form");
    ArgumentException.requirePresent(half, name, "double form of the backward half");
    return new HostLambda(name, types, forward, backward, gradients, form, half);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return types;
  }

  @Override
  public void forward(HostArrays in, HostArrays out) {
    forward.run(in, out);
  }

  @Override
  public boolean givesGradient(int input) {
    boolean given = backward != null && gradients.size() == 0;
    for (int i = 0; backward != null && i < gradients.size(); i++) {
      given |= gradients.get(i) == input;
    }
    return given;
  }

  @Override
  public void backward(
      HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
    backward.run(in, out, outGradients, inGradients);
  }

  @Override
  public boolean forwardInDouble(HostArrays in, HostArrays out) {
    if (forwardInDouble == null) {
      return false;
    }
    forwardInDouble.run(in, out);
    return true;
  }

  @Override
  public boolean backwardInDouble(
      HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
    if (backwardInDouble == null) {
      return false;
    }
    backwardInDouble.run(in, out, outGradients, inGradients);
    return true;
  }

  /** The name. */
  @Override
  public String toString() {
    return "host function " + name;
  }
}
