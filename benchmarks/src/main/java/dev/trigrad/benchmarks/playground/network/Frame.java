package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page shows of an experiment at one moment: a tree of maps, lists, numbers, texts and
 * arrays, for JSON. Pictures are bytes, row after row from the top, as base64.
 */
public final class Frame {
  /** Cells of the large picture along each axis. */
  private static final int LARGE = 50;

  /** Cells of a unit's picture along each axis. */
  private static final int SMALL = 16;

  private Frame() {}

  /** The whole of {@code experiment} but its points. */
  public static Map<String, Object> of(Experiment experiment) {
    var frame = new LinkedHashMap<String, Object>();
    frame.put("epoch", experiment.epoch());
    frame.put("steps", experiment.steps());
    frame.put("stepsPerEpoch", experiment.stepsPerEpoch());
    frame.put("now", point(experiment.measure()));
    frame.put("curve", experiment.curve().points().stream().map(Frame::point).toList());
    frame.put("rates", experiment.rates());
    frame.put("layers", experiment.layers().stream().map(Frame::layer).toList());
    DataSplit data = experiment.data();
    List<float[]> small = experiment.stages(grid(data.window(), SMALL));
    frame.put("units", small.stream().map(stage -> units(stage, SMALL)).toList());
    float[] outputs = experiment.stages(grid(data.window(), LARGE)).getLast();
    frame.put("plane", plane(data, outputs));
    return frame;
  }

  /** The points of {@code experiment}, which stay as long as its settings of them do. */
  public static Map<String, Object> points(Experiment experiment) {
    DataSplit data = experiment.data();
    var points = new LinkedHashMap<String, Object>();
    points.put("classes", data.classes());
    points.put("axes", data.axes());
    points.put("labels", data.labels());
    var window = data.window();
    points.put(
        "window", new float[] {window.left(), window.right(), window.bottom(), window.top()});
    points.put("range", range(data));
    points.put("train", part(data.train().features(), data.train().targets(), data.classes()));
    points.put("test", part(data.test().features(), data.test().targets(), data.classes()));
    return points;
  }

  private static Map<String, Object> part(Tensor features, Tensor targets, int classes) {
    return Map.of(
        "points",
        features.toArray(),
        "targets",
        classes > 0 ? targets.toIntArray() : targets.toArray());
  }

  private static Map<String, Object> point(Measures measures) {
    var point = new LinkedHashMap<String, Object>();
    point.put("epoch", measures.epoch());
    point.put("train", measures.trainLoss());
    point.put("test", measures.testLoss());
    point.put("trainAccuracy", measures.trainAccuracy());
    point.put("testAccuracy", measures.testAccuracy());
    return point;
  }

  private static Map<String, Object> layer(LayerView view) {
    var layer = new LinkedHashMap<String, Object>();
    layer.put("in", view.in());
    layer.put("out", view.out());
    layer.put("weights", view.weights());
    layer.put("biases", view.biases());
    layer.put("weightGradients", view.weightGradients());
    layer.put("biasGradients", view.biasGradients());
    return layer;
  }

  /** Centres of {@code cells} × {@code cells} cells of {@code window}, from its upper left on. */
  private static Tensor grid(DataSplit.Window window, int cells) {
    float[] points = new float[2 * cells * cells];
    for (int row = 0, at = 0; row < cells; row++) {
      for (int column = 0; column < cells; column++) {
        float right = (column + 0.5f) / cells;
        float down = (row + 0.5f) / cells;
        points[at++] = window.left() + right * (window.right() - window.left());
        points[at++] = window.top() - down * (window.top() - window.bottom());
      }
    }
    return Tensor.of(points, cells * cells, 2);
  }

  /** A picture for each unit: 128 is 0, 1 and 255 its farthest values from there. */
  private static List<String> units(float[] stage, int cells) {
    int rows = cells * cells;
    int units = stage.length / rows;
    var pictures = new ArrayList<String>();
    for (int unit = 0; unit < units; unit++) {
      float most = 0;
      for (int row = 0; row < rows; row++) {
        most = Math.max(most, Math.abs(stage[row * units + unit]));
      }
      byte[] picture = new byte[rows];
      for (int row = 0; row < rows; row++) {
        picture[row] = signed(stage[row * units + unit], most);
      }
      pictures.add(text(picture));
    }
    return pictures;
  }

  private static byte signed(float value, float most) {
    if (!(most > 0 && most <= Float.MAX_VALUE) || Float.isNaN(value)) {
      return (byte) 128;
    }
    return (byte) (128 + Math.round(Math.clamp(value / most, -1, 1) * 127));
  }

  /**
   * What the network says at each place: a class, how surely, and how far before the next one; or a
   * number.
   */
  private static Map<String, Object> plane(DataSplit data, float[] outputs) {
    int rows = LARGE * LARGE;
    int units = outputs.length / rows;
    byte[] classes = new byte[rows];
    byte[] strengths = new byte[rows];
    byte[] margins = new byte[rows];
    float[] range = range(data);
    float half = Math.max((range[1] - range[0]) / 2, Float.MIN_NORMAL);
    for (int row = 0; row < rows; row++) {
      if (data.classes() == 0) {
        strengths[row] = signed((outputs[row] - range[0]) - half, half);
        continue;
      }
      int best = 0;
      for (int unit = 1; unit < units; unit++) {
        best = outputs[row * units + unit] > outputs[row * units + best] ? unit : best;
      }
      float other = 0;
      for (int unit = 0; unit < units; unit++) {
        other = unit == best ? other : Math.max(other, outputs[row * units + unit]);
      }
      // From one among equals to certainty.
      float even = 1f / units;
      classes[row] = (byte) best;
      strengths[row] = unsigned((outputs[row * units + best] - even) / (1 - even));
      margins[row] = unsigned(outputs[row * units + best] - other);
    }
    return Map.of(
        "cells",
        LARGE,
        "classes",
        text(classes),
        "strengths",
        text(strengths),
        "margins",
        text(margins));
  }

  private static byte unsigned(float part) {
    return (byte) Math.round(Math.clamp(part, 0, 1) * 255);
  }

  private static float[] range(DataSplit data) {
    if (data.classes() > 0) {
      return new float[] {0, 1};
    }
    float[] targets = data.train().targets().toArray();
    Arrays.sort(targets);
    return new float[] {targets[0], targets[targets.length - 1]};
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
