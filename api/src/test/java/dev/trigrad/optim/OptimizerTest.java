package dev.trigrad.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Impossible settings and gradients are refused before anything is recorded. */
class OptimizerTest {
  private final Linear layer = new Linear(2, 1);
  private final List<Parameter> parameters = layer.parameters();

  OptimizerTest() {
    layer.initialize(0);
  }

  private static void refused(String message, Executable call) {
    var error = assertThrows(IllegalArgumentException.class, call);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  @Test
  void settingsMustBePossible() {
    for (float rate : new float[] {-1, Float.NaN, Float.POSITIVE_INFINITY}) {
      refused("learning rate is " + rate, () -> new Sgd(parameters, rate));
      refused("learning rate is " + rate, () -> new Adam(parameters, 1).learningRate(rate));
      refused("weight decay is " + rate, () -> new Sgd(parameters, 1).weightDecay(rate));
      refused("weight decay is " + rate, () -> new Adam(parameters, 1).weightDecay(rate));
      refused("epsilon is " + rate, () -> new Adam(parameters, 1).epsilon(rate));
    }
    for (float fraction : new float[] {-0.5f, 1, Float.NaN}) {
      refused("momentum is", () -> new Sgd(parameters, 1).momentum(fraction));
      refused("beta1 is", () -> new Adam(parameters, 1).betas(fraction, 0.9));
      refused("beta2 is", () -> new Adam(parameters, 1).betas(0.9, fraction));
    }
    refused("needs a momentum", () -> new Sgd(parameters, 1).nesterov());
    refused("no parameters", () -> new Sgd(List.of(), 1));
    refused(
        "'weight' is given twice",
        () -> new Sgd(List.of(layer.weight(), layer.bias(), layer.weight()), 1));
  }

  @Test
  void gradientsMustFit() {
    var optimizer = new Sgd(parameters, 1);
    Tensor good = Tensor.of(new float[2], 2, 1);
    refused("1 gradients for 2 parameters", () -> optimizer.step(List.of(good), new Updates()));
    for (Tensor wrong :
        new Tensor[] {Tensor.of(1f), Tensor.of(new float[2]), Tensor.of(new int[1])}) {
      var gradients = new ArrayList<>(List.of(good, wrong));
      var error =
          assertThrows(ShapeException.class, () -> optimizer.step(gradients, new Updates()));
      assertEquals(
          "step: gradient of 'bias' is " + wrong.type() + ", expected float32[1]",
          error.getMessage());
    }
    Tensor loss = layer.apply(Tensor.of(new float[6], 3, 2));
    var error = assertThrows(ShapeException.class, () -> optimizer.step(loss));
    assertEquals("step: loss is [3, 1], expected a scalar; take its mean", error.getMessage());
    parameters.forEach(parameter -> assertEquals(1, parameter.version()));
  }
}
