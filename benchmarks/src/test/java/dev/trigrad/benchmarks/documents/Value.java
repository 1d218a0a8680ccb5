package dev.trigrad.benchmarks.documents;

import dev.trigrad.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What a line's comment promises: {@code // → 4, 4, 5}. Elements of tensors, arrays and collections
 * are listed in order, whatever their shape. A number without a point is exact; of one with a point
 * the digits shown are those of the value, rounded. Anything else is compared as text.
 */
public final class Value {
  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

  private Value() {}

  /** Where what stories print goes, to be asked for by {@link #printed}. */
  static PrintStream output() {
    return new PrintStream(PRINTED, true, StandardCharsets.UTF_8);
  }

  /** Called by the line at {@code place}, which has printed {@code expected} at the end. */
  public static void printed(String place, String expected) {
    String text = PRINTED.toString(StandardCharsets.UTF_8).stripTrailing();
    PRINTED.reset();
    check(place, expected, text.substring(text.lastIndexOf('\n') + 1));
  }

  /** Called by the line at {@code place}, where {@code value} is said to be {@code expected}. */
  public static void check(String place, String expected, Object value) {
    var parts = new ArrayList<String>();
    list(value, parts);
    String actual = String.join(", ", parts);
    List<String> promised = List.of(expected.split(", "));
    List<String> found = List.of(actual.split(", "));
    boolean same = promised.size() == found.size();
    for (int i = 0; same && i < promised.size(); i++) {
      same = promised.get(i).equals(found.get(i)) || sameNumber(promised.get(i), found.get(i));
    }
    if (!same) {
      throw new AssertionError(
          place
              + ": the comment says → "
              + expected
              + ", the value is "
              + actual
              + "; correct the comment or the code");
    }
  }

  /**
   * Called where the block at {@code place} has thrown, and should throw {@code expected}: a part
   * of the error, or after an equals sign the whole message.
   */
  public static void thrown(String place, String expected, Throwable thrown) {
    boolean same =
        expected.startsWith("= ")
            ? expected.substring(2).equals(thrown.getMessage())
            : thrown.toString().contains(expected);
    if (!same) {
      throw new AssertionError(
          place
              + ": is marked to throw \""
              + expected
              + "\", but throws "
              + thrown.getMessage()
              + "; correct the mark or the block");
    }
  }

  private static void list(Object value, List<String> parts) {
    switch (value) {
      case Tensor t -> {
        switch (t.dtype()) {
          case FLOAT32, FLOAT64 -> list(t.toArray(), parts);
          case INT32 -> list(t.toIntArray(), parts);
          case BOOL -> list(t.toBooleanArray(), parts);
        }
      }
      case Collection<?> many -> many.forEach(one -> list(one, parts));
      case null -> parts.add("null");
      case Object array when array.getClass().isArray() -> {
        for (int i = 0; i < Array.getLength(array); i++) {
          list(Array.get(array, i), parts);
        }
      }
      default -> parts.add(value.toString());
    }
  }

  private static boolean sameNumber(String promised, String found) {
    try {
      var number = new BigDecimal(promised);
      var value = new BigDecimal(found);
      BigDecimal half = BigDecimal.valueOf(number.scale() > 0 ? 5 : 0, number.scale() + 1);
      return number.subtract(value).abs().compareTo(half) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
