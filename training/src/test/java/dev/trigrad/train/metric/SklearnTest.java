package dev.trigrad.train.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every measure is scikit-learn's (metrics/record.py), however a set is cut into batches. */
class SklearnTest {
  /** One recorded case. */
  private record Case(String task, int samples, int width, Map<String, double[]> lines) {
    Task asTask() {
      return switch (task) {
        case "binary" -> Task.binary();
        case "multiclass" -> Task.multiclass(width);
        default -> Task.multilabel(width);
      };
    }

    Tensor outputs(int from, int to) {
      float[] part = floats("scores", from * width, to * width);
      return task.equals("binary") ? Tensor.of(part) : Tensor.of(part, to - from, width);
    }

    Tensor targets(int from, int to) {
      int per = lines.get("targets").length / samples;
      float[] part = floats("targets", from * per, to * per);
      if (task.equals("regression")) {
        return Tensor.of(part, to - from, width);
      }
      int[] ints = new int[part.length];
      for (int i = 0; i < ints.length; i++) {
        ints[i] = (int) part[i];
      }
      return task.equals("multilabel") ? Tensor.of(ints, to - from, width) : Tensor.of(ints);
    }

    private float[] floats(String line, int from, int to) {
      float[] part = new float[to - from];
      for (int i = 0; i < part.length; i++) {
        part[i] = (float) lines.get(line)[from + i];
      }
      return part;
    }

    double measure(Metric metric, int batch) {
      var tally = metric.start();
      for (int from = 0; from < samples; from += batch) {
        int to = Math.min(samples, from + batch);
        tally.add(outputs(from, to), targets(from, to));
      }
      return tally.value();
    }
  }

  private static List<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    var in = SklearnTest.class.getResourceAsStream("/metrics/sklearn.txt");
    assertNotNull(in, "metrics/sklearn.txt");
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String[] words = line.split(" ");
        if (words[0].equals("case")) {
          int samples = Integer.parseInt(words[2]);
          int width = Integer.parseInt(words[3]);
          cases.add(new Case(words[1], samples, width, new LinkedHashMap<>()));
        } else {
          double[] values = Arrays.stream(words).skip(1).mapToDouble(Double::parseDouble).toArray();
          cases.getLast().lines.put(words[0], values);
        }
      }
    }
    return cases;
  }

  /** The metric of a recorded name. */
  private static Metric metric(Case of, String name) {
    int point = name.indexOf('.');
    String kind = point < 0 ? name : name.substring(0, point);
    String rest = point < 0 ? "" : name.substring(point + 1);
    if (rest.matches("[0-9]+")) {
      int only = Integer.parseInt(rest);
      return switch (kind) {
        case "precision" -> Metric.precision(of.asTask(), only);
        case "recall" -> Metric.recall(of.asTask(), only);
        default -> Metric.f1(of.asTask(), only);
      };
    }
    Average average =
        rest.isEmpty() ? null : Average.valueOf(rest.toUpperCase(java.util.Locale.ROOT));
    return switch (kind) {
      case "accuracy" -> Metric.accuracy(of.asTask());
      case "precision" -> Metric.precision(of.asTask(), average);
      case "recall" -> Metric.recall(of.asTask(), average);
      case "f1" -> Metric.f1(of.asTask(), average);
      case "rocAuc" ->
          average == null ? Metric.rocAuc(of.asTask()) : Metric.rocAuc(of.asTask(), average);
      case "averagePrecision" ->
          average == null
              ? Metric.averagePrecision(of.asTask())
              : Metric.averagePrecision(of.asTask(), average);
      case "mae" -> Metric.mae();
      case "mse" -> Metric.mse();
      case "rmse" -> Metric.rmse();
      case "maxError" -> Metric.maxError();
      case "r2" -> Metric.r2();
      default -> Metric.topK(Integer.parseInt(kind.substring("top-".length())));
    };
  }

  @Test
  void measuresAreThoseOfSklearnHoweverCut() throws IOException {
    int measured = 0;
    for (Case of : cases()) {
      for (String name : of.lines.keySet()) {
        if (name.equals("scores") || name.equals("targets") || name.equals("confusion")) {
          continue;
        }
        Metric metric = metric(of, name);
        double whole = of.measure(metric, of.samples);
        double expected = of.lines.get(name)[0];
        String what = of.task + " " + of.samples + " " + name;
        assertEquals(expected, whole, 1e-12 * Math.max(1, Math.abs(expected)), what);
        for (int batch : new int[] {1, 2, 7, 32}) {
          assertEquals(whole, of.measure(metric, batch), what + " in batches of " + batch);
        }
        measured++;
      }
    }
    assertEquals(461, measured);
  }

  @Test
  void matricesAreThoseOfSklearn() throws IOException {
    int matrices = 0;
    for (Case of : cases()) {
      double[] expected = of.lines.get("confusion");
      if (expected != null) {
        var matrix = new ConfusionMatrix(of.width);
        matrix.add(of.outputs(0, 3), of.targets(0, 3));
        matrix.add(of.outputs(3, of.samples), of.targets(3, of.samples));
        for (int i = 0; i < expected.length; i++) {
          assertEquals((long) expected[i], matrix.count(i / of.width, i % of.width));
        }
        for (int i = 0; i < of.width; i++) {
          assertEquals(of.lines.get("precision." + i)[0], matrix.precision(i), 1e-15);
          assertEquals(of.lines.get("recall." + i)[0], matrix.recall(i), 1e-15);
          assertEquals(of.lines.get("f1." + i)[0], matrix.f1(i), 1e-15);
        }
        assertEquals(of.lines.get("accuracy")[0], matrix.value());
        matrices++;
      }
    }
    assertTrue(matrices > 5, "cases with a matrix");
  }
}
