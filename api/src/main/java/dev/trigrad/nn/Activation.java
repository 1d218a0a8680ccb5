package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.function.UnaryOperator;

/**
 * An activation function as a module: {@code Activation.relu()}; the functions themselves are
 * methods of {@link Tensor}, as in {@code x.leakyRelu(0.1f)}. One of a user's own is a {@link
 * Lambda}, one with parameters {@link PRelu}.
 */
public final class Activation extends Module {
  private final String name;
  private final UnaryOperator<Tensor> function;
  private final double gain;

  private Activation(String name, UnaryOperator<Tensor> function, double gain) {
    this.name = name;
    this.function = function;
    this.gain = gain;
  }

  private static Activation of(String name, UnaryOperator<Tensor> function) {
    return new Activation(name, function, Double.NaN);
  }

  /** {@link Tensor#relu}, with gain √2. */
  public static Activation relu() {
    return new Activation("ReLU", Tensor::relu, Math.sqrt(2));
  }

  /** {@link Tensor#relu6}. */
  public static Activation relu6() {
    return of("ReLU6", Tensor::relu6);
  }

  /** {@link Tensor#leakyRelu} with slope 0.01, and gain √(2 / (1 + slope²)). */
  public static Activation leakyRelu() {
    return leakyRelu(0.01f);
  }

  /** {@link Tensor#leakyRelu}, with gain √(2 / (1 + slope²)). */
  public static Activation leakyRelu(double slope) {
    double gain = Math.sqrt(2 / (1 + slope * slope));
    return new Activation("LeakyReLU(" + slope + ")", x -> x.leakyRelu(slope), gain);
  }

  /** {@link Tensor#elu} with α = 1. */
  public static Activation elu() {
    return elu(1);
  }

  /** {@link Tensor#elu}. */
  public static Activation elu(double alpha) {
    return of("ELU(" + alpha + ")", x -> x.elu(alpha));
  }

  /** {@link Tensor#celu}. */
  public static Activation celu(double alpha) {
    return of("CELU(" + alpha + ")", x -> x.celu(alpha));
  }

  /** {@link Tensor#selu}, with PyTorch's gain ¾; its paper begins weights by LeCun's rule. */
  public static Activation selu() {
    return new Activation("SELU", Tensor::selu, 0.75);
  }

  /** {@link Tensor#silu}. */
  public static Activation silu() {
    return of("SiLU", Tensor::silu);
  }

  /** {@link Tensor#mish}. */
  public static Activation mish() {
    return of("Mish", Tensor::mish);
  }

  /** {@link Tensor#gelu}: x Φ(x), with Φ the standard normal distribution function. */
  public static Activation gelu() {
    return of("GELU", Tensor::gelu);
  }

  /** {@link Tensor#geluTanh}: {@link #gelu} with Φ approximated by a hyperbolic tangent. */
  public static Activation geluTanh() {
    return of("GELU(tanh)", Tensor::geluTanh);
  }

  /** {@link Tensor#tanh}, with gain 5/3. */
  public static Activation tanh() {
    return new Activation("Tanh", Tensor::tanh, 5.0 / 3);
  }

  /** {@link Tensor#hardTanh()}. */
  public static Activation hardTanh() {
    return of("HardTanh", Tensor::hardTanh);
  }

  /** {@link Tensor#tanhshrink}. */
  public static Activation tanhshrink() {
    return of("Tanhshrink", Tensor::tanhshrink);
  }

  /** {@link Tensor#sigmoid}, with gain 1. */
  public static Activation sigmoid() {
    return new Activation("Sigmoid", Tensor::sigmoid, 1);
  }

  /** {@link Tensor#logSigmoid}. */
  public static Activation logSigmoid() {
    return of("LogSigmoid", Tensor::logSigmoid);
  }

  /** {@link Tensor#hardSigmoid}. */
  public static Activation hardSigmoid() {
    return of("HardSigmoid", Tensor::hardSigmoid);
  }

  /** {@link Tensor#hardSwish}. */
  public static Activation hardSwish() {
    return of("HardSwish", Tensor::hardSwish);
  }

  /** {@link Tensor#softplus()}: log(1 + eˣ). */
  public static Activation softplus() {
    return of("Softplus", Tensor::softplus);
  }

  /** {@link Tensor#softplus(float, float)}. */
  public static Activation softplus(double beta, double threshold) {
    return of("Softplus(" + beta + ", " + threshold + ")", x -> x.softplus(beta, threshold));
  }

  /** {@link Tensor#softsign}. */
  public static Activation softsign() {
    return of("Softsign", Tensor::softsign);
  }

  /** {@link Tensor#softshrink} with λ = ½. */
  public static Activation softshrink() {
    return softshrink(0.5f);
  }

  /** {@link Tensor#softshrink}. */
  public static Activation softshrink(double lambda) {
    return of("Softshrink(" + lambda + ")", x -> x.softshrink(lambda));
  }

  /** {@link Tensor#hardshrink} with λ = ½. */
  public static Activation hardshrink() {
    return hardshrink(0.5f);
  }

  /** {@link Tensor#hardshrink}. */
  public static Activation hardshrink(double lambda) {
    return of("Hardshrink(" + lambda + ")", x -> x.hardshrink(lambda));
  }

  /** {@link Tensor#threshold}. */
  public static Activation threshold(double threshold, double value) {
    return of("Threshold(" + threshold + ", " + value + ")", x -> x.threshold(threshold, value));
  }

  /** {@link Tensor#sign}: the perceptron's; no gradient passes. */
  public static Activation sign() {
    return of("Sign", Tensor::sign);
  }

  /** {@link Tensor#step}: all or nothing; no gradient passes. */
  public static Activation step() {
    return of("Step", Tensor::step);
  }

  /** {@link Tensor#softmax} along the last axis. */
  public static Activation softmax() {
    return softmax(-1);
  }

  /** {@link Tensor#softmax} along {@code axis}. */
  public static Activation softmax(int axis) {
    return of(named("Softmax", axis), x -> x.softmax(axis));
  }

  /** {@link Tensor#logSoftmax} along the last axis. */
  public static Activation logSoftmax() {
    return logSoftmax(-1);
  }

  /** {@link Tensor#logSoftmax} along {@code axis}. */
  public static Activation logSoftmax(int axis) {
    return of(named("LogSoftmax", axis), x -> x.logSoftmax(axis));
  }

  /** {@link Tensor#glu} along the last axis, which is halved. */
  public static Activation glu() {
    return glu(-1);
  }

  /** {@link Tensor#glu} along {@code axis}, which is halved. */
  public static Activation glu(int axis) {
    return of(named("GLU", axis), x -> x.glu(axis));
  }

  private static String named(String name, int axis) {
    return axis == -1 ? name : name + "(axis " + axis + ")";
  }

  /**
   * What weights before this function are to be multiplied by at first so that variances stay, as
   * in {@code Initializer.glorotUniform(Activation.tanh().gain())}; 1 without an activation. The
   * numbers are those of PyTorch's {@code calculate_gain}.
   *
   * @throws ArgumentException if none is known for it
   */
  public double gain() {
    if (Double.isNaN(gain)) {
      throw new ArgumentException(
          "activation: no gain is known for "
              + name
              + "; there is one for sigmoid, tanh, relu, leakyRelu and selu");
    }
    return gain;
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
