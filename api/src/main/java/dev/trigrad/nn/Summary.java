package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * What a model consists of and costs for one input, layer by layer, for a pass that predicts:
 * {@code System.out.println(model.summary(32, 784))}. Found by recording; nothing is computed.
 *
 * @param layers the modules that are applied, in order of their beginning, outer ones first
 */
public record Summary(List<Layer> layers) {
  /** Copies the list. */
  public Summary {
    layers = List.copyOf(layers);
  }

  /**
   * One use of a module.
   *
   * @param path where it is, empty for the model itself
   * @param depth how many modules it is within
   * @param module what it is, as in {@code Linear(784→128)}
   * @param output type of its output
   * @param trainable trainable values that it owns itself, and were not counted before
   * @param frozen frozen ones
   * @param flops floating-point operations of its own, without those of modules within
   * @param bytes of its output, and of the cells that it owns itself and were not counted before
   * @param repeated whether the module, or all it owns, has been used before
   */
  public record Layer(
      String path,
      int depth,
      String module,
      TensorType output,
      long trainable,
      long frozen,
      long flops,
      long bytes,
      boolean repeated) {}

  /**
   * The summary of {@code model} as {@code recording} applies it, for one that takes several
   * inputs, say: {@code Summary.of(bilinear, pass -> bilinear.apply(Tensor.zeros(32, 3),
   * Tensor.zeros(32, 4), pass))}. Its cells need no values; all stand for 0.
   */
  public static Summary of(Module model, Function<Pass, Tensor> recording) {
    ArgumentException.requirePresent(model, "summary", "model");
    ArgumentException.requirePresent(recording, "summary", "function");
    Map<Cell, Tensor> zeros = new IdentityHashMap<>();
    model.cells().values().forEach(cell -> zeros.put(cell, input(cell.type())));
    Pass pass = Pass.frozen(zeros);
    var uses = new ModuleUses();
    pass.observer(uses);
    pass.record(recording);
    return new Summary(uses.layers());
  }

  /** Zeros of {@code type} that take no memory. */
  static Tensor input(TensorType type) {
    return switch (type.dtype()) {
      case FLOAT32 -> Tensor.of(0f).expand(type.shape());
      case INT32 -> Tensor.of(0).expand(type.shape());
      case BOOL -> Tensor.of(new boolean[1]).reshape().expand(type.shape());
      case FLOAT64 -> new Cell("summary", type).tensor();
    };
  }

  /** Number of trainable values, shared ones once. */
  public long trainable() {
    return layers.stream().mapToLong(Layer::trainable).sum();
  }

  /** Number of values of frozen parameters, shared ones once. */
  public long frozen() {
    return layers.stream().mapToLong(Layer::frozen).sum();
  }

  /** Floating-point operations, as {@link dev.trigrad.op.Op#flops} counts them. */
  public long flops() {
    return layers.stream().mapToLong(Layer::flops).sum();
  }

  /** Bytes of parameters, state, and outputs of all modules. */
  public long bytes() {
    return layers.stream().mapToLong(Layer::bytes).sum();
  }

  /** The table, and the sums below it. */
  @Override
  public String toString() {
    var rows = new ArrayList<String[]>();
    rows.add(new String[] {"layer", "output", "parameters", "frozen", "flops", "bytes"});
    for (Layer layer : layers) {
      rows.add(row(layer));
    }
    rows.add(
        new String[] {
          "sum", "", number(trainable()), number(frozen()), number(flops()), number(bytes())
        });
    return SummaryText.of(rows);
  }

  private static String[] row(Layer layer) {
    String name = layer.path.substring(layer.path.lastIndexOf('.') + 1);
    String type = layer.output.dtype() == DType.FLOAT32 ? "" : layer.output.dtype() + " ";
    return new String[] {
      "  ".repeat(layer.depth)
          + (name.isEmpty() ? "" : name + ": ")
          + layer.module
          + (layer.repeated ? " (shared)" : ""),
      type + layer.output.shape(),
      number(layer.trainable),
      number(layer.frozen),
      number(layer.flops),
      number(layer.bytes)
    };
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }
}
