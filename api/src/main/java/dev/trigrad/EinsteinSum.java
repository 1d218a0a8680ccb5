package dev.trigrad;

import static dev.trigrad.NamedAxes.filter;
import static dev.trigrad.NamedAxes.inOrderOf;
import static dev.trigrad.NamedAxes.joined;
import static dev.trigrad.NamedAxes.mapped;
import static dev.trigrad.NamedAxes.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Records sums of products over named axes: diagonals first, then two operands at a time, the pair
 * that costs least; what is summed between two is a matrix product.
 */
final class EinsteinSum {
  /** A tensor whose axis d is called {@code axes[d]}. */
  private record Operand(Tensor tensor, int[] axes) {
    int extent(int axis) {
      return tensor.shape().extent(place(axes, axis));
    }

    boolean has(int axis) {
      return place(axes, axis) >= 0;
    }

    /** Its axes in the order of {@code all}, with those it lacks of extent 1. */
    Tensor within(int[] all) {
      int[] extents = new int[all.length];
      for (int i = 0; i < all.length; i++) {
        extents[i] = has(all[i]) ? extent(all[i]) : 1;
      }
      return ordered(filter(all, this::has)).tensor.reshape(extents);
    }

    Operand ordered(int[] order) {
      return new Operand(tensor.permute(mapped(order, axis -> place(axes, axis))), order);
    }

    /** Summed over all axes but those {@code kept}. */
    Operand summed(IntPredicate kept) {
      int[] others = mapped(filter(axes, kept.negate()), axis -> place(axes, axis));
      return others.length == 0 ? this : new Operand(tensor.sum(others), filter(axes, kept));
    }

    int elements(int[] of) {
      int product = 1;
      for (int axis : of) {
        product *= extent(axis);
      }
      return product;
    }
  }

  private final int[] output;
  private final List<Operand> operands = new ArrayList<>();

  private EinsteinSum(EinsteinEquation equation, Tensor[] tensors) {
    output = equation.output();
    for (int i = 0; i < tensors.length; i++) {
      operands.add(diagonal(new Operand(tensors[i], equation.inputs().get(i))));
    }
    operands.replaceAll(this::withoutBroadcast);
  }

  static Tensor of(String equation, Tensor... tensors) {
    ArgumentException.requirePresent(equation, "einsum", "equation");
    ArgumentException.requirePresent(tensors, "einsum", "array of tensors");
    for (int i = 0; i < tensors.length; i++) {
      ArgumentException.requirePresent(tensors[i], "einsum", "input", i);
      DType dtype = tensors[i].dtype();
      if (dtype != tensors[0].dtype() || dtype != DType.FLOAT32 && dtype != DType.INT32) {
        throw new DTypeException(
            "einsum: input "
                + i
                + " is "
                + tensors[i].type()
                + ", expected all float32 or all int32; cast it first");
      }
    }
    try {
      return new EinsteinSum(EinsteinEquation.of(equation, tensors), tensors).result();
    } catch (TrigradException e) {
      throw Renamed.as("einsum", e);
    }
  }

  /** Axes of one name within an operand are the diagonal's. */
  private static Operand diagonal(Operand x) {
    int[] axes = x.axes;
    for (int second = 1; second < axes.length; second++) {
      int axis = axes[second];
      int first = place(axes, axis);
      if (first < second) {
        int[] rest = joined(axes, new int[] {axis});
        System.arraycopy(axes, second + 1, rest, second, axes.length - second - 1);
        rest[axes.length - 1] = axis;
        System.arraycopy(rest, first + 1, rest, first, axes.length - first - 1);
        int[] named = Arrays.copyOf(rest, axes.length - 1);
        return diagonal(new Operand(x.tensor.diagonal(0, first, second), named));
      }
    }
    return x;
  }

