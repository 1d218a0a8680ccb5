package dev.trigrad.optim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.trigrad.optim.Landscape.Point;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** In double precision L-BFGS goes where PyTorch's goes, step for step, as lbfgs.py recorded it. */
class LbfgsDescentTest {
  private static final double[] START = {-1.25, 1, -1.5, 2};

  private static Point rosenbrock(double[] x) {
    double loss = 0;
    double[] g = new double[x.length];
    for (int i = 0; i + 1 < x.length; i++) {
      double up = x[i + 1] - x[i] * x[i];
      double left = 1 - x[i];
      loss += 100 * up * up + left * left;
      g[i] += -400 * up * x[i] - 2 * left;
      g[i + 1] += 200 * up;
    }
    return new Point(x, loss, g);
  }

  private static Point quartic(double[] x) {
    double[] h = {0.5, 4, 20, 1};
    double[] c = {1, -2, 0.5, 3};
    double loss = 0;
    double[] g = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double from = x[i] - c[i];
      loss += h[i] * from * from + 0.1 * Math.pow(x[i], 4);
      g[i] += 2 * h[i] * from + 0.4 * Math.pow(x[i], 3);
      if (i + 1 < x.length) {
        loss += 0.3 * x[i] * x[i + 1];
        g[i] += 0.3 * x[i + 1];
        g[i + 1] += 0.3 * x[i];
      }
    }
    return new Point(x, loss, g);
  }

  private static List<String> lines(String name) throws IOException {
    try (var in = LbfgsDescentTest.class.getResourceAsStream("lbfgs.csv")) {
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> line.startsWith(name + ",")).toList();
    }
  }

  private static void follows(
      String name,
      Landscape landscape,
      double[] from,
      LbfgsDescent descent,
      int history,
      double rate)
      throws IOException {
    var memory = new LbfgsMemory(history);
    double[] x = from;
    List<String> lines = lines(name);
    assertFalse(lines.isEmpty(), name);
    for (String line : lines) {
      x = descent.descend(landscape, landscape.at(x), memory, rate).x();
      double[] row =
          Arrays.stream(line.split(",")).skip(2).mapToDouble(Double::parseDouble).toArray();
      for (int i = 0; i < row.length; i++) {
        double tolerance = 1e-9 * Math.max(1, Math.abs(row[i]));
        assertEquals(row[i], x[i], tolerance, line + ": x" + i);
      }
    }
  }

  private static LbfgsDescent iterations(int most) {
    return new LbfgsDescent(most, most * 5 / 4, 1e-7, 1e-9);
  }

  @Test
  void theValleyOfRosenbrock() throws IOException {
    follows("rosenbrock", LbfgsDescentTest::rosenbrock, START, iterations(4), 100, 1);
    follows("rosenbrock default", LbfgsDescentTest::rosenbrock, START, iterations(20), 100, 1);
    follows("rosenbrock history", LbfgsDescentTest::rosenbrock, START, iterations(3), 2, 0.5);
  }

  @Test
  void aQuarticNearAndFar() throws IOException {
    follows("quartic", LbfgsDescentTest::quartic, START, iterations(3), 100, 1);
    double[] far = {-40, 30, 90, -20};
    follows("quartic far", LbfgsDescentTest::quartic, far, iterations(2), 100, 0.01f);
    var coarse = new LbfgsDescent(20, 25, 0.5, 1e-3);
    follows("quartic tolerance", LbfgsDescentTest::quartic, START, coarse, 100, 1);
  }

  /** From 2, log x is not a number left of 0, where the first step leads. */
  @Test
  void whatIsNoNumberIsTooFar() {
    Landscape logarithm =
        x ->
            new Point(
                x, x[0] - 3 * Math.log(x[0]), new double[] {x[0] > 0 ? 1 - 3 / x[0] : Double.NaN});
    double[] x = {20};
    var memory = new LbfgsMemory(5);
    for (int step = 0; step < 5; step++) {
      x = iterations(20).descend(logarithm, logarithm.at(x), memory, 100).x();
    }
    // It ends where the loss, of curvature 1/3, changes by less than 1e-9.
    assertEquals(3, x[0], 1e-4);
  }
}
