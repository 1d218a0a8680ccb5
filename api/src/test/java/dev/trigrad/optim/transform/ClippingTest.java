package dev.trigrad.optim.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.reference.Reference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Clipping in double precision gives the numbers of PyTorch 1.13. */
class ClippingTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private final Tensor a = Tensor.of(new float[] {3, -4, 0.5f});
  private final Tensor b = Tensor.of(new float[] {1, -2, 0.25f, 8}, 2, 2);

  /** Constants such as 10⁻⁶ are floats here: 1.3e-8 of it, 1e-14 of the norm and more. */
  private static void same(Tensor actual, double... expected) {
    double[] value = new Reference().of(actual).value();
    assertEquals(expected.length, value.length);
    for (int i = 0; i < value.length; i++) {
      if (Double.compare(expected[i], value[i]) != 0) {
        assertEquals(expected[i], value[i], 1e-13 * Math.abs(expected[i]), "element " + i);
      }
    }
  }

  private void global(double order, double norm, double... clipped) {
    var result = new ClipByGlobalNorm(1, order).of(Arrays.asList(a, null, b));
    same(result.norm(), norm);
    same(result.gradients().get(0), Arrays.copyOf(clipped, 3));
    assertNull(result.gradients().get(1));
    same(result.gradients().get(2), Arrays.copyOfRange(clipped, 3, 7));
    result = new ClipByGlobalNorm(100, order).of(List.of(a, b));
    same(result.norm(), norm);
    same(result.gradients().get(0), 3, -4, 0.5);
    same(result.gradients().get(1), 1, -2, 0.25, 8);
  }

  /** {@code torch.nn.utils.clip_grad_norm_([a, b], 1, order)}. */
  @Test
  void byGlobalNorm() {
    global(
        2,
        9.711462299777516,
        0.308913281901475,
        -0.4118843758686333,
        0.05148554698357916,
        0.10297109396715833,
        -0.20594218793431665,
        0.02574277349178958,
        0.8237687517372666);
    global(
        1,
        18.75,
        0.1599999914666671,
        -0.21333332195555615,
        0.02666666524444452,
        0.05333333048888904,
        -0.10666666097777808,
        0.01333333262222226,
        0.4266666439111123);
    global(
        INFINITY,
        8,
        0.3749999531250059,
        -0.4999999375000079,
        0.062499992187500984,
        0.12499998437500197,
        -0.24999996875000394,
        0.031249996093750492,
        0.9999998750000157);
  }

  /** As above; the exponent 1/3 is a float here. */
  @Test
  void byAnyNorm() {
    var clipped = new ClipByGlobalNorm(1, 3).of(List.of(a, b));
    assertEquals(8.490834988859941, new Reference().of(clipped.norm()).value()[0], 1e-6);
    assertEquals(
        0.9421922659318915, new Reference().of(clipped.gradients().get(1)).value()[3], 1e-7);
  }

  /** {@code torch.nn.utils.clip_grad_norm_([each], 2)}. */
  @Test
  void byNormOfEach() {
    var clipped = new ClipByNorm(2).of(Arrays.asList(a, null, b));
    same(clipped.norms().get(0), 5.024937810560445);
    assertNull(clipped.norms().get(1));
    same(clipped.norms().get(2), 8.31038506929733);
    same(clipped.gradients().get(0), 1.1940443906282718, -1.5920591875043626, 0.19900739843804532);
    assertNull(clipped.gradients().get(1));
    same(
        clipped.gradients().get(2),
        0.24066270607920223,
        -0.48132541215840446,
        0.06016567651980056,
        1.9253016486336179);
  }

  /** {@code torch.nn.utils.clip_grad_value_([a, b], 1.5)}. */
  @Test
  void byValue() {
    var clipped = new ClipByValue(1.5f).of(Arrays.asList(a, null, b));
    same(clipped.get(0), 1.5, -1.5, 0.5);
    assertNull(clipped.get(1));
    same(clipped.get(2), 1, -1.5, 0.25, 1.5);
    Tensor extreme =
        Tensor.of(new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, -0f});
    same(new ClipByValue(1.5f).of(List.of(extreme)).getFirst(), 1.5, -1.5, Double.NaN, -0.0);
  }

  @Test
  void zeroInfiniteAndNoGradients() {
    for (double order : new double[] {1, 2, 3, INFINITY}) {
      var clip = new ClipByGlobalNorm(0.5f, order);
      var none = clip.of(List.of(Tensor.zeros(2), Tensor.zeros(0)));
      same(none.norm(), 0);
      same(none.gradients().get(0), 0, 0);
      same(none.gradients().get(1));
      same(clip.of(Arrays.asList(null, null)).norm(), 0);
      same(clip.of(List.of()).norm(), 0);
      var infinite = clip.of(List.of(Tensor.of(new float[] {1, Float.NEGATIVE_INFINITY}), a));
      same(infinite.norm(), INFINITY);
      same(infinite.gradients().get(0), 0, 0);
      same(infinite.gradients().get(1), 0, 0, 0);
      var wrong = clip.of(List.of(Tensor.of(new float[] {1, Float.NaN}), a));
      same(wrong.norm(), Double.NaN);
      same(wrong.gradients().get(1), Double.NaN, Double.NaN, Double.NaN);
    }
    var each = new ClipByNorm(1).of(List.of(Tensor.of(Float.POSITIVE_INFINITY), a));
    same(each.gradients().get(0), 0);
    assertTrue(new Reference().of(each.gradients().get(1)).value()[0] > 0.5);
    var seen = new ClipByGlobalNorm(Float.POSITIVE_INFINITY).of(List.of(a, b));
    same(seen.norm(), 9.711462299777516);
    assertEquals(List.of(a, b), seen.gradients());
  }

  /** {@code math.sqrt(0.3 / (1 + t) ** 0.55)} in Python. */
  @Test
  void deviationOfNoise() {
    var noise = new GradientNoise(0.3);
    assertEquals(0.5477225575051661, noise.deviation(0));
    assertEquals(0.28325503534927404, noise.deviation(10), 1e-15);
    assertEquals(0.08195220201864631, noise.deviation(999), 1e-15);
    assertEquals(0, new GradientNoise(0, 1).deviation(3));
  }

  private static void refused(String message, Executable call) {
    assertEquals(message, assertThrows(ArgumentException.class, call).getMessage());
  }

  @Test
  void settingsMustBePossible() {
    refused(
        "clip: the largest norm is 0.0, expected a number above 0", () -> new ClipByGlobalNorm(0));
    refused(
        "clip: the largest norm is NaN, expected a number above 0", () -> new ClipByNorm(0f / 0));
    refused(
        "clip: the largest value is -1.0, expected a number above 0", () -> new ClipByValue(-1));
    refused(
        "clip: order of the norm is 0.0, expected a number above 0; mostly 2, or"
            + " Double.POSITIVE_INFINITY for the largest magnitude",
        () -> new ClipByGlobalNorm(1, 0));
    refused(
        "gradient noise: eta is -1.0, expected a finite number of at least 0",
        () -> new GradientNoise(-1));
    refused("clip by value: list of gradients is null", () -> new ClipByValue(1).of(null));
    var error = assertThrows(GraphException.class, () -> new ClipByGlobalNorm(1).norm());
    assertEquals(
        "clip: no step has computed the norm; read it after optimizer.step(…), or take it from"
            + " of(gradients)",
        error.getMessage());
    assertEquals(List.of(), new ClipByNorm(1).norms());
  }
}
