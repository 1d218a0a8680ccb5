package dev.trigrad;

/** Numbers at equal distances, as NumPy computes them. */
final class EqualSteps {
  private EqualSteps() {}

  static float[] between(double start, double stop, int count) {
    double[] values = inDouble(start, stop, count);
    float[] rounded = new float[count];
    for (int i = 0; i < count; i++) {
      rounded[i] = Nested.rounded("linspace", values[i]);
    }
    return rounded;
  }

  static double[] inDouble(double start, double stop, int count) {
    double[] values = new double[count];
    int intervals = Math.max(count - 1, 1);
    double span = stop - start;
    double step = span / intervals;
    for (int i = 0; i < count; i++) {
      // A step that underflows would make all of them start.
      values[i] = (step == 0 ? (double) i / intervals * span : i * step) + start;
    }
    if (count > 1) {
      values[count - 1] = stop;
    }
    return values;
  }
}
