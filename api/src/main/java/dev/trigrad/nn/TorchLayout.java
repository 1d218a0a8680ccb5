package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.op.Integers;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How PyTorch's module of the same kind stores a cell: under which name, and with which order of
 * axes. Its Linear has weights [out, in], this library's [in, out].
 *
 * @param name the name in PyTorch's {@code state_dict}, as in {@code running_mean}
 * @param order axis i of PyTorch's tensor is axis {@code order[i]} of the cell; empty for the same
 *     order
 */
public record TorchLayout(String name, Integers order) {
  /** Refuses null. */
  public TorchLayout {
    ArgumentException.requirePresent(name, "torch layout", "name");
    ArgumentException.requirePresent(order, "torch layout", "order of axes");
  }

  /** The same name and order of axes. */
  public static TorchLayout same(String name) {
    return new TorchLayout(name, Integers.of());
  }

  /** The same order of axes under another name. */
  public static TorchLayout named(String name) {
    return same(name);
  }

  /** The same name, the axes in this order. */
  public static TorchLayout ordered(String name, int... order) {
    return new TorchLayout(name, Integers.of(order));
  }

  /** {@code value}, a cell's, as PyTorch has it. */
  public Tensor toTorch(Tensor value) {
    return order.size() == 0 ? value : value.permute(order.toArray());
  }

  /**
   * {@code value}, PyTorch's, as the cell has it.
   *
   * @throws ShapeException if it has another number of axes
   */
  public Tensor fromTorch(Tensor value) {
    if (order.size() == 0) {
      return value;
    }
    int[] back = new int[order.size()];
    for (int i = 0; i < back.length; i++) {
      back[order.get(i)] = i;
    }
    if (value.shape().rank() != back.length) {
      throw new ShapeException(
          "torch layout: '"
              + name
              + "' is "
              + value.shape()
              + ", expected "
              + back.length
              + " axes, order "
              + Arrays.toString(back));
    }
    return value.permute(back);
  }

  /** See {@link ModuleTree#torchLayouts}. */
  static Map<String, TorchLayout> of(Module model) {
    var layouts = new LinkedHashMap<String, TorchLayout>();
    var paths = new HashMap<String, String>();
    model.visitModules(
        "",
        (at, module) -> {
          String prefix = at.isEmpty() ? "" : at + ".";
          for (String cell : module.ownCells().keySet()) {
            TorchLayout own = module.torchLayout(cell);
            String path = prefix + cell;
            String name = prefix + own.name();
            layouts.put(path, new TorchLayout(name, own.order()));
            String other = paths.put(name, path);
            if (other != null) {
              throw new ArgumentException(
                  "torch layout: '"
                      + other
                      + "' and '"
                      + path
                      + "' are both called '"
                      + name
                      + "'; override torchLayout to tell them apart");
            }
          }
        });
    return layouts;
  }
}
