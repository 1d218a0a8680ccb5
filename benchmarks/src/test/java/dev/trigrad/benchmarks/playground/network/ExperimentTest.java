package dev.trigrad.benchmarks.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static Settings settings(OptimizerChoice optimizer, double rate, double dropout) {
    return new Settings(
        Source.CIRCLES,
        60,
        0.1,
        0.5,
        3,
        List.of(),
        List.of(Feature.X, Feature.Y),
        List.of(6),
        ActivationChoice.TANH,
        LossChoice.CROSS_ENTROPY,
        optimizer,
        rate,
        0,
        0.01,
        dropout,
        8,
        "java",
        0);
  }

  @Test
  void showsTheGradientThatTheNextStepGoesAgainst() {
    double rate = 0.25;
    var experiment = new Experiment(settings(OptimizerChoice.SGD, rate, 0.5), null);
    for (int step = 0; step < 10; step++) {
      List<LayerView> before = experiment.layers();
      experiment.step();
      List<LayerView> after = experiment.layers();
      for (int l = 0; l < before.size(); l++) {
        float[] w = before.get(l).weights();
        float[] g = before.get(l).weightGradients();
        for (int i = 0; i < w.length; i++) {
          double expected = w[i] - rate * g[i];
          // The rate is a power of two: what is rounded is the difference.
          double bound = Math.scalb(Math.abs(w[i]) + Math.abs(rate * g[i]), -23);
          assertEquals(expected, after.get(l).weights()[i], bound, "step " + step);
        }
      }
    }
  }

  @Test
  void lookingChangesNothing() {
    var watched = new Experiment(settings(OptimizerChoice.ADAM, 0.01, 0.5), null);
    var alone = new Experiment(settings(OptimizerChoice.ADAM, 0.01, 0.5), null);
    for (int epoch = 0; epoch < 3; epoch++) {
      Frame.of(watched);
      watched.finishEpoch();
      alone.finishEpoch();
    }
    assertEquals(alone.measure(), watched.measure());
  }

  @Test
  void picturesHaveLeftAndTopFirst() {
    var frame = Frame.of(new Experiment(settings(OptimizerChoice.SGD, 0.1, 0), null));
    var units = (List<?>) frame.get("units");
    assertEquals(3, units.size(), "features, hidden, output");
    byte[] x = Base64.getDecoder().decode((String) ((List<?>) units.get(0)).get(0));
    byte[] y = Base64.getDecoder().decode((String) ((List<?>) units.get(0)).get(1));
    int side = (int) Math.sqrt(x.length);
    assertTrue((x[0] & 0xff) < 20 && (x[side - 1] & 0xff) > 235, "x grows to the right");
    assertTrue((y[0] & 0xff) > 235 && (y[x.length - 1] & 0xff) < 20, "y grows upwards");
    assertEquals(
        2500,
        Base64.getDecoder()
            .decode((String) ((Map<?, ?>) frame.get("plane")).get("margins"))
            .length);
  }

  @Test
  void remembersALongTrainingInFewPoints() {
    var curve = new Curve();
    for (long epoch = 0; epoch < 100_000; epoch++) {
      if (curve.wants(epoch)) {
        curve.add(new Measures(epoch, 1, 1, 1, 1));
      }
    }
    int count = curve.points().size();
    assertTrue(count >= 190 && count < 400, () -> count + " points");
    assertEquals(0, curve.points().getFirst().epoch());
    assertTrue(curve.points().getLast().epoch() > 99_000);
  }
}
