package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import java.util.function.UnaryOperator;

/**
 * Any function of a tensor as a module without parameters: {@code new Lambda("Rows", x ->
 * x.reshape(-1, 28, 28))}.
 */
public final class Lambda extends Module {
  private final String name;
  private final UnaryOperator<Tensor> function;

  /** The module of {@code function}; {@code name} appears in listings and errors. */
  public Lambda(String name, UnaryOperator<Tensor> function) {
    this.name = ArgumentException.requirePresent(name, "lambda", "name");
    this.function = ArgumentException.requirePresent(function, "lambda", "function");
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Tensor y = function.apply(x);
    if (y == null) {
      throw new GraphException("lambda '" + name + "': its function gave null; return the output");
    }
    return y;
  }

  @Override
  public String toString() {
    return name;
  }
}
