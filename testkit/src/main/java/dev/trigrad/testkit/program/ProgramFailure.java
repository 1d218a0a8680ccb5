package dev.trigrad.testkit.program;

/** What an engine got wrong in a program; failures of one kind have the same cause, mostly. */
public final class ProgramFailure extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String kind;

  /** A failure of {@code kind}. */
  public ProgramFailure(String kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What kind of failure {@code error} is: its class and its words, without the numbers. */
  public static String kind(Throwable error) {
    if (error instanceof ProgramFailure failure) {
      return failure.kind;
    }
    String message = String.valueOf(error.getMessage()).replaceAll("[\\[\\]0-9 ,.E-]+", "#");
    return error.getClass().getName() + ": " + message.substring(0, Math.min(message.length(), 40));
  }

  /** Fails unless two lists of host arrays hold the same bits; one NaN is as good as another. */
  public static void unlessSame(
      java.util.List<Object> expected, java.util.List<Object> actual, String when) {
    for (int i = 0; i < expected.size(); i++) {
      unlessSame(expected.get(i), actual.get(i), when + ", result " + i);
    }
  }

  /** Fails unless two host arrays hold the same bits. */
  public static void unlessSame(Object expected, Object actual, String when) {
    int n = length(expected);
    if (length(actual) != n) {
      throw new ProgramFailure("bits", when + ": lengths differ, " + n + " and " + length(actual));
    }
    for (int i = 0; i < n; i++) {
      if (bits(expected, i) != bits(actual, i)) {
        throw new ProgramFailure(
            "bits",
            when
                + ": element "
                + i
                + " of "
                + n
                + " differs, "
                + element(expected, i)
                + " and "
                + element(actual, i));
      }
    }
  }

  private static int length(Object array) {
    return array instanceof float[] floats ? floats.length : ((int[]) array).length;
  }

  private static int bits(Object array, int i) {
    return array instanceof float[] floats ? Float.floatToIntBits(floats[i]) : ((int[]) array)[i];
  }

  private static String element(Object array, int i) {
    return array instanceof float[] floats
        ? Float.toString(floats[i])
        : Integer.toString(((int[]) array)[i]);
  }
}
