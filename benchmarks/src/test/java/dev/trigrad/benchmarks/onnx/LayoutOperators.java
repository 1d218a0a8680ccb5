package dev.trigrad.benchmarks.onnx;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** ONNX operators that arrange elements, written with Trigrad's operations. */
final class LayoutOperators {
  private LayoutOperators() {}

  static void register(Map<String, Function<OnnxNode, Tensor>> table) {
    table.put("Reshape", LayoutOperators::reshape);
    table.put("Flatten", LayoutOperators::flatten);
    table.put("Transpose", LayoutOperators::transpose);
    table.put(
        "Squeeze",
        n ->
            n.integers("axes", 1) == null
                ? squeezeAll(n.in(0))
                : n.in(0).squeeze(n.integers("axes", 1)));
    table.put("Unsqueeze", LayoutOperators::unsqueeze);
    table.put("Concat", LayoutOperators::concat);
    table.put("Slice", LayoutOperators::slice);
    table.put("Pad", LayoutOperators::pad);
    table.put(
        "Expand", n -> n.in(0).expand(Shape.broadcast(n.shape(0), Shape.of(n.known(1)), "expand")));
    table.put("Tile", LayoutOperators::tile);
    table.put("Gather", LayoutOperators::gather);
    table.put("GatherElements", LayoutOperators::gatherElements);
    table.put("OneHot", LayoutOperators::oneHot);
    table.put("Shape", LayoutOperators::shape);
    table.put("Size", n -> Tensor.of(n.shape(0).elements()));
    table.put("Constant", n -> OnnxTensors.of(value(n)));
    table.put("ConstantOfShape", LayoutOperators::constantOfShape);
    table.put("EyeLike", LayoutOperators::eyeLike);
    table.put("Trilu", LayoutOperators::trilu);
    table.put("Dropout", LayoutOperators::dropout);
    table.put("DepthToSpace", LayoutOperators::depthToSpace);
    table.put("SpaceToDepth", LayoutOperators::spaceToDepth);
    table.put("Range", LayoutOperators::range);
  }

  /** The parts of a Split, which has several outputs. */
  static List<Tensor> split(OnnxNode n) {
    Tensor x = n.in(0);
    int axis = OnnxNode.axis(n.integer("axis", 0), x.shape().rank());
    int[] sizes = n.integers("split", 1);
    if (sizes == null) {
      int parts = n.proto().getOutputCount();
      sizes = new int[parts];
      Arrays.fill(sizes, x.shape().extent(axis) / parts);
    }
    var results = new ArrayList<Tensor>();
    int from = 0;
    for (int size : sizes) {
      results.add(x.slice(axis, from, from + size));
      from += size;
    }
    return results;
  }

  private static ai.onnx.proto.OnnxMl.TensorProto value(OnnxNode n) {
    if (n.attribute("value") == null) {
      throw new Excluded("constant without a dense tensor");
    }
    return n.attribute("value").getT();
  }

  private static Tensor reshape(OnnxNode n) {
    int[] extents = n.integers("shape", 1);
    for (int i = 0; i < extents.length; i++) {
      if (extents[i] == 0 && n.integer("allowzero", 0) == 0) {
        extents[i] = n.shape(0).extent(i);
      }
    }
    return n.in(0).reshape(extents);
  }

  private static Tensor flatten(OnnxNode n) {
    Shape shape = n.shape(0);
    int axis = OnnxNode.axis(n.integer("axis", 1), shape.rank());
    int rows = shape.first(axis).elements();
    return n.in(0).reshape(rows, shape.range(axis, shape.rank()).elements());
  }

  private static Tensor transpose(OnnxNode n) {
    int rank = n.shape(0).rank();
    int[] order = n.integers("perm");
    if (order == null) {
      order = new int[rank];
      Arrays.setAll(order, i -> rank - 1 - i);
    }
    return n.in(0).permute(order);
  }

  private static Tensor squeezeAll(Tensor x) {
    return x.reshape(Arrays.stream(x.shape().extents()).filter(extent -> extent != 1).toArray());
  }

  private static Tensor unsqueeze(OnnxNode n) {
    int[] axes = n.integers("axes", 1);
    int rank = n.shape(0).rank() + axes.length;
    int[] sorted = Arrays.stream(axes).map(axis -> OnnxNode.axis(axis, rank)).sorted().toArray();
    Tensor x = n.in(0);
    for (int axis : sorted) {
      x = x.unsqueeze(axis);
    }
    return x;
  }

  private static Tensor concat(OnnxNode n) {
    var others = n.inputs().subList(1, n.inputs().size()).toArray(Tensor[]::new);
    return n.in(0).concat(n.integer("axis", 1), others);
  }

  private static Tensor slice(OnnxNode n) {
    Tensor x = n.in(0);
    int[] starts = n.integers("starts", 1);
    int[] ends = n.integers("ends", 2);
    int[] axes = n.integers("axes", 3);
    int[] steps = n.has(4) ? n.known(4) : null;
    for (int i = 0; i < starts.length; i++) {
      int step = steps == null ? 1 : steps[i];
      int end = ends[i];
      int axis = axes == null ? i : axes[i];
      if (step < 0 && end < -x.shape().extent(axis)) {
        end = Integer.MIN_VALUE;
      }
      x = x.slice(axis, starts[i], end, step);
    }
    return x;
  }

  private static Tensor pad(OnnxNode n) {
    if (!n.string("mode", "constant").equals("constant")) {
      throw new Excluded("pad mode " + n.string("mode", ""));
    }
    int[] pads = n.integers("pads", 1);
    int rank = n.shape(0).rank();
    float value = n.has(2) ? n.evaluator().evaluate(n.in(2)).item() : n.number("value", 0);
    return n.in(0).pad(Arrays.copyOf(pads, rank), Arrays.copyOfRange(pads, rank, 2 * rank), value);
  }

