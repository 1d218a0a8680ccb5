package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Bilinear;
import dev.trigrad.nn.Embedding;
import dev.trigrad.nn.GroupNorm;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.PRelu;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weights go from PyTorch 1.13 and back: see record.py beside the files. */
class TorchWeightsTest {
  private static final Tensor IDS = Tensor.of(new int[] {0, 1, 2, 3, 2, 1});

  @TempDir Path directory;

  private static final class Block extends Module {
    final Linear fc = child("fc", new Linear(4, 4));
    final BatchNorm norm = child("norm", new BatchNorm(4));
    final PRelu act = child("act", new PRelu(4));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return act.apply(norm.apply(fc.apply(x, pass), pass), pass);
    }
  }

  /** Square wherever it can be: nothing but the numbers tells a weight from its transpose. */
  private static final class Net extends Module {
    final Embedding tokens = child("tokens", new Embedding(4, 4));
    final Sequential blocks = child("blocks", Sequential.of(new Block(), new Block()));
    final LayerNorm layer = child("layer", new LayerNorm(4));
    final GroupNorm group = child("group", new GroupNorm(2, 4));
    final Bilinear pair = child("pair", new Bilinear(4, 4, 4));
    final Linear head = child("head", new Linear(4, 4, false, Initializer.zeros()));

    @Override
    protected Tensor forward(Tensor ids, Pass pass) {
      Tensor x = tokens.apply(ids, pass);
      Tensor y = group.apply(layer.apply(blocks.apply(x, pass), pass), pass);
      return head.apply(pair.apply(y, x, pass), pass);
    }
  }

  private Path recorded(String name) throws IOException {
    Path file = directory.resolve(name);
    try (var in = getClass().getResourceAsStream("/torch/" + name)) {
      Files.write(file, in.readAllBytes());
    }
    return file;
  }

  private static void requireOutputs(List<String> expected, Net net) {
    float[][] outputs = net.apply(IDS).toMatrix();
    assertEquals(outputs.length, expected.size());
    for (int i = 0; i < outputs.length; i++) {
      double[] row =
          Arrays.stream(expected.get(i).split(" ")).mapToDouble(Double::parseDouble).toArray();
      for (int j = 0; j < row.length; j++) {
        assertEquals(row[j], outputs[i][j], 1e-4 * Math.max(1, Math.abs(row[j])), i + ", " + j);
      }
    }
  }

  @Test
  void aNetworkGivesWhatPyTorchGives() throws IOException {
    Path file = recorded("torch.safetensors");
    var net = new Net();
    TorchWeights.Report report = new TorchWeights(net).load(file);
    assertTrue(report.complete());
    assertEquals(24, report.loaded().size());
    assertEquals("24 loaded", report.toString());
    assertEquals(3, net.cell("blocks.1.norm.batchCount").tensor().itemInt());
    requireOutputs(Files.readAllLines(recorded("outputs.txt")), net);
    Path written = directory.resolve("written.safetensors");
    new TorchWeights(net).save(written);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(written));
  }

  @Test
  void pyTorchGivesWhatANetworkGives() throws Exception {
    Path python = Path.of("/usr/bin/python3");
    assumeTrue(Files.exists(python), "there is no Python here");
    Path script = recorded("record.py");
    var net = new Net();
    net.initialize(5);
    net.forEach(
        module -> {
          if (module instanceof BatchNorm norm) {
            norm.runningMean().assign(Tensor.of(new float[] {0.1f, -0.2f, 0.3f, -0.4f}));
            norm.runningVariance().assign(Tensor.of(new float[] {0.5f, 1, 2, 4}));
          }
        });
    Path file = directory.resolve("ours.safetensors");
    new TorchWeights(net).save(file);
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(python.toString(), script.toString(), file.toString())
            .redirectOutput(output.toFile())
            .redirectError(directory.resolve("error").toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    String error = Files.readString(directory.resolve("error"));
    assumeTrue(!error.contains("No module named"), "there is no torch here");
    assertEquals(0, process.exitValue(), error);
    requireOutputs(Files.readAllLines(output), net);
  }

  @Test
  void namesAreMapped() throws IOException {
    Path file = recorded("old.safetensors");
    var net = new Net();
    net.initialize(1);
    TorchWeights weights =
        new TorchWeights(net)
            .prefix("module.")
            .rename("encoder\\.block(\\d+)\\.(.*)", "blocks.$1.$2");
    assertEquals("22 loaded", weights.load(file).toString());
    requireOutputs(Files.readAllLines(recorded("old.txt")), net);
    Path written = directory.resolve("written.safetensors");
    new TorchWeights(net)
        .prefix("module.")
        .rename("blocks\\.(\\d+)\\.(.*)", "encoder.block$1.$2")
        .save(written, Map.of());
    var names = SafeTensors.open(written).entries().keySet();
    assertTrue(names.containsAll(SafeTensors.open(file).entries().keySet()));
    assertEquals(24, names.size());
  }

  @Test
  void whatDoesNotFitIsListedAndChangesNothing() throws IOException {
    Path file = recorded("torch.safetensors");
    var other = Sequential.of();
    other.append(new Block()).append(new Linear(4, 2)).append("tokens", new Embedding(5, 4));
    other.append("head", new Linear(4, 4));
    Linear head = (Linear) other.module("head");
    other.initialize(3);
    var before = head.weight().snapshot().toArray();
    var weights = new TorchWeights(other).rename("blocks\\.0\\.(.*)", "0.$1");
    String differences =
        "3 missing: \"1.weight\", \"1.bias\", \"head.bias\"; 14 unexpected:"
            + " \"blocks.1.norm.num_batches_tracked\", \"blocks.1.act.weight\","
            + " \"blocks.1.fc.bias\", \"blocks.1.fc.weight\", \"blocks.1.norm.bias\","
            + " \"blocks.1.norm.running_mean\", \"blocks.1.norm.running_var\","
            + " \"blocks.1.norm.weight\", \"group.bias\", \"group.weight\", \"layer.bias\","
            + " \"layer.weight\", \"pair.bias\", \"pair.weight\"; 1 of another shape or type:"
            + " \"tokens.weight\" is F32[4, 4], expected FLOAT32[5, 4]";
    var error = assertThrowsExactly(ArgumentException.class, () -> weights.load(file));
    assertEquals(
        "torch weights: "
            + file
            + " does not fit "
            + other.getClass().getSimpleName()
            + ", nothing has changed; "
            + differences,
        error.getMessage());
    assertArrayEquals(before, head.weight().snapshot().toArray());
    assertEquals("9 loaded; " + differences, weights.strict(false).load(file).toString());
    var net = new Net();
    new TorchWeights(net).load(file);
    assertArrayEquals(net.head.weight().snapshot().toArray(), head.weight().snapshot().toArray());
  }

  @Test
  void sharedCellsGoUnderEachOfTheirNames() {
    var shared = new Linear(3, 3);
    var tied = Sequential.of(shared, shared);
    tied.initialize(1);
    Path file = directory.resolve("tied");
    new TorchWeights(tied).save(file);
    assertEquals(
        List.of("0.bias", "0.weight", "1.bias", "1.weight"),
        List.copyOf(SafeTensors.open(file).entries().keySet()));
    var alone = Sequential.of(new Linear(3, 3));
    new TorchWeights(alone).strict(false).load(file);
    var once = directory.resolve("once");
    new TorchWeights(alone).save(once);
    var again = Sequential.of(tied.children().get("0"), tied.children().get("1"));
    again.initialize(2);
    assertTrue(new TorchWeights(again).load(once).complete());
    assertArrayEquals(
        ((Linear) alone.children().get("0")).weight().snapshot().toArray(),
        shared.weight().snapshot().toArray());
  }
}
