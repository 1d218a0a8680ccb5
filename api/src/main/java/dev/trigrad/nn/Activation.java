package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.function.UnaryOperator;

/** A function of a tensor as a module without parameters. */
public final class Activation extends Module {
  private final String name;
  private final UnaryOperator<Tensor> function;

  private Activation(String name, UnaryOperator<Tensor> function) {
    this.name = name;
    this.function = function;
  }

  /** Any function; {@code name} appears in listings and errors. */
  public static Activation of(String name, UnaryOperator<Tensor> function) {
    return new Activation(
        ArgumentException.requirePresent(name, "activation", "name"),
        ArgumentException.requirePresent(function, "activation", "function"));
  }

  /** max(0, x). */
  public static Activation relu() {
    return of("ReLU", Tensor::relu);
  }

  /** Hyperbolic tangent. */
  public static Activation tanh() {
    return of("Tanh", Tensor::tanh);
  }

  /** 1 / (1 + e⁻ˣ). */
  public static Activation sigmoid() {
    return of("Sigmoid", Tensor::sigmoid);
  }

  /** log(1 + eˣ). */
  public static Activation softplus() {
    return of("Softplus", Tensor::softplus);
  }

  /** x Φ(x), with Φ the standard normal distribution function. */
  public static Activation gelu() {
    return of("GELU", Tensor::gelu);
  }

  /** {@link #gelu} with Φ approximated by a hyperbolic tangent. */
  public static Activation geluTanh() {
    return of("GELU(tanh)", Tensor::geluTanh);
  }

  /** x itself. */
  public static Activation identity() {
    return of("Identity", x -> x);
  }

  /** eˣ / Σ eˣ along the last axis. */
  public static Activation softmax() {
    return of("Softmax", x -> x.softmax(-1));
  }

  /** All axes but the first joined into one. */
  public static Activation flatten() {
    return of("Flatten", x -> x.flatten(1));
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return function.apply(x);
  }

  @Override
  public String toString() {
    return name;
  }
}
