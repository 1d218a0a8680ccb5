package dev.trigrad;

import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * The elements of an evaluated tensor as text, nested by axes as NumPy and PyTorch have it: all of
 * them up to a thousand, else three from each end of an axis.
 */
final class TensorText {
  private static final int WHOLE = 1000;
  private static final int EDGE = 3;

  private final int[] extents;
  private final boolean whole;
  private final StringBuilder text = new StringBuilder();
  private final Format format;
  private int width;
  private boolean measuring = true;

  private TensorText(TensorType type, Object array) {
    this.extents = type.shape().extents();
    this.whole = type.elements() <= WHOLE;
    this.format = Format.of(type.dtype(), array, type.elements());
  }

  /** The numbers of {@code array}, whose type is {@code type}, and the type behind them. */
  static String of(TensorType type, Object array) {
    if (type.elements() == 0) {
      return "[] " + type;
    }
    var writer = new TensorText(type, array);
    writer.write(0, 0);
    writer.measuring = false;
    writer.write(0, 0);
    return writer.text.append(' ').append(type).toString();
  }

  /** How one element is written; all elements of a tensor alike. */
  private interface Format {
    String of(int index);

    static Format of(DType dtype, Object array, int elements) {
      return switch (dtype) {
        case BOOL -> index -> Boolean.toString(((float[]) array)[index] != 0);
        case INT32 -> index -> Integer.toString(((int[]) array)[index]);
        case FLOAT32 -> {
          float[] floats = (float[]) array;
          yield numbers(index -> floats[index], elements);
        }
        case FLOAT64 -> {
          double[] doubles = (double[]) array;
          yield numbers(index -> doubles[index], elements);
        }
      };
    }

    /**
     * Four decimals, none if all are whole; with an exponent where that would hide digits, by
     * PyTorch's rule.
     */
    private static Format numbers(IntToDoubleFunction values, int elements) {
      boolean integral = true;
      double largest = 0;
      double smallest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < elements; i++) {
        double value = values.applyAsDouble(i);
        if (Double.isFinite(value) && value != 0) {
          largest = Math.max(largest, Math.abs(value));
          smallest = Math.min(smallest, Math.abs(value));
          integral &= value == Math.rint(value);
        }
      }
      boolean scientific =
          largest > 1e8 || !integral && (largest > 1e3 * smallest || smallest < 1e-4);
      String pattern = scientific ? "%.4e" : integral ? "%.0f." : "%.4f";
      return index -> {
        double value = values.applyAsDouble(index);
        return Double.isNaN(value)
            ? "nan"
            : Double.isInfinite(value) ? value > 0 ? "inf" : "-inf" : written(pattern, value);
      };
    }

    private static String written(String pattern, double value) {
      return String.format(Locale.ROOT, pattern, value);
    }
  }

  /** Writes, or measures, what lies under the first {@code axis} indices from {@code index} on. */
  private void write(int axis, int index) {
    if (axis == extents.length) {
      String element = format.of(index);
      width = Math.max(width, element.length());
      if (!measuring) {
        text.repeat(' ', width - element.length()).append(element);
      }
      return;
    }
    put("[");
    int size = 1;
    for (int i = axis + 1; i < extents.length; i++) {
      size *= extents[i];
    }
    boolean shortened = !whole && extents[axis] > 2 * EDGE;
    for (int i = 0; i < extents[axis]; i++) {
      separate(axis, i);
      if (shortened && i == EDGE) {
        put("...");
        i = extents[axis] - EDGE - 1;
      } else {
        write(axis + 1, index + i * size);
      }
    }
    put("]");
  }

  /** What stands before entry {@code i} of {@code axis}: inner axes go on in the line. */
  private void separate(int axis, int i) {
    if (i == 0) {
      return;
    }
    int below = extents.length - 1 - axis;
    if (below == 0) {
      put(", ");
      return;
    }
    put(",");
    put("\n".repeat(below));
    put(" ".repeat(axis + 1));
  }

  private void put(String part) {
    if (!measuring) {
      text.append(part);
    }
  }
}
