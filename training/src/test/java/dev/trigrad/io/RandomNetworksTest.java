package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.PRelu;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.TorchLayout;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Losses and gradients of random networks are PyTorch's in double (networks/record.py). */
class RandomNetworksTest {
  private static Path file(String name) throws URISyntaxException {
    return Path.of(RandomNetworksTest.class.getResource("/networks/" + name).toURI());
  }

  private static Module layer(String word) {
    String[] parts = word.split(":");
    int width = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
    return switch (parts[0]) {
      case "linear" -> new Linear(width, Integer.parseInt(parts[2]));
      case "layer" -> new LayerNorm(width);
      case "batch" -> new BatchNorm(width);
      case "prelu" -> new PRelu(width);
      case "residual" -> new Residual(Sequential.of(new Linear(width, width), layer(parts[2])));
      case "relu" -> Activation.relu();
      case "elu" -> Activation.elu();
      case "selu" -> Activation.selu();
      case "silu" -> Activation.silu();
      case "mish" -> Activation.mish();
      case "gelu" -> Activation.gelu();
      case "tanh" -> Activation.tanh();
      case "sigmoid" -> Activation.sigmoid();
      case "logSigmoid" -> Activation.logSigmoid();
      case "softsign" -> Activation.softsign();
      case "softmax" -> Activation.softmax();
      default -> throw new AssertionError(word);
    };
  }

  @Test
  void lossesAndGradientsAreThoseOfPyTorch() throws IOException, URISyntaxException {
    SafeTensors file = SafeTensors.open(file("networks.safetensors"));
    List<String> lines = Files.readAllLines(file("networks.txt"));
    assertEquals(24, lines.size());
    for (int i = 0; i < lines.size(); i++) {
      String[] words = lines.get(i).split(" ");
      var model = Sequential.of();
      for (int j = 1; j < words.length; j++) {
        model.append(layer(words[j]));
      }
      model.initialize(1);
      var weights = new TorchWeights(model).strict(false).prefix(i + ".model.");
      assertEquals(List.of(), weights.load(file).missing(), lines.get(i));
      compare(file, i + ".", model, words[0].equals("training"), lines.get(i));
    }
  }

  private static void compare(
      SafeTensors file, String at, Module model, boolean training, String line) {
    Pass pass = training ? Pass.training(RandomKey.of(1)) : Pass.inference();
    Tensor x = file.tensor(at + "x", DType.FLOAT32);
    Tensor y = file.tensor(at + "y", DType.INT32);
    // Some end in a softmax, of which the result is meant as logits all the same.
    Tensor loss = pass.record(inner -> new CrossEntropy().of(model.apply(x, inner).mul(1), y));
    List<Tensor> points = new ArrayList<>(List.of(x));
    List<String> names = new ArrayList<>(List.of("gradient.x"));
    List<TorchLayout> layouts = new ArrayList<>();
    Map<String, TorchLayout> all = model.torchLayouts();
    model
        .namedParameters()
        .forEach(
            (path, parameter) -> {
              points.add(parameter.tensor());
              names.add("gradient." + all.get(path).name());
              layouts.add(all.get(path));
            });
    List<Tensor> found = new ArrayList<>(Gradients.of(loss, points));
    found.add(loss);
    names.add("loss");
    List<ReferenceValue> bounds = found.stream().map(new Reference()::of).toList();
    Engines.evaluator().evaluate(found);
    for (int i = 0; i < found.size(); i++) {
      double[] expected = file.tensor(at + names.get(i), DType.FLOAT64).toDoubleArray();
      boolean turned = i > 0 && i <= layouts.size() && layouts.get(i - 1).order().size() > 0;
      int columns = turned ? found.get(i).shape().extent(1) : 1;
      int rows = expected.length / columns;
      float[] actual = found.get(i).toArray();
      for (int j = 0; j < actual.length; j++) {
        // PyTorch has [out, in].
        double right = turned ? expected[j % columns * rows + j / columns] : expected[j];
        String place = line + ": " + names.get(i) + " " + j + ": " + actual[j] + ", " + right;
        assertTrue(Math.abs(actual[j] - right) <= bounds.get(i).bound()[j], place);
      }
    }
  }
}
