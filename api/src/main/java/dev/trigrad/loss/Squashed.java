package dev.trigrad.loss;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.composite.Softmax;

/**
 * Refuses what a softmax or a sigmoid gave where a loss expects what goes into one: the network
 * would learn, slowly and less, and nothing would tell why. What has passed another operation since
 * is taken.
 */
final class Squashed {
  private Squashed() {}

  /** Refuses the result of a softmax over the last axis; {@code remedy} ends the message. */
  static void refuseSoftmax(String loss, String expected, Tensor input, String remedy) {
    if (input.node().op() instanceof Softmax softmax
        && Math.floorMod(softmax.axis(), input.shape().rank()) == input.shape().rank() - 1) {
      throw refusal(loss, expected, "softmax", remedy);
    }
  }

  /** Refuses the result of a sigmoid; {@code remedy} ends the message. */
  static void refuseSigmoid(String loss, Tensor input, String remedy) {
    if (input.node().op() instanceof Unary unary && unary.function() == UnaryFunction.SIGMOID) {
      throw refusal(loss, "logits", "sigmoid", remedy);
    }
  }

  private static ArgumentException refusal(
      String loss, String expected, String function, String remedy) {
    return new ArgumentException(
        loss + ": takes " + expected + ", got the result of " + function + "; " + remedy);
  }
}
