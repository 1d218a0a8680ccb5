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
    table.put("Shape", LayoutOperators::shape);
    table.put("Size", n -> Tensor.of(n.shape(0).elements()));
    table.put("Constant", n -> OnnxTensors.of(value(n)));
    table.put("ConstantOfShape", LayoutOperators::constantOfShape);
    table.put("EyeLike", LayoutOperators::eyeLike);
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
    int[] pads = n.integers("pads", 1);
    int rank = n.shape(0).rank();
    int[] before = Arrays.copyOf(pads, rank);
    int[] after = Arrays.copyOfRange(pads, rank, 2 * rank);
    return switch (n.string("mode", "constant")) {
      case "reflect" -> n.in(0).padReflect(before, after);
      case "edge" -> n.in(0).padEdge(before, after);
      default -> n.in(0).pad(before, after, padding(n));
    };
  }

  private static float padding(OnnxNode n) {
    return n.has(2) ? n.evaluator().evaluate(n.in(2)).item() : n.number("value", 0);
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
