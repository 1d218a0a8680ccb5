package dev.trigrad;

/** Numbers at equal distances, as NumPy computes them. */
final class EqualSteps {
  private EqualSteps() {}

  static float[] between(double start, double stop, int count) {
    float[] values = new float[count];
    int intervals = count - 1;
    double span = stop - start;
    double step = span / intervals;
    for (int i = 0; i < count; i++) {
      // A step that underflows would make all of them start.
      double along =
          intervals == 0 ? i * span : step == 0 ? (double) i / intervals * span : i * step;
      values[i] = Nested.rounded("linspace", along + start);
    }
    if (count > 1) {
      values[count - 1] = Nested.rounded("linspace", stop);
    }
    return values;
  }
}
