package dev.trigrad.loss;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;

/** Looks at the values of leaves: of others nothing is known where a loss is recorded. */
final class Known {
  private Known() {}

  /** The float array of a leaf, else {@code null}. */
  private static float[] floats(Tensor x) {
    return x.node().op() == null
            && x.node().evaluated()
            && x.node().value(x.output()) instanceof float[] floats
            && !Recorder.expanding()
        ? floats
        : null;
  }

  /** Place of the first known value outside [low, high], or −1; NaN is inside. */
  static int firstOutside(Tensor x, double low, double high) {
    float[] floats = floats(x);
    for (int i = 0; floats != null && i < floats.length; i++) {
      if (floats[i] < low || floats[i] > high) {
        return i;
      }
    }
    int[] ints = x.knownInts();
    for (int i = 0; ints != null && i < ints.length; i++) {
      if (ints[i] < low || ints[i] > high) {
        return i;
      }
    }
    return -1;
  }

  /** Place of the first known value other than −1 and 1, or −1; NaN passes. */
  static int firstThatIsNoSign(Tensor x) {
    return firstOther(x, -1);
  }

  /** Place of the first known value other than 0 and 1, or −1; NaN passes. */
  static int firstThatIsNoTruth(Tensor x) {
    return firstOther(x, 0);
  }

  private static int firstOther(Tensor x, int low) {
    float[] floats = floats(x);
    for (int i = 0; floats != null && i < floats.length; i++) {
      if (floats[i] != 1 && floats[i] != low && !Float.isNaN(floats[i])) {
        return i;
      }
    }
    int[] ints = x.knownInts();
    for (int i = 0; ints != null && i < ints.length; i++) {
      if (ints[i] != 1 && ints[i] != low) {
        return i;
      }
    }
    return -1;
  }

  /** The known value at {@code at} as text. */
  static String text(Tensor x, int at) {
    float[] floats = floats(x);
    return floats != null ? Float.toString(floats[at]) : Integer.toString(x.knownInts()[at]);
  }
}
