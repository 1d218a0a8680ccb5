package dev.trigrad.testkit.numbers;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.reference.ReferenceValue;

/** Compares what an engine computed with the reference, or with itself. */
public final class Comparison {
  private Comparison() {}

  /** The evaluated host array of {@code tensor}. */
  public static Object array(Tensor tensor) {
    return tensor.node().value(tensor.output());
  }

  /** Fails unless {@code actual} holds an array of its own type and size. */
  public static void shape(Tensor actual) {
    Object array = array(actual);
    int length = actual.dtype() == DType.INT32 ? ((int[]) array).length : ((float[]) array).length;
    if (length != actual.type().elements()) {
      throw new AssertionError("has " + length + " elements, expected " + actual.type());
    }
  }

  /** Whether every element lies within its bound. */
  public static boolean isWithin(ReferenceValue expected, Tensor actual) {
    return expected.firstOutside(array(actual)) < 0;
  }

  /** Fails unless every element lies within its bound. */
  public static void within(ReferenceValue expected, Tensor actual) {
    Object array = array(actual);
    for (int i = 0; i < expected.value().length; i++) {
      double got = array instanceof float[] floats ? floats[i] : ((int[]) array)[i];
      if (!expected.accepts(i, got)) {
        throw new AssertionError(
            "element "
                + i
                + " of "
                + actual.type()
                + " is "
                + got
                + ", expected "
                + expected.value()[i]
                + " ± "
                + expected.bound()[i]);
      }
      if (actual.dtype() == DType.BOOL && got != 0 && got != 1) {
        throw new AssertionError("truth value " + i + " is stored as " + got + ", expected 0 or 1");
      }
    }
  }

  /** Fails unless two arrays hold the same bits; one NaN is as good as another. */
  public static void sameBits(Object a, Object b, String when) {
    int n = a instanceof float[] floats ? floats.length : ((int[]) a).length;
    for (int i = 0; i < n; i++) {
      int x = a instanceof float[] floats ? Float.floatToIntBits(floats[i]) : ((int[]) a)[i];
      int y = b instanceof float[] floats ? Float.floatToIntBits(floats[i]) : ((int[]) b)[i];
      if (x != y) {
        throw new AssertionError(
            when
                + ": element "
                + i
                + " differs, bits 0x"
                + Integer.toHexString(x)
                + " and 0x"
                + Integer.toHexString(y));
      }
    }
  }

  /** A copy of a host array. */
  public static Object copy(Object array) {
    return array instanceof float[] floats ? floats.clone() : ((int[]) array).clone();
  }

  /** Copies of the first {@code count} of {@code arrays}. */
  public static Object[] copies(Object[] arrays, int count) {
    var copies = new Object[count];
    for (int i = 0; i < count; i++) {
      copies[i] = copy(arrays[i]);
    }
    return copies;
  }
}
