package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Engines;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.io.FileException;
import dev.trigrad.io.SafeTensors;
import dev.trigrad.io.SafeTensorsType;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.AdamW;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.run.HeldPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is saved, what is taken, and what is said of what does not fit. */
class CheckpointTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("run.safetensors");
  }

  private static final class Net extends Module {
    final Linear body = child("body", new Linear(2, 3));
    final BatchNorm norm = child("norm", new BatchNorm(3));
    final Linear head;

    Net(int classes, long seed) {
      head = child("head", new Linear(3, classes));
      initialize(seed);
    }

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return head.apply(norm.apply(body.apply(x, pass), pass), pass);
    }
  }

  /** A layer used twice, and its weight a third time. */
  private static final class Tied extends Module {
    final Linear first = child("first", new Linear(2, 2));
    final Linear again = child("again", first);
    final Parameter own = parameter("own", first.weight());

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return again.apply(first.apply(x, pass), pass).matmul(pass.value(own));
    }
  }

  private static void step(Module model, Optimizer optimizer) {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 5, -1, 0}, 3, 2);
    optimizer.step(pass -> model.apply(x, pass).square().mean());
  }

  private static Map<String, Object> values(Checkpoint checkpoint) {
    var values = new LinkedHashMap<String, Object>();
    checkpoint.cells().forEach((name, cell) -> values.put(name, cell.snapshot().toString()));
    return values;
  }

  private static String refusal(Class<? extends Exception> type, Runnable call) {
    String message = assertThrows(type, call::run).getMessage();
    assertEquals(1, message.lines().count(), message);
    return message;
  }

  @Test
  void allCellsAreEntriesByTheirPaths() {
    var net = new Net(1, 1);
    var adam = new Adam(net, 0.1f);
    step(net, adam);
    var number =
        new Cell(
            "x",
            Recorder.constant(new TensorType(DType.FLOAT64, Shape.of()), new double[] {Math.PI}));
    var mask =
        new Cell(
            "y", Recorder.constant(new TensorType(DType.BOOL, Shape.of(2)), new float[] {1, 0}));
    Checkpoint checkpoint =
        Checkpoint.of(net, adam)
            .with("trainer", Map.of("best", number))
            .with("random", Map.of("mask", mask))
            .describe("loss", "0.25 “good”");
    checkpoint.save(file);
    SafeTensors saved = SafeTensors.open(file);
    assertEquals(
        checkpoint.cells().keySet(), saved.tensors().keySet().stream().collect(Collectors.toSet()));
    assertTrue(
        saved
            .entries()
            .keySet()
            .containsAll(
                Set.of(
                    "model.body.weight",
                    "model.norm.runningMean",
                    "optimizer.mean.body.weight",
                    "optimizer.step",
                    "optimizer.random",
                    "optimizer.learningRate",
                    "trainer.best",
                    "random.mask")),
        saved.entries().keySet().toString());
    assertEquals(SafeTensorsType.F64, saved.entry("trainer.best").type());
    assertEquals(SafeTensorsType.BOOL, saved.entry("random.mask").type());
    Map<String, String> metadata = saved.metadata();
    assertEquals("0.25 “good”", metadata.get("loss"));
    assertEquals("Adam of 6 parameters", metadata.get("optimizer"));
    assertEquals(Engines.evaluator().engine().info().name(), metadata.get("engine"));
    assertEquals("trigrad checkpoint 1", metadata.get("format"));
  }

  @Test
  void equalStatesAreEqualFiles() throws IOException {
    for (String name : List.of("a", "b")) {
      var net = new Net(1, 1);
      var sgd = new Sgd(net, 0.1f).momentum(0.5f);
      sgd.schedule(step -> 1.0 / (1 + step)).seed(4);
      step(net, sgd);
      Checkpoint.of(net, sgd).save(directory.resolve(name));
    }
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("a")), Files.readAllBytes(directory.resolve("b")));
    assertEquals(
        "function",
        SafeTensors.open(directory.resolve("a"))
            .metadata()
            .get("optimizer.schedule")
            .replaceAll("CheckpointTest|.*\\.", ""));
  }

  /** The seed of the file takes the place of the program's; the cells know no other. */
  @Test
  void everythingIsTakenAndNothingElseDecides() {
    var net = new Net(1, 1);
    var adam = new Adam(net, 0.1f).seed(7);
    adam.schedule(Schedule.exponential(0.5));
    step(net, adam);
    Checkpoint.of(net, adam).save(file);
    Map<String, Object> saved = values(Checkpoint.of(net, adam));
    var other = new Net(1, 2);
    var second = new Adam(other, 0.9f).seed(8);
    second.schedule(Schedule.exponential(0.5));
    Restored restored = Checkpoint.of(other, second).load(file);
    assertTrue(restored.complete());
    assertEquals(saved.size(), restored.loaded().size());
    assertEquals(List.of(), restored.notes());
    assertEquals(saved, values(Checkpoint.of(other, second)));
    assertEquals(adam.learningRate(), second.learningRate());
    step(net, adam);
    step(other, second);
    assertEquals(values(Checkpoint.of(net, adam)), values(Checkpoint.of(other, second)));
  }

  @Test
  void anotherArchitectureIsRefusedAsAWhole() {
    var net = new Net(2, 1);
    Checkpoint.of(net, new Adam(net, 0.1f)).with("loader", Map.of()).save(file);
    var other = new Net(4, 2);
    var checkpoint =
        Checkpoint.of(other).with("trainer", Map.of("epoch", new Cell("e", Tensor.of(3))));
    Map<String, Object> before = values(checkpoint);
    String message = refusal(ArgumentException.class, () -> checkpoint.load(file));
    assertEquals(
        "checkpoint: "
            + file
            + " does not fit, nothing has changed; 1 missing: cell 'trainer.epoch' int32[]; 15"
            + " unexpected: entry ",
        message.substring(0, message.indexOf("entry ") + 6));
    assertTrue(
        message.endsWith(
            "; 2 of another type: parameter 'model.head.weight' is float32[3, 2] in the file,"
                + " float32[3, 4] here, parameter 'model.head.bias' is float32[2] in the file,"
                + " float32[4] here; load(file, false) takes what fits, compare(file) lists all"),
        message);
    assertEquals(before, values(checkpoint));
    Restored compared = checkpoint.compare(file);
    assertEquals(before, values(checkpoint));
    assertEquals(List.of("trainer.epoch"), names(compared.missing()));
    assertEquals(List.of("model.head.weight", "model.head.bias"), names(compared.misfits()));
    assertEquals(15, compared.unexpected().size());
    Restored taken = checkpoint.load(file, false);
    assertEquals(compared, taken);
    assertTrue(taken.loaded().contains("model.norm.runningVariance"), taken.toString());
    assertEquals(
        net.body.weight().snapshot().toString(), other.body.weight().snapshot().toString());
    assertEquals(before.get("model.head.weight"), values(checkpoint).get("model.head.weight"));
    assertTrue(
        taken
            .toString()
            .contains(
                "\n  misfit parameter 'model.head.bias' is float32[2] in the file, float32[4]"
                    + " here"),
        taken.toString());
  }

  private static List<String> names(List<Restored.Difference> differences) {
    return differences.stream().map(Restored.Difference::name).toList();
  }

  @Test
  void anOptimizerOfAnotherClassOrGroupsBeginsAnew() {
    var net = new Net(1, 1);
    var adam = new Adam(net, 0.1f);
    step(net, adam);
    Checkpoint.of(net, adam).save(file);
    var other = new Net(1, 2);
    var decayed = new AdamW(other, 0.5f);
    String message =
        refusal(ArgumentException.class, () -> Checkpoint.of(other, decayed).load(file));
    assertEquals(
        "checkpoint: "
            + file
            + " does not fit, nothing has changed; 'optimizer' was Adam of 6 parameters, is AdamW"
            + " of 6 parameters; load(file, false) takes what fits, compare(file) lists all",
        message);
    Restored taken = Checkpoint.of(other, decayed).load(file, false);
    assertTrue(taken.left().contains("optimizer.step"), taken.toString());
    assertTrue(taken.loaded().stream().allMatch(name -> name.startsWith("model.")));
    assertEquals(0.5f, decayed.learningRate());
    var grouped = new Adam(other, 0.5f);
    grouped.group(p -> p.type().shape().rank() < 2, group -> group.weightDecay(0));
    assertTrue(
        refusal(ArgumentException.class, () -> Checkpoint.of(other, grouped).load(file))
            .contains("'optimizer' was Adam of 6 parameters, is Adam of 2 + 4 parameters;"));
  }

  @Test
  void aMissingScheduleIsNamed() {
    var net = new Net(1, 1);
    var sgd = new Sgd(net, 0.1f);
    sgd.schedule(Schedule.cosine(10));
    Checkpoint.of(net, sgd).save(file);
    var plain = new Sgd(net, 0.1f);
    String message = refusal(ArgumentException.class, () -> Checkpoint.of(net, plain).load(file));
    assertTrue(
        message.contains(
            "1 unexpected: entry 'optimizer.position' int32[]; the optimizer in the file had a"
                + " schedule, a weight average or a transform of gradients, this one has none;"),
        message);
    var longer = new Sgd(net, 0.1f);
    longer.schedule(Schedule.cosine(20));
    assertEquals(
        List.of("optimizer.schedule was Cosine[steps=10, end=0.0], is Cosine[steps=20, end=0.0]"),
        Checkpoint.of(net, longer).load(file).notes());
  }

  @Test
  void whatIsSharedIsSavedOnceAndTakenAtAnyPath() {
    var tied = new Tied();
    tied.initialize(1);
    var checkpoint = Checkpoint.of(tied).with("teacher", tied.first);
    assertEquals(Set.of("model.own", "model.first.bias"), checkpoint.cells().keySet());
    checkpoint.save(file);
    assertEquals(2, SafeTensors.open(file).entries().size());
    Tensor weight = tied.own.snapshot();
    SafeTensors.write(
        file,
        Map.of("model.again.weight", weight, "teacher.bias", Tensor.of(new float[] {3, 4})),
        Map.of());
    tied.initialize(2);
    assertTrue(checkpoint.load(file).complete());
    assertEquals(weight.toString(), tied.own.snapshot().toString());
    assertArrayEquals(new float[] {3, 4}, tied.first.bias().snapshot().toArray());
    Map<String, Tensor> two =
        Map.of(
            "model.own", weight,
            "model.first.weight", Tensor.of(new float[4], 2, 2),
            "model.first.bias", Tensor.of(new float[2]));
    SafeTensors.write(file, two, Map.of());
    assertEquals(
        "checkpoint: "
            + file
            + " does not fit, nothing has changed; 'model.first.weight' and 'model.own' differ,"
            + " and are one shared cell here; build the model without sharing",
        refusal(ArgumentException.class, () -> checkpoint.load(file)));
    assertEquals(weight.toString(), tied.own.snapshot().toString());
  }

  @Test
  void aModelIsLoadedWithoutTheRest() {
    var net = new Net(1, 1);
    var student = new Net(2, 2);
    Checkpoint.of(net, new Adam(net, 0.1f)).with("student", student).save(file);
    var other = new Net(1, 3);
    Checkpoint.loadModel(file, other);
    assertEquals(values(Checkpoint.of(net)), values(Checkpoint.of(other)));
    var second = new Net(2, 3);
    assertTrue(Checkpoint.loadModel(file, "student", second).complete());
    assertEquals(values(Checkpoint.of(student)), values(Checkpoint.of(second)));
    refusal(ArgumentException.class, () -> Checkpoint.loadModel(file, second));
    refusal(ArgumentException.class, () -> Checkpoint.loadModel(file, "teacher", second));
  }

  @Test
  void cellsWithoutValueAndTornOnesAreNotSavedAndAreHealed() {
    var layer = new Linear(2, 1);
    layer.initialize(1);
    Checkpoint.of(layer).save(file);
    var empty = new Linear(2, 1);
    assertEquals(
        "checkpoint: 'model.weight' has no value yet; initialize the model, or load one, first",
        refusal(GraphException.class, () -> Checkpoint.of(empty).save(file)));
    Checkpoint.of(empty).load(file);
    assertEquals(layer.weight().snapshot().toString(), empty.weight().snapshot().toString());
    GraphAccess.get().changes(empty.bias(), ~empty.bias().version());
    assertEquals(
        "checkpoint: 'model.bias' is torn: a step failed while it wrote the value; load the last"
            + " checkpoint",
        refusal(GraphException.class, () -> Checkpoint.of(empty).save(file)));
    Checkpoint.of(empty).load(file);
    assertFalse(empty.bias().torn());
  }

  @Test
  void otherDataAreSaidOrRefused() {
    var layer = new Linear(2, 1);
    layer.initialize(1);
    var data = TensorDataset.of(new float[][] {{1, 2}, {3, 4}}, new int[] {0, 1}, 2);
    var other = TensorDataset.of(new float[][] {{1, 2}, {3, 5}}, new int[] {0, 1}, 2);
    Checkpoint.of(layer).data(data).save(file);
    assertEquals(List.of(), Checkpoint.of(layer).data(data).requireData().load(file).notes());
    assertEquals(1, Checkpoint.of(layer).data(other).load(file).notes().size());
    String message =
        refusal(
            ArgumentException.class,
            () -> Checkpoint.of(layer).data(other).requireData().load(file, false));
    assertTrue(
        message.startsWith("checkpoint: " + file + " was saved with data of 2 rows, sha256 of 2: "),
        message);
    Checkpoint.of(layer).save(file);
    assertTrue(
        refusal(
                ArgumentException.class,
                () -> Checkpoint.of(layer).data(other).requireData().load(file))
            .contains(" was saved with unknown data, these are 2 rows, "));
  }

  @Test
  void damageIsFoundAndThePreviousOneTaken() throws IOException {
    assertEquals(Optional.empty(), Checkpoint.latest(file));
    var w = new Parameter("w", Shape.of(100), Initializer.zeros());
    Checkpoint checkpoint = new Checkpoint().with("state", Map.of("w", w));
    Path previous = directory.resolve("run.safetensors.previous");
    for (int i = 1; i <= 2; i++) {
      w.assign(Tensor.of(fill(i)));
      checkpoint.save(file);
    }
    assertEquals(Optional.of(file), Checkpoint.latest(file));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at += 7) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(file, damaged);
      int place = at;
      // Only what people read may be another without a word.
      if (new String(whole, StandardCharsets.ISO_8859_1).indexOf("__metadata__") > at
          || at > whole.length - 400) {
        assertEquals(Optional.of(previous), Checkpoint.latest(file), () -> "byte " + place);
      }
      Files.write(file, Arrays.copyOf(whole, at));
      assertEquals(Optional.of(previous), Checkpoint.latest(file), () -> "cut at " + place);
    }
    Files.write(file, new byte[whole.length]);
    assertEquals(Optional.of(previous), Checkpoint.latest(file));
    Path latest = Checkpoint.latest(file).orElseThrow();
    new Checkpoint().with("state", Map.of("w", w)).load(latest);
    assertEquals(1, w.snapshot().toArray()[0]);
    // What is damaged does not take the place of what is whole.
    w.assign(Tensor.of(fill(3)));
    new Checkpoint().with("state", Map.of("w", w)).save(file);
    checkpoint.load(previous);
    assertEquals(1, w.snapshot().toArray()[0]);
    Files.delete(file);
    assertEquals(Optional.of(previous), Checkpoint.latest(file));
    Files.write(previous, new byte[3]);
    assertTrue(
        refusal(FileException.class, () -> Checkpoint.latest(file))
            .contains("; nor is there a previous one: "));
  }

  private static float[] fill(float value) {
    float[] values = new float[100];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void emptyCellsOddNamesAndEveryBitAreKept() {
    float[] odd = {Float.intBitsToFloat(0x7fc12345), -0f, Float.NEGATIVE_INFINITY, 1e-45f};
    var cells = new LinkedHashMap<String, Cell>();
    cells.put("a \"b\" \\ ü\n.c", new Cell("x", Tensor.of(odd)));
    cells.put("", new Cell("y", Tensor.of(new float[0])));
    cells.put("z", new Cell("z", Tensor.of(new int[] {Integer.MIN_VALUE})));
    Checkpoint checkpoint = new Checkpoint().with("läd", cells).describe("", "\u0000 ü");
    checkpoint.save(file);
    cells.get("z").assign(Tensor.of(new int[] {1}));
    cells.values().iterator().next().assign(Tensor.of(new float[4]));
    assertEquals("\u0000 ü", checkpoint.load(file).metadata().get(""));
    float[] now = cells.values().iterator().next().snapshot().toArray();
    for (int i = 0; i < odd.length; i++) {
      assertEquals(Float.floatToRawIntBits(odd[i]), Float.floatToRawIntBits(now[i]));
    }
    assertEquals(Integer.MIN_VALUE, cells.get("z").snapshot().itemInt());
    new Checkpoint().save(file);
    assertTrue(new Checkpoint().load(file).complete());
    assertTrue(
        refusal(ArgumentException.class, () -> checkpoint.load(file, false))
            .contains("none of its 0 entries does"));
  }

  /** Who predicts with a held plan meanwhile gets the answer of one file or of the other. */
  @Test
  void aHeldPlanSeesOneFileOrTheOther() {
    Path second = directory.resolve("second");
    var layer = new Linear(1, 1);
    Checkpoint checkpoint = Checkpoint.of(layer);
    for (int i = 1; i <= 2; i++) {
      layer.weight().assign(Tensor.of(new float[] {i}, 1, 1));
      layer.bias().assign(Tensor.of(new float[] {-i}));
      checkpoint.save(i == 1 ? file : second);
    }
    Tensor x = Tensor.of(new float[] {1}, 1, 1);
    HeldPlan plan = Engines.evaluator().hold(List.of(x), layer.apply(x));
    var done = new AtomicBoolean();
    var reader =
        CompletableFuture.runAsync(
            () -> {
              float[] y = new float[1];
              while (!done.get()) {
                plan.run(new float[] {1}, y);
                assertEquals(0, y[0]);
              }
            });
    for (int i = 0; i < 200; i++) {
      checkpoint.load(i % 2 == 0 ? file : second);
    }
    done.set(true);
    reader.join();
  }

  @Test
  void isATable() {
    var layer = new Linear(2, 1);
    layer.initialize(1);
    Checkpoint checkpoint = Checkpoint.of(layer).describe("note", "first");
    checkpoint.save(file);
    String shown = Checkpoint.inspect(file);
    for (String line :
        List.of(
            "  note          first",
            "  model         2 entries, 3 values, 12 bytes",
            "  all           2 entries, 3 values, 12 bytes",
            "  model.weight  float32[2, 1]",
            "  model.bias    float32[1]")) {
      assertTrue(shown.lines().anyMatch(line::equals), shown);
      assertTrue(checkpoint.toString().lines().anyMatch(line::equals), checkpoint.toString());
    }
  }
}