  private static Tensor tile(OnnxNode n) {
    Tensor x = n.in(0);
    int[] repeats = n.known(1);
    for (int axis = 0; axis < repeats.length; axis++) {
      var copies = new Tensor[repeats[axis] - 1];
      Arrays.fill(copies, x);
      x = repeats[axis] == 1 ? x : x.concat(axis, copies);
    }
    return x;
  }

  private static Tensor gather(OnnxNode n) {
    int axis = OnnxNode.axis(n.integer("axis", 0), n.shape(0).rank());
    Tensor indices = n.in(1);
    return n.in(0)
        .gather(axis, indices.less(0).where(indices.add(n.shape(0).extent(axis)), indices));
  }

  /** {@code y[…, j] = x[…, indices[…, j]]} along an axis: what a one-hot mask chooses. */
  private static Tensor gatherElements(OnnxNode n) {
    int last = n.shape(0).rank() - 1;
    int axis = OnnxNode.axis(n.integer("axis", 0), last + 1);
    if (!n.shape(0).with(axis, 1).equals(n.shape(1).with(axis, 1))) {
      throw new Excluded("GatherElements on a part of the other axes");
    }
    int extent = n.shape(0).extent(axis);
    Tensor indices = n.in(1).less(0).where(n.in(1).add(extent), n.in(1)).transpose(axis, last);
    Tensor chosen = indices.oneHot(extent).notEqual(0);
    Tensor x = n.in(0).transpose(axis, last).unsqueeze(last);
    Tensor zero = x.dtype() == DType.INT32 ? Tensor.of(0) : Tensor.of(0f);
    return chosen.where(x, zero).sum(last + 1).transpose(axis, last);
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

  private static Tensor shape(OnnxNode n) {
    int[] extents = n.shape(0).extents();
    int start = Math.clamp(OnnxNode.axis(n.integer("start", 0), extents.length), 0, extents.length);
    int end =
        Math.clamp(
            OnnxNode.axis(n.integer("end", extents.length), extents.length), 0, extents.length);
    return Tensor.of(start < end ? Arrays.copyOfRange(extents, start, end) : new int[0]);
  }

  private static Tensor constantOfShape(OnnxNode n) {
    Tensor value =
        n.attribute("value") == null ? Tensor.of(0f) : OnnxTensors.of(value(n)).reshape();
    return value.expand(n.known(0));
  }

  private static Tensor eyeLike(OnnxNode n) {
    Tensor rows = Tensor.arange(n.shape(0).extent(0)).unsqueeze(1);
    Tensor columns = Tensor.arange(n.shape(0).extent(1));
    Tensor eye = rows.add(n.integer("k", 0)).equal(columns);
    return switch (n.integer("dtype", n.in(0).dtype() == DType.FLOAT32 ? 1 : 6)) {
      case 1 -> eye.cast(DType.FLOAT32);
      case 6, 7 -> eye.cast(DType.INT32);
      default -> throw new Excluded("element type " + n.integer("dtype", 0));
    };
  }

  private static Tensor trilu(OnnxNode n) {
    Tensor x = n.in(0);
    int k = n.has(1) ? n.known(1)[0] : 0;
    Tensor rows = Tensor.arange(x.shape().extent(-2)).unsqueeze(1).add(k);
    Tensor columns = Tensor.arange(x.shape().extent(-1));
    Tensor keep = n.integer("upper", 1) == 1 ? columns.greaterEqual(rows) : columns.lessEqual(rows);
    return keep.where(x, x.dtype() == DType.INT32 ? Tensor.of(0) : Tensor.of(0f));
  }

  private static Tensor dropout(OnnxNode n) {
    boolean training = n.has(2) && n.evaluator().evaluate(n.in(2)).toBooleanArray()[0];
    float ratio = n.has(1) ? n.evaluator().evaluate(n.in(1)).item() : n.number("ratio", 0.5f);
    if (training && ratio != 0 || n.proto().getOutputCount() > 1) {
      throw new Excluded(
          "dropout in training mode depends on NumPy's random numbers, and masks are a second"
              + " output");
    }
    return n.in(0);
  }

  private static Tensor depthToSpace(OnnxNode n) {
    int b = n.integer("blocksize", 1);
    int[] s = n.shape(0).extents();
    boolean columnsFirst = n.string("mode", "DCR").equals("CRD");
    int c = s[1] / (b * b);
    Tensor parts =
        columnsFirst
            ? n.in(0).reshape(s[0], c, b, b, s[2], s[3])
            : n.in(0).reshape(s[0], b, b, c, s[2], s[3]);
    Tensor moved = columnsFirst ? parts.permute(0, 1, 4, 2, 5, 3) : parts.permute(0, 3, 4, 1, 5, 2);
    return moved.reshape(s[0], c, s[2] * b, s[3] * b);
  }

  private static Tensor spaceToDepth(OnnxNode n) {
    int b = n.integer("blocksize", 1);
    int[] s = n.shape(0).extents();
    Tensor parts = n.in(0).reshape(s[0], s[1], s[2] / b, b, s[3] / b, b);
    return parts.permute(0, 3, 5, 1, 2, 4).reshape(s[0], s[1] * b * b, s[2] / b, s[3] / b);
  }

  private static Tensor range(OnnxNode n) {
    float start = n.evaluator().evaluate(n.in(0)).item();
    float limit = n.evaluator().evaluate(n.in(1)).item();
    float delta = n.evaluator().evaluate(n.in(2)).item();
    int count = (int) Math.max(0, Math.ceil((limit - start) / delta));
    Tensor values = Tensor.arange(start, delta, count);
    return values.cast(n.in(0).dtype());
  }
}
