package dev.trigrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Walking, freezing, replacing, loading, copying and summing up what modules are made of. */
class ModuleTreeTest {
  /** A table whose rows are also the weights of the output, and a head to be replaced. */
  private static final class Words extends Module {
    private final Embedding table = child("table", new Embedding(5, 3));
    private final Parameter tied = parameter("output", table.weight());
    private Linear head = child("head", new Linear(5, 2));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor scores = table.apply(x, pass).matmul(pass.value(tied).transpose());
      return head.apply(scores.relu(), pass);
    }

    @Override
    protected void replaced(String name, Module module) {
      head = replaceChild(name, (Linear) module);
    }
  }

  private static <M extends Module> M initialized(M module) {
    module.initialize(3);
    return module;
  }

  private static double[] output(Module model) {
    return new Reference().of(model.apply(Tensor.of(new int[] {1, 4}))).value();
  }

  @Test
  void aTreeIsWalkedOnce() {
    var shared = new Linear(2, 2);
    var model = Sequential.of(shared, new Residual(shared)).append("head", Activation.relu());
    assertEquals(List.of("", "0", "1", "head"), List.copyOf(model.namedModules().keySet()));
    assertSame(shared, model.module("1.inner"));
    assertSame(model.at(-1), model.module("head"));
    assertSame(model, model.module(""));
    assertEquals(List.of("0", "1", "head"), List.copyOf(model.children().keySet()));
    var seen = new ArrayList<Module>();
    model.forEach(seen::add);
    assertEquals(model.modules(), seen);
    assertEquals(6, model.parameterCount());
    String message =
        assertThrows(ArgumentException.class, () -> model.module("1.outer")).getMessage();
    assertTrue(message.contains("no child 'outer', it has [inner]"), message);
  }

  @Test
  void tiedWeightsAreOneParameter() {
    var words = initialized(new Words());
    assertEquals(
        List.of("output", "head.weight", "head.bias"),
        List.copyOf(words.namedParameters().keySet()));
    assertEquals(15 + 12, words.parameterCount());
    assertEquals("table.weight", words.table.weight().name());
    assertEquals(4, words.snapshot().apply(Tensor.of(new int[] {1, 4})).type().elements());
  }

  @Test
  void whatIsFrozenIsNotTrainable() {
    var words = new Words();
    words.table.freeze();
    assertEquals(12, words.parameterCount());
    assertEquals(15, words.frozenParameterCount());
    assertFalse(words.table.weight().trainable());
    words.unfreeze();
    assertEquals(27, words.parameterCount());
  }

  @Test
  void headsAreReplaced() {
    var words = initialized(new Words());
    var head = initialized(new Linear(5, 4));
    words.replace("head", head);
    assertEquals(8, output(words).length);
    assertEquals(List.of(2, 4), List.of(2, words.head.bias().type().elements()));
    assertEquals("head.weight", head.weight().name());
    var model = Sequential.of(new Linear(2, 2), new Residual(new Linear(2, 2)));
    var outer = Sequential.of(new Identity(), model);
    var inner = new Identity();
    outer.replace("1.1.inner", inner);
    assertSame(inner, outer.module("1.1.inner"));
    outer.replace("0", new Linear(2, 2));
    model.set(-1, new Linear(2, 7)).append(new Linear(7, 1));
    assertEquals("1.2.weight", ((Linear) model.at(2)).weight().name());
    assertEquals(1, initialized(outer).apply(Tensor.zeros(3, 2)).shape().extent(-1));
    String message =
        assertThrows(
                ArgumentException.class,
                () -> Sequential.of(new InField()).replace("0.inner", new Identity()))
            .getMessage();
    assertEquals(
        "replace: InField keeps 'inner' in a field, which would still hold the old one; override"
            + " replaced(name, module) to set it",
        message);
  }

  private static final class InField extends Module {
    private final Module inner = child("inner", new Identity());

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return inner.apply(x, pass);
    }
  }

  @Test
  void valuesAreLoadedByNameOrNotAtAll() {
    var from = initialized(new Words());
    var to = new Words();
    to.initialize(8);
    double[] before = output(to);
    Map<String, Tensor> values = new HashMap<>();
    from.cells().forEach((path, cell) -> values.put(path, cell.snapshot()));
    values.remove("head.bias");
    values.put("head.scale", Tensor.of(1f));
    values.put("head.weight", Tensor.zeros(2, 5));
    String message =
        assertThrows(ArgumentException.class, () -> to.load(values, true)).getMessage();
    assertEquals(
        "load: values do not fit Words, nothing has changed; 1 missing: 'head.bias';"
            + " 1 unexpected: 'head.scale'; 1 of another type: 'head.weight' is float32[2, 5],"
            + " expected float32[5, 2]",
        message);
    assertEquals(
        "load: values do not fit Words, nothing has changed; 1 of another type: 'head.weight' is"
            + " float32[2, 5], expected float32[5, 2]",
        assertThrows(ArgumentException.class, () -> to.load(values, false)).getMessage());
    assertArrayEquals(before, output(to));
    values.remove("head.weight");
    Loaded loaded = to.load(values, false);
    assertEquals(List.of("head.weight", "head.bias"), loaded.missing());
    assertEquals(List.of("head.scale"), loaded.unexpected());
    assertFalse(loaded.complete());
    to.loadFrom(from);
    assertArrayEquals(output(from), output(to));
    // A tied weight has two paths, at which its values must agree.
    Map<String, Tensor> twice = new HashMap<>(values);
    twice.put("table.weight", Tensor.of(new float[15], 5, 3));
    assertTrue(
        assertThrows(ArgumentException.class, () -> to.load(twice, false))
            .getMessage()
            .contains("'table.weight' differs from another value of the same, shared cell"));
  }

  @Test
  void aCopyIsDeep() {
    var words = initialized(new Words());
    words.table.freeze();
    Words copy = Module.copyOf(words, Words::new);
    double[] before = output(words);
    assertArrayEquals(before, output(copy));
    assertEquals(12, copy.parameterCount());
    assertNotSame(words.head.weight(), copy.head.weight());
    copy.initialize(77);
    assertArrayEquals(before, output(words));
    var norm = new BatchNorm(2);
    norm.initialize(1);
    norm.runningMean().assign(Tensor.of(new float[] {3, 4}));
    assertArrayEquals(
        new float[] {3, 4},
        Module.copyOf(norm, () -> new BatchNorm(2)).runningMean().snapshot().toArray());
  }

  @Test
  void aSummaryPrintsEachLayer() {
    var shared = new Linear(8, 8);
    var model =
        Sequential.of(
            new Flatten(),
            new Linear(12, 8),
            Activation.relu(),
            shared,
            new Residual(shared),
            new BatchNorm(8));
    model.module("1").freeze();
    Summary summary = model.summary(2, 3, 4);
    assertEquals(SUMMARY, summary.toString());
    assertEquals(88, summary.trainable());
    assertEquals(model.parameterCount(), summary.trainable());
    assertEquals(model.frozenParameterCount(), summary.frozen());
    Summary words = new Words().summary(TensorType.int32(Shape.of(7)));
    assertEquals(27, words.trainable());
    // The products are the model's own, two flops a term, and so is the ReLU between.
    assertEquals(2 * 7 * 5 * 3 + 7 * 5, words.layers().getFirst().flops());
    var bilinear = new Bilinear(3, 4, 2);
    Summary two =
        Summary.of(bilinear, pass -> bilinear.apply(Tensor.zeros(5, 3), Tensor.zeros(5, 4), pass));
    assertEquals(26, two.trainable());
    assertEquals(Shape.of(5, 2), two.layers().getFirst().output().shape());
  }

  private static final String SUMMARY =
      """
      layer                            output   parameters  frozen  flops  bytes
      ──────────────────────────────────────────────────────────────────────────
      Sequential                       [2, 8]            0       0      0     64
        0: Flatten                     [2, 12]           0       0      0     96
        1: Linear(12→8)                [2, 8]            0     104    400    480
        2: ReLU                        [2, 8]            0       0     16     64
        3: Linear(8→8)                 [2, 8]           72       0    272    352
        4: Residual                    [2, 8]            0       0     16     64
          inner: Linear(8→8) (shared)  [2, 8]            0       0    272     64
        5: BatchNorm(8)                [2, 8]           16       0     72    196
      ──────────────────────────────────────────────────────────────────────────
      sum                                               88     104  1,048  1,380
      """;

  @Test
  void pyTorchsLinearIsTurned() {
    var linear = new Linear(4, 2);
    TorchLayout layout = linear.torchLayout("weight");
    Tensor torch = Tensor.of(new float[] {-0.75f, -0.5f, -0.25f, 0, 0.25f, 0.5f, 0.75f, 1}, 2, 4);
    linear.weight().assign(Tensor.of(new Reference().of(layout.fromTorch(torch)).value(), 4, 2));
    linear.bias().assign(Tensor.of(new float[] {0.5f, -1}));
    float[] x = {1, -2, 0.5f, 3, 0.25f, 4, -1, 2, -3, 1.5f, 2, 0.75f};
    // torch.nn.Linear(4, 2) with this weight and bias.
    assertArrayEquals(
        new double[] {0.625, 1.625, -1.4375, 2.3125, 1.5, 1.25},
        new Reference().of(linear.apply(Tensor.of(x, 3, 4))).value());
    assertArrayEquals(
        torch.toDoubleArray(),
        new Reference().of(layout.toTorch(linear.weight().snapshot())).value());
    assertEquals("running_var", new BatchNorm(2).torchLayout("runningVariance").name());
  }

  @Test
  void pyTorchsNamesAreKnownForEachPath() {
    var shared = new Linear(2, 2);
    var model = Sequential.of(shared, new BatchNorm(2)).append("tied", shared);
    assertEquals(
        "[0.weight=0.weight[1, 0], 0.bias=0.bias[], 1.weight=1.weight[], 1.bias=1.bias[],"
            + " 1.runningMean=1.running_mean[], 1.runningVariance=1.running_var[],"
            + " 1.batchCount=1.num_batches_tracked[], tied.weight=tied.weight[1, 0],"
            + " tied.bias=tied.bias[]]",
        model.torchLayouts().entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + "="
                        + entry.getValue().name()
                        + java.util.Arrays.toString(entry.getValue().order().toArray()))
            .toList()
            .toString());
    assertSame(shared.weight(), model.cell("tied.weight"));
    assertEquals(
        "module: there is no '1.x': BatchNorm(2) has [weight, bias, runningMean, runningVariance,"
            + " batchCount]",
        assertThrows(ArgumentException.class, () -> model.cell("1.x")).getMessage());
  }
}
