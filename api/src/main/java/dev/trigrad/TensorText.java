package dev.trigrad;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * The elements of an evaluated tensor as text, as NumPy prints an array: all of them up to a
 * thousand, else three from each end of an axis; in columns of one width, and lines of at most 75
 * characters.
 */
final class TensorText {
  private static final int WHOLE = 1000;
  private static final int EDGE = 3;
  private static final int LINE = 75;
  private static final String DOTS = "...";

  private final int[] extents;
  private final boolean whole;
  private final IntFunction<String> format;

  private TensorText(TensorType type, Object array) {
    this.extents = type.shape().extents();
    this.whole = type.elements() <= WHOLE;
    this.format = format(type.dtype(), array, shown(type.elements()));
  }

  /** The numbers of {@code array}, whose type is {@code type}, and the type behind them. */
  static String of(TensorType type, Object array) {
    if (type.elements() == 0) {
      return "[] " + type;
    }
    var writer = new TensorText(type, array);
    String text = type.shape().rank() == 0 ? writer.format.apply(0) : writer.text(0, 0, " ", LINE);
    return text + " " + type;
  }

  private boolean shortened(int axis) {
    return !whole && extents[axis] > 2 * EDGE;
  }

  /** The places of the elements that are shown, of which alone the columns' width depends. */
  private int[] shown(int elements) {
    int[] places = {0};
    int size = elements;
    for (int axis = 0; axis < extents.length; axis++) {
      size /= extents[axis];
      int n = extents[axis];
      int count = shortened(axis) ? 2 * EDGE : n;
      int[] next = new int[places.length * count];
      for (int i = 0; i < next.length; i++) {
        int k = i % count;
        int index = shortened(axis) && k >= EDGE ? n - 2 * EDGE + k : k;
        next[i] = places[i / count] + index * size;
      }
      places = next;
    }
    return places;
  }

  /** How one element is written; all elements of a tensor alike. */
  private IntFunction<String> format(DType dtype, Object array, int[] shown) {
    boolean alone = extents.length == 0;
    return switch (dtype) {
      case BOOL -> {
        String yes = alone ? "True" : " True";
        yield index -> ((float[]) array)[index] != 0 ? yes : "False";
      }
      case INT32 -> {
        int[] ints = (int[]) array;
        int width = 0;
        for (int place : shown) {
          width = Math.max(width, Integer.toString(ints[place]).length());
        }
        int widest = width;
        yield index -> right(Integer.toString(ints[index]), widest);
      }
      case FLOAT32 -> {
        float[] floats = (float[]) array;
        double[] values = Arrays.stream(shown).mapToDouble(place -> floats[place]).toArray();
        var column = new FloatColumn(values, true);
        yield alone
            ? index -> FloatColumn.scalar(floats[index], true)
            : index -> column.write(floats[index]);
      }
      case FLOAT64 -> {
        double[] doubles = (double[]) array;
        double[] values = Arrays.stream(shown).mapToDouble(place -> doubles[place]).toArray();
        var column = new FloatColumn(values, false);
        yield alone
            ? index -> FloatColumn.scalar(doubles[index], false)
            : index -> column.write(doubles[index]);
      }
    };
  }

  private static String right(String text, int width) {
    return " ".repeat(width - text.length()) + text;
  }

  /**
   * What lies under the first {@code axis} indices from {@code index} on, in lines of {@code width}
   * that begin with {@code indent}.
   */
  private String text(int axis, int index, String indent, int width) {
    return axis == extents.length - 1
        ? row(index, indent, width)
        : block(axis, index, indent, width);
  }

  private String block(int axis, int index, String indent, int width) {
    int size = 1;
    for (int i = axis + 1; i < extents.length; i++) {
      size *= extents[i];
    }
    String separator = "\n".repeat(extents.length - 1 - axis) + indent;
    var text = new StringBuilder("[");
    for (int i = 0; i < extents[axis]; i++) {
      text.append(i == 0 ? "" : separator);
      if (shortened(axis) && i == EDGE) {
        text.append(DOTS);
        i = extents[axis] - EDGE - 1;
      } else {
        text.append(text(axis + 1, index + i * size, indent + " ", width - 1));
      }
    }
    return text.append(']').toString();
  }

  private String row(int index, String indent, int width) {
    int axis = extents.length - 1;
    var text = new StringBuilder();
    String line = indent;
    for (int i = 0; i < extents[axis]; i++) {
      boolean dots = shortened(axis) && i == EDGE;
      String word = dots ? DOTS : format.apply(index + i);
      // A bracket may follow each word; a line that has none yet would not get shorter.
      if (line.length() + word.length() > width - 1 && line.length() > indent.length()) {
        text.append(line.stripTrailing()).append('\n');
        line = indent;
      }
      boolean last = i == extents[axis] - 1;
      line += last ? word : word + " ";
      i = dots ? extents[axis] - EDGE - 1 : i;
    }
    return "[" + text.append(line).substring(indent.length()) + "]";
  }
}
