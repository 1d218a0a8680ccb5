package dev.trigrad.benchmarks.onnx;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** ONNX operators that index, repeat or mask, written with Trigrad's operations. */
final class IndexOperators {
  private IndexOperators() {}

  static void register(Map<String, Function<OnnxNode, Tensor>> table) {
    table.put("Tile", n -> n.in(0).tile(n.known(1)));
    table.put("Trilu", IndexOperators::trilu);
    table.put("Einsum", IndexOperators::einsum);
    table.put("Gather", n -> n.in(0).gather(n.integer("axis", 0), n.in(1)));
    table.put("GatherElements", IndexOperators::gatherElements);
    table.put("GatherND", IndexOperators::gatherNd);
    table.put("Scatter", IndexOperators::scatter);
    table.put("ScatterElements", IndexOperators::scatter);
    table.put("ScatterND", IndexOperators::scatterNd);
    table.put("ReverseSequence", IndexOperators::reverseSequence);
    table.put("OneHot", IndexOperators::oneHot);
  }

  private static Tensor trilu(OnnxNode n) {
    int k = n.has(1) ? n.known(1)[0] : 0;
    return n.integer("upper", 1) == 1 ? n.in(0).triu(k) : n.in(0).tril(k);
  }

  private static Tensor einsum(OnnxNode n) {
    return Tensor.einsum(n.string("equation", ""), n.inputs().toArray(Tensor[]::new));
  }

  private static Tensor gatherElements(OnnxNode n) {
    return n.in(0).takeAlong(n.integer("axis", 0), n.in(1));
  }

  private static Tensor scatter(OnnxNode n) {
    int axis = n.integer("axis", 0);
    return switch (n.string("reduction", "none")) {
      case "none" -> n.in(0).scatterSet(axis, n.in(1), n.in(2));
      case "add" -> n.in(0).scatterAdd(axis, n.in(1), n.in(2));
      case String other -> throw new Excluded("scatter by " + other);
    };
  }

  /**
   * Places in row-major order of the elements or blocks that the last axis of {@code indices} names
   * by their coordinates, of {@code shape} from axis {@code batch} on.
   */
  private static Tensor places(Tensor indices, Shape shape, int batch) {
    int depth = indices.shape().extent(-1);
    int last = indices.shape().rank() - 1;
    Tensor place = Tensor.of(0);
    for (int i = 0; i < depth; i++) {
      int extent = shape.extent(batch + i);
      Tensor at = indices.select(last, i);
      place = place.mul(extent).add(at.less(0).where(at.add(extent), at));
    }
    return place;
  }

  private static Tensor gatherNd(OnnxNode n) {
    Shape shape = n.shape(0);
    Shape indices = n.shape(1);
    int batch = n.integer("batch_dims", 0);
    int depth = indices.extent(-1);
    int groups = shape.first(batch).elements();
    Shape block = shape.range(batch + depth, shape.rank());
    int blocks = shape.range(batch, batch + depth).elements();
    Tensor rows = n.in(0).reshape(groups * blocks, block.elements());
    Tensor places = places(n.in(1), shape, batch).reshape(groups, -1);
    Tensor group = Tensor.arange(groups).mul(blocks).unsqueeze(1);
    Shape result = indices.first(indices.rank() - 1).append(block);
    return rows.gather(0, places.add(group)).reshape(result.extents());
  }

  private static Tensor scatterNd(OnnxNode n) {
    Shape shape = n.shape(0);
    int depth = n.shape(1).extent(-1);
    Shape block = shape.range(depth, shape.rank());
    Tensor rows = n.in(0).reshape(shape.first(depth).elements(), block.elements());
    Tensor places = places(n.in(1), shape, 0).reshape(-1);
    Tensor source = n.in(2).reshape(places.shape().extent(0), block.elements());
    Tensor result =
        switch (n.string("reduction", "none")) {
          case "none" -> rows.indexSet(0, places, source);
          case "add" -> rows.indexAdd(0, places, source);
          case String other -> throw new Excluded("scatter by " + other);
        };
    return result.reshape(shape.extents());
  }

  /** The first elements of each sequence in the other order, the rest as they are. */
  private static Tensor reverseSequence(OnnxNode n) {
    int time = n.integer("time_axis", 0);
    int batch = n.integer("batch_axis", 1);
    Shape shape = n.shape(0);
    int[] extents = new int[shape.rank()];
    Arrays.fill(extents, 1);
    extents[batch] = shape.extent(batch);
    Tensor lengths = n.in(1).cast(DType.INT32).reshape(extents);
    Arrays.fill(extents, 1);
    extents[time] = shape.extent(time);
    Tensor at = Tensor.arange(shape.extent(time)).reshape(extents);
    Tensor from = at.less(lengths).where(lengths.sub(1).sub(at), at);
    return n.in(0).takeAlong(time, from.expand(shape));
  }

  private static Tensor oneHot(OnnxNode n) {
    int depth = (int) n.evaluator().evaluate(n.in(1)).item();
    Tensor indices = n.in(0).cast(DType.INT32);
    Tensor wrapped = indices.less(0).where(indices.add(depth), indices);
    Tensor hot = wrapped.oneHot(depth);
    Tensor off = n.in(2).select(0, 0);
    Tensor on = n.in(2).select(0, 1);
    Tensor chosen = hot.notEqual(0).where(on, off);
    int last = chosen.shape().rank() - 1;
    int axis = OnnxNode.axis(n.integer("axis", -1), last + 1);
    int[] order = new int[last + 1];
    for (int i = 0; i <= last; i++) {
      order[i] = i < axis ? i : i == axis ? last : i - 1;
    }
    return chosen.permute(order);
  }
}