  /** An ellipsis' axis of extent 1 that is longer elsewhere is no axis of this operand. */
  private Operand withoutBroadcast(Operand x) {
    int[] kept =
        filter(
            x.axes,
            axis ->
                axis > 0
                    || x.extent(axis) != 1
                    || operands.stream().allMatch(o -> !o.has(axis) || o.extent(axis) == 1));
    int[] extents = mapped(kept, x::extent);
    return kept.length == x.axes.length ? x : new Operand(x.tensor.reshape(extents), kept);
  }

  private Tensor result() {
    while (operands.size() > 1) {
      int[] pair = cheapest();
      Operand b = operands.remove(pair[1]);
      Operand a = operands.remove(pair[0]);
      operands.add(pair[0], contracted(a, b));
    }
    Operand whole = operands.getFirst().summed(axis -> place(output, axis) >= 0);
    return whole.ordered(output).tensor;
  }

  private int[] cheapest() {
    int[] best = {0, 1};
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < operands.size(); i++) {
      for (int j = i + 1; j < operands.size(); j++) {
        double cost = cost(operands.get(i), operands.get(j));
        if (cost < least) {
          least = cost;
          best = new int[] {i, j};
        }
      }
    }
    return best;
  }

  private static double cost(Operand a, Operand b) {
    double cost = 1;
    for (int axis : a.axes) {
      cost *= a.extent(axis);
    }
    for (int axis : b.axes) {
      cost *= a.has(axis) ? 1 : b.extent(axis);
    }
    return cost;
  }

  /** Whether the result, or an operand besides the two taken out, has {@code axis}. */
  private boolean needed(int axis) {
    return place(output, axis) >= 0 || operands.stream().anyMatch(operand -> operand.has(axis));
  }

  private Operand contracted(Operand left, Operand right) {
    Operand a = left.summed(axis -> right.has(axis) || needed(axis));
    Operand b = right.summed(axis -> left.has(axis) || needed(axis));
    int[] summed = filter(a.axes, axis -> b.has(axis) && !needed(axis));
    if (summed.length == 0 || a.tensor.dtype() == DType.INT32) {
      int[] all = joined(a.axes, filter(b.axes, axis -> !a.has(axis)));
      Tensor product = a.within(all).mul(b.within(all));
      return new Operand(product, all).summed(axis -> place(summed, axis) < 0);
    }
    int[] batch = inOrderOf(output, filter(a.axes, axis -> b.has(axis) && needed(axis)));
    int[] rows = inOrderOf(output, filter(a.axes, axis -> !b.has(axis)));
    int[] columns = inOrderOf(output, filter(b.axes, axis -> !a.has(axis)));
    return first(columns) < first(rows)
        ? product(b, a, batch, columns, summed, rows)
        : product(a, b, batch, rows, summed, columns);
  }

  /** The place in the result of the first of {@code axes}. */
  private int first(int[] axes) {
    int place = axes.length == 0 ? -1 : place(output, axes[0]);
    return place < 0 ? Integer.MAX_VALUE : place;
  }

  private static Operand product(
      Operand a, Operand b, int[] batch, int[] rows, int[] summed, int[] columns) {
    Tensor c = matrices(a, batch, rows, summed).matmul(matrices(b, batch, summed, columns));
    int[] axes = joined(batch, rows, columns);
    int[] extents = mapped(axes, i -> a.has(i) ? a.extent(i) : b.extent(i));
    return new Operand(c.reshape(extents), axes);
  }

  /** Matrices of {@code rows} by {@code columns}; read transposed where they lie so. */
  private static Tensor matrices(Operand x, int[] batch, int[] rows, int[] columns) {
    int m = x.elements(rows);
    int n = x.elements(columns);
    boolean turned = Arrays.equals(x.axes, joined(batch, columns, rows));
    Tensor ordered = turned ? x.tensor : x.ordered(joined(batch, rows, columns)).tensor;
    int height = turned ? n : m;
    int width = turned ? m : n;
    Tensor matrices =
        batch.length == 0
            ? ordered.reshape(height, width)
            : ordered.reshape(x.elements(batch), height, width);
    return turned ? matrices.transpose() : matrices;
  }
}
