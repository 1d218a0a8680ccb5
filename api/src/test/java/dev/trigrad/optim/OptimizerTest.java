package dev.trigrad.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
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
    var error = assertThrows(ArgumentException.class, call);
    assertTrue(error.getMessage().contains(message), error.getMessage());
  }

  private static void misused(String message, Executable call) {
    var error = assertThrows(ArgumentException.class, call);
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
    misused("1 gradients for 2 parameters", () -> optimizer.step(List.of(good), new Updates()));
    var none = Arrays.asList(good, null);
    misused("null for the list of gradients", () -> optimizer.step(null, new Updates()));
    misused("null for the updates", () -> optimizer.step(none, null));
    misused(
        "null for the tensors to keep", () -> optimizer.step(none, new Updates(), (Tensor[]) null));
    misused("null for a tensor to keep", () -> optimizer.step(none, new Updates(), good, null));
    misused("null for the loss function", () -> optimizer.step(null));
    misused("the value is null", () -> new Updates().put(layer.bias(), null));
    misused("the cell is null", () -> new Updates().replace(null, good));
    for (Tensor wrong :
        new Tensor[] {Tensor.of(1f), Tensor.of(new float[2]), Tensor.of(new int[1])}) {
      var gradients = new ArrayList<>(List.of(good, wrong));
      var error =
          assertThrows(ShapeException.class, () -> optimizer.step(gradients, new Updates()));
      assertEquals(
          "step: gradient of 'bias' is " + wrong.type() + ", expected float32[1]",
          error.getMessage());
    }
    Tensor x = Tensor.of(new float[6], 3, 2);
    var error =
        assertThrows(ShapeException.class, () -> optimizer.step(pass -> layer.apply(x, pass)));
    assertEquals("step: loss is [3, 1], expected a scalar; take its mean", error.getMessage());
    parameters.forEach(parameter -> assertEquals(1, parameter.version()));
  }

  @Test
  void whatIsRememberedIsListedByPath() {
    var other = new Linear(3, 1);
    other.initialize(0);
    var both = new ArrayList<>(parameters);
    both.addAll(other.parameters());
    assertEquals(List.of("learningRate", "random"), List.copyOf(new Sgd(both, 1).cells().keySet()));
    assertEquals(
        List.of("velocity.0", "velocity.1", "velocity.2", "velocity.3", "learningRate", "random"),
        List.copyOf(new Sgd(both, 1).momentum(0.5f).cells().keySet()));
    var cells = new Adam(layer, 1).cells();
    assertEquals(
        List.of(
            "mean.weight",
            "mean.bias",
            "square.weight",
            "square.bias",
            "step",
            "learningRate",
            "random"),
        List.copyOf(cells.keySet()));
    assertEquals("int32[2]", cells.get("step").type().toString());
    assertEquals("int32[3]", cells.get("random").type().toString());
    assertEquals(layer.weight().type(), cells.get("square.weight").type());
  }

  /** What a step keeps on the host does not grow with their number. */
  @Test
  void fewProductsOfMomentaAreKept() {
    var settings = Map.of(Setting.BETA1, 0.9, Setting.MOMENTUM_DECAY, 4e-3);
    var group = new Group("NAdam", 1, settings);
    var products = new NAdam.Products();
    assertEquals(1, 1 - products.upTo(100_000, group));
    assertTrue(products.known() < 1000, "kept " + products.known());
  }
}
