package dev.trigrad.nn;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Notes each use of a module, and the operations that it has recorded itself. */
final class ModuleUses implements PassObserver {
  private final List<Summary.Layer> layers = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private final Deque<String> paths = new ArrayDeque<>();
  private final Deque<Long> flops = new ArrayDeque<>();
  private final Set<Node> counted = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<Object> used = Collections.newSetFromMap(new IdentityHashMap<>());

  List<Summary.Layer> layers() {
    return layers;
  }

  @Override
  public void entered(Module module, String path, Tensor x) {
    // What comes in is of the outer module's making.
    long before = flops(x);
    if (!flops.isEmpty()) {
      flops.push(flops.pop() + before);
    }
    open.push(layers.size());
    flops.push(0L);
    paths.push(path);
    // In its place, before those within.
    layers.add(null);
  }

  @Override
  public void left(Module module, Tensor result) {
    int at = open.pop();
    long trainable = 0;
    long frozen = 0;
    long bytes = bytes(result.type());
    boolean again = !used.add(module);
    boolean owns = false;
    boolean news = false;
    for (Cell cell : module.ownCells().values()) {
      boolean first = used.add(cell);
      owns = true;
      news |= first;
      bytes += first ? bytes(cell.type()) : 0;
      if (first && cell instanceof Parameter parameter) {
        int count = cell.type().elements();
        trainable += parameter.trainable() ? count : 0;
        frozen += parameter.trainable() ? 0 : count;
      }
    }
    layers.set(
        at,
        new Summary.Layer(
            paths.pop(),
            open.size(),
            module.ownName(),
            result.type(),
            trainable,
            frozen,
            flops.pop() + flops(result),
            bytes,
            again || owns && !news));
  }

  private static long bytes(TensorType type) {
    return (long) type.elements() * type.dtype().bytes();
  }

  /** Those of the operations that {@code tensor} rests on and that were not counted before. */
  private long flops(Tensor tensor) {
    long flops = 0;
    Deque<Node> left = new ArrayDeque<>();
    if (counted.add(tensor.node())) {
      left.push(tensor.node());
    }
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (node.op() == null) {
        continue;
      }
      var types = new ArrayList<TensorType>();
      for (Tensor input : node.inputs()) {
        types.add(input.type());
        if (counted.add(input.node())) {
          left.push(input.node());
        }
      }
      flops += node.op().flops(types, node.types());
    }
    return flops;
  }
}
