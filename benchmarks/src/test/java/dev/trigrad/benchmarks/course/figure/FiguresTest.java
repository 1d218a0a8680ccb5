package dev.trigrad.benchmarks.course.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Node;
import dev.trigrad.picture.Replay;
import dev.trigrad.picture.Replay.Forward;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers that the lectures work out by hand: the loss, values on the way, and gradients. */
class FiguresTest {
  /**
   * Fewer than 64 roundings on any way, leaves' own included, of numbers that are below 4 times
   * their derivative.
   */
  private static final double ROUNDED = 4 * 64 * 0x1p-24;

  private double bound = 0;

  /** Checks the loss, then one array for each input. */
  private void check(Figure figure, double loss, double[]... gradients) {
    assertEquals(loss, figure.loss().item(), bound);
    Replay replay = figure.replay();
    assertEquals(gradients.length, figure.inputs().size());
    for (int i = 0; i < gradients.length; i++) {
      numbers(gradients[i], replay.gradient(figure.inputs().get(i)));
    }
  }

  private void numbers(double[] expected, Tensor found) {
    float[] numbers = found.toArray();
    assertEquals(expected.length, numbers.length);
    for (int i = 0; i < expected.length; i++) {
      // Zero of either sign will do.
      assertEquals(expected[i], numbers[i] + 0f, bound);
    }
  }

  /** Checks the values of all operations called {@code name}, in order. */
  private void values(Figure figure, String name, double... expected) {
    Replay replay = figure.replay();
    int at = 0;
    for (var step : replay.steps()) {
      Node node = replay.graph().nodes().get(step.node());
      if (step instanceof Forward forward && node.label().equals(name)) {
        numbers(new double[] {expected[at++]}, forward.values().getFirst());
      }
    }
    assertEquals(expected.length, at, name);
  }

  private static double[] n(double... numbers) {
    return numbers;
  }

  @Test
  void product() {
    // q = 2 + 3 = 5, L = 5 · 4 = 20; dL/dw = q = 5, dL/dq = w = 4, passed on to u and v.
    check(Figures.product(), 20, n(4), n(4), n(5));
    values(Figures.product(), "add", 5);
  }

  @Test
  void classic() {
    // q = −2 + 5 = 3, L = 3 · −4 = −12; dL/dz = q = 3, dL/dq = z = −4.
    check(Figures.classic(), -12, n(-4), n(-4), n(3));
    values(Figures.classic(), "add", 3);
  }

  @Test
  void gates() {
    // add: 3 + 4 = 7, the incoming 2 to both.
    check(Figures.addGate(), 14, n(2), n(2));
    // multiply: 2 · 3 = 6, the incoming 5 times the other: 5 · 3 and 5 · 2.
    check(Figures.multiplyGate(), 30, n(15), n(10));
    // max(4, 5) = 5, the incoming 9 to the larger.
    check(Figures.maxGate(), 45, n(0), n(9));
    // copy: 4 · 7 + 2 · 7 = 42, 4 + 2 = 6.
    check(Figures.copyGate(), 42, n(6));
  }

  @Test
  void neurons() {
    // s = 1 · 2 + (−3) · 1 + 4 = 3, L = 5 · 3; the gradient of s is 5, times each partner.
    check(Figures.neuronActive(), 15, n(10), n(5), n(5), n(-15), n(5), n(3));
    values(Figures.neuronActive(), "relu", 3);
    // s = 2 − 3 − 4 = −5, ReLU gives 0, and nothing passes.
    check(Figures.neuronInactive(), 0, n(0), n(0), n(0), n(0), n(0), n(0));
    values(Figures.neuronInactive(), "relu", 0);
  }

  @Test
  void max() {
    // max((1, 4, 2), (3, 2, 2)) = (3, 4, 2), of sum 9; the tie shares.
    check(Figures.max(), 9, n(0, 1, .5), n(1, 0, .5));
  }

  @Test
  void sigmoidNeuron() {
    bound = ROUNDED;
    // s = −2 + 6 − 3 = 1, σ(1) = .73, σ′ = .73 · .27 = .1966, times each partner.
    check(
        Figures.sigmoidNeuron(),
        0.7310585786300049,
        n(-0.19661193324148188),
        n(0.39322386648296376),
        n(-0.39322386648296376),
        n(-0.5898357997244457),
        n(0.19661193324148188));
    values(Figures.sigmoidNeuron(), "exp", 0.36787944117144233);
  }

  @Test
  void sigmoidChain() {
    bound = ROUNDED;
    // δ₃ = (a₃ − y) a₃ (1 − a₃), δ₂ = w₃ δ₃ a₂ (1 − a₂), …; dL/dwₗ = δₗ aₗ₋₁, dL/dbₗ = δₗ.
    check(
        Figures.sigmoidChain(),
        0.02699602738103823,
        n(-0.0017377926923515077),
        n(-0.001520568605807569),
        n(-0.0021722408654393844),
        n(0.005312563200305285),
        n(0.008058368579954563),
        n(0.02164941488519055),
        n(0.0570274409274921));
    values(
        Figures.sigmoidChain(),
        "sigmoid",
        0.6592603884513855,
        0.37963153410157113,
        0.43236190471348024);
  }

  @Test
  void twoLayers() {
    // x W₁ + b₁ = (3, −1), ReLU (3, 0), times W₂ plus b₂ = 5, ½ (5 − 3)² = 2.
    // dL/dŷ = 2, dL/dW₂ = (6, 0), dL/dh = (4, 2), dL/ds = (4, 0), dL/dW₁ = xᵀ (4, 0).
    check(Figures.twoLayers(), 2, n(4, 4), n(4, 0, 8, 0), n(4, 0), n(6, 0), n(2));
  }

  @Test
  void recurrent() {
    bound = ROUNDED;
    // h₁ = tanh 1, h₂ = tanh(h₁ / 2), h₃ = tanh(h₂ / 2 − ½).
    // δ₃ = 1 − h₃², δₜ₋₁ = w δₜ (1 − hₜ₋₁²); dL/dw = Σ δₜ hₜ₋₁, dL/dv = Σ δₜ xₜ.
    check(Figures.recurrent(), -0.30796919754221813, n(0.628095010887803), n(-0.3700923268933135));
    values(
        Figures.recurrent(), "tanh", 0.7615941559557649, 0.36339948438905245, -0.30796919754221813);
    assertTrue(Figures.recurrent().replay().toString().contains("from 3 sides are added"));
  }

  @Test
  void crossEntropy() {
    bound = ROUNDED;
    // p = (.558, .414, .028), L = −log .414, dL/dz = p − y.
    check(
        Figures.crossEntropy(),
        0.8825537129997628,
        n(0.5584703709496919, -0.5862749734895903, 0.027804602539898648));
  }

  static List<Figure> all() {
    return Figures.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatAReplayAddsUpIsTheGradient(Figure figure) {
    Replay replay = figure.replay();
    List<Tensor> gradients = Gradients.of(figure.loss(), figure.inputs());
    for (int i = 0; i < gradients.size(); i++) {
      float[] expected = gradients.get(i).toArray();
      assertTrue(
          Arrays.equals(expected, replay.gradient(figure.inputs().get(i)).toArray()),
          replay::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void textFitsATerminal(Figure figure) {
    figure
        .replay()
        .toString()
        .lines()
        .forEach(line -> assertTrue(line.length() <= 80, () -> line.length() + ": " + line));
  }

  @Test
  void namesAreDistinct() {
    var names = new HashSet<String>();
    Figures.all().forEach(figure -> assertTrue(names.add(figure.name()), figure::name));
    assertEquals(14, names.size());
  }
}
