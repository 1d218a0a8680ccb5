package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.Tensor;
import java.util.function.BinaryOperator;

/** What the network sees of a point (x, y): one number, [rows] each. */
public enum Feature {
  X("x", "x", (x, y) -> x),
  Y("y", "y", (x, y) -> y),
  X_SQUARED("x²", "x.square()", (x, y) -> x.square()),
  Y_SQUARED("y²", "y.square()", (x, y) -> y.square()),
  PRODUCT("xy", "x.mul(y)", (x, y) -> x.mul(y)),
  SIN_X("sin x", "x.sin()", (x, y) -> x.sin()),
  SIN_Y("sin y", "y.sin()", (x, y) -> y.sin());

  private final String symbol;
  private final String java;
  private final BinaryOperator<Tensor> function;

  Feature(String symbol, String java, BinaryOperator<Tensor> function) {
    this.symbol = symbol;
    this.java = java;
    this.function = function;
  }

  /** As a formula has it. */
  public String symbol() {
    return symbol;
  }

  /** As Java has it, of tensors {@code x} and {@code y}. */
  String java() {
    return java;
  }

  Tensor of(Tensor x, Tensor y) {
    return function.apply(x, y);
  }
}
