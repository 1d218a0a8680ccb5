package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.HalfSumSquared;
import dev.trigrad.loss.MulticlassHinge;
import dev.trigrad.loss.Reduction;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.reference.Reference;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The worked numbers of the course on feedforward networks, on an engine: every one is reproduced,
 * and every gradient is compared with central differences.
 *
 * <p>Two comparisons each: the reference in double precision has the closed form's value, up to
 * double's rounding, or the digits printed; the engine lies within the reference's bound.
 */
public abstract class LectureNumbers extends LectureComparison {
  /** Nothing to set up. */
  protected LectureNumbers() {}

  /** f = (u + v)·w at u = 2, v = 3, w = 4: f = 20, gradients 4, 4, 5. */
  @Test
  void sumTimesWeight() {
    Tensor u = Tensor.of(2f);
    Tensor v = Tensor.of(3f);
    Tensor w = Tensor.of(4f);
    Tensor f = u.add(v).mul(w);
    assertArrayEquals(new float[] {20}, value(f));
    List<Tensor> g = Gradients.of(f, u, v, w);
    assertArrayEquals(new float[] {4}, value(g.get(0)));
    assertArrayEquals(new float[] {4}, value(g.get(1)));
    assertArrayEquals(new float[] {5}, value(g.get(2)));
    checkGradient(in -> in.get(0).add(in.get(1)).mul(in.get(2)), u, v, w);
  }

  private static Tensor neuron(List<Tensor> in) {
    return in.get(0)
        .mul(in.get(1))
        .add(in.get(2).mul(in.get(3)))
        .add(in.get(4))
        .relu()
        .mul(in.get(5));
  }

  private void neuron(float b, float f, float... gradients) {
    // x1, w1, x2, w2, b, w3
    Tensor[] in = {
      Tensor.of(1f), Tensor.of(2f), Tensor.of(-3f), Tensor.of(1f), Tensor.of(b), Tensor.of(5f)
    };
    Tensor y = neuron(List.of(in));
    assertArrayEquals(new float[] {f}, value(y));
    List<Tensor> g = Gradients.of(y, in);
    for (int i = 0; i < gradients.length; i++) {
      // Zero of either sign will do.
      assertEquals(gradients[i], value(g.get(i))[0] + 0f);
    }
    checkGradient(LectureNumbers::neuron, in);
  }

  /** f = w₃·ReLU(w₁x₁ + w₂x₂ + b), active: the gradient passes. */
  @Test
  void activeNeuron() {
    neuron(4, 15, 10, 5, 5, -15, 5, 3);
  }

  /** The same, inactive: the gradient is 0 everywhere. */
  @Test
  void inactiveNeuron() {
    neuron(-4, 0, 0, 0, 0, 0, 0, 0);
  }

  /** Gradients that meet at a node are added: f = x·x + 3x has f′ = 2x + 3. */
  @Test
  void gradientAddition() {
    Tensor x = Tensor.of(5f);
    Tensor y = x.mul(x).add(x.mul(3));
    assertArrayEquals(new float[] {13}, value(Gradients.of(y, x).getFirst()));
    checkGradient(in -> in.getFirst().mul(in.getFirst()).add(in.getFirst().mul(3)), x);
  }

  /** The max gate sends the gradient to the larger input; ties share it. */
  @Test
  void maxGate() {
    Tensor x = Tensor.of(new float[] {1, 4, 2});
    Tensor y = Tensor.of(new float[] {3, 2, 2});
    List<Tensor> g = Gradients.of(x.maximum(y).sum(), x, y);
    assertArrayEquals(new float[] {0, 1, 0.5f}, value(g.get(0)));
    assertArrayEquals(new float[] {1, 0, 0.5f}, value(g.get(1)));
    checkGradient(in -> in.get(0).maximum(in.get(1)), Tensor.of(1f), Tensor.of(3f));
  }

  private static Tensor scores() {
    return Tensor.of(new float[][] {{2.3f, 4.1f, -2.1f}, {1.7f, 5.4f, 2.3f}, {1.7f, 1.4f, -1.3f}});
  }

  /** Multiclass SVM losses of the three samples: 2.8, 0, 7.7; mean 3.5. */
  @Test
  void multiclassHinge() {
    Tensor targets = Tensor.of(new int[] {0, 1, 2});
    Tensor losses = new MulticlassHinge(1, Reduction.NONE).of(scores(), targets);
    double[] expected = {2.8, 0, 7.7};
    for (int i = 0; i < 3; i++) {
      // The scores are rounded to float32 first: six of them in a loss, none above 5.4.
      assertEquals(expected[i], new Reference().of(losses).value()[i], 6 * 5.4 * U);
    }
    value(losses);
    Tensor mean = new MulticlassHinge().of(scores(), targets);
    assertEquals(3.5, new Reference().of(mean).value()[0], 6 * 5.4 * U);
    value(mean);
    checkGradient(in -> new MulticlassHinge().of(in.getFirst(), targets), scores());
  }

  private static Tensor logits() {
    return Tensor.of(new float[] {1.7f, 1.4f, -1.3f});
  }

  /** Softmax of {@link #logits} in double. */
  private static double[] probabilities() {
    double[] p = new double[3];
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      p[i] = Math.exp(logits().toArray()[i]);
      sum += p[i];
    }
    for (int i = 0; i < 3; i++) {
      p[i] /= sum;
    }
    return p;
  }

  /** Softmax of (1.7, 1.4, −1.3): .558, .414, .028, and its whole Jacobian diag(p) − p pᵀ. */
  @Test
  void softmaxAndItsJacobian() {
    double[] p = probabilities();
    closedForm(logits().softmax(0), p);
    double[] digits = {.558, .414, .028};
    for (int i = 0; i < 3; i++) {
      printed(digits[i], 3, logits().softmax(0).select(0, i));
      Tensor x = logits();
      double[] row = new double[3];
      for (int j = 0; j < 3; j++) {
        row[j] = (i == j ? p[i] : 0) - p[i] * p[j];
      }
      closedForm(Gradients.of(x.softmax(0).select(0, i), x).getFirst(), row);
    }
    checkGradient(in -> in.getFirst().softmax(0).square(), logits());
  }

  /**
   * The gradient of softmax with cross-entropy is p − y, for a class, for one-hot and for soft
   * targets.
   */
  @Test
  void softmaxWithCrossEntropy() {
    double[] p = probabilities();
    Tensor index = Tensor.of(new int[] {1});
    Tensor oneHot = Tensor.of(new float[] {0, 1, 0}, 1, 3);
    Tensor soft = Tensor.of(new float[] {.25f, .5f, .25f}, 1, 3);
    for (Tensor target : List.of(index, oneHot, soft)) {
      double[] y = target == soft ? new double[] {.25, .5, .25} : new double[] {0, 1, 0};
      Tensor x = logits().reshape(1, 3);
      Tensor loss = new CrossEntropy().of(x, target);
      closedForm(loss, -y[0] * Math.log(p[0]) - y[1] * Math.log(p[1]) - y[2] * Math.log(p[2]));
      closedForm(Gradients.of(loss, x).getFirst(), p[0] - y[0], p[1] - y[1], p[2] - y[2]);
      checkGradient(in -> new CrossEntropy().of(in.getFirst(), target), logits().reshape(1, 3));
    }
  }

  private static Tensor chain(List<Tensor> in) {
    Tensor a = in.get(0);
    for (int layer = 0; layer < 3; layer++) {
      a = a.mul(in.get(1 + 2 * layer)).add(in.get(2 + 2 * layer)).sigmoid();
    }
    return new HalfSumSquared().of(a, Tensor.of(0.2f));
  }

  /**
   * Three layers of one sigmoid neuron each with ½(ŷ − y)²: every gradient against the chain rule
   * written out.
   */
  @Test
  void chainOfThreeNeurons() {
    float[] w = {0.8f, -1.2f, 0.6f};
    float[] b = {0.1f, 0.3f, -0.5f};
    double[] a = {0.7f, 0, 0, 0};
    Tensor[] in = new Tensor[7];
    in[0] = Tensor.of(0.7f);
    for (int l = 0; l < 3; l++) {
      a[l + 1] = 1 / (1 + Math.exp(-((double) w[l] * a[l] + b[l])));
      in[1 + 2 * l] = Tensor.of(w[l]);
      in[2 + 2 * l] = Tensor.of(b[l]);
    }
    double delta = a[3] - 0.2f;
    closedForm(chain(List.of(in)), delta * delta / 2);
    List<Tensor> g = Gradients.of(chain(List.of(in)), in);
    for (int l = 2; l >= 0; l--) {
      delta *= a[l + 1] * (1 - a[l + 1]);
      closedForm(g.get(1 + 2 * l), delta * a[l]);
      closedForm(g.get(2 + 2 * l), delta);
      delta *= w[l];
    }
    closedForm(g.get(0), delta);
    checkGradient(LectureNumbers::chain, in);
  }

  /** Two linear layers without activation are one: (xW₁ + b₁)W₂ + b₂ = x(W₁W₂) + (b₁W₂ + b₂). */
  @Test
  void twoLinearLayersAreOne() {
    var first = new Linear(4, 6);
    var second = new Linear(6, 3);
    var both = Sequential.of(first, second);
    both.initialize(7);
    Tensor x = Samples.floats(Shape.of(5, 4), -1, 1, 3);
    Tensor w = first.weight().tensor().matmul(second.weight().tensor());
    Tensor b = first.bias().tensor().matmul(second.weight().tensor()).add(second.bias().tensor());
    Tensor one = x.matmul(w).add(b);
    closedForm(one, new Reference().of(both.apply(x)).value());
    value(both.apply(x));
    checkGradient(
        in -> in.get(0).matmul(in.get(1)).matmul(in.get(2)),
        x,
        first.weight().snapshot(),
        second.weight().snapshot());
  }

  private static Tensor recurrent(List<Tensor> in) {
    return in.get(0).matmul(in.get(1)).add(in.get(2).matmul(in.get(3))).tanh();
  }

  /**
   * {@code tanh(W_h·h + W_x·x).backward(ones)} of the recurrent cell: with d = 1 − y², d hᵀ, W_hᵀ
   * d, d xᵀ and W_xᵀ d.
   */
  @Test
  void recurrentCell() {
    Tensor wh = Samples.floats(Shape.of(20, 20), -0.5, 0.5, 2);
    Tensor h = Samples.floats(Shape.of(20, 1), -1, 1, 4);
    Tensor wx = Samples.floats(Shape.of(20, 10), -0.5, 0.5, 1);
    Tensor x = Samples.floats(Shape.of(10, 1), -1, 1, 3);
    Tensor next = recurrent(List.of(wh, h, wx, x));
    double[] d = new double[20];
    for (int i = 0; i < 20; i++) {
      double y = Math.tanh(row(wh, i, h) + row(wx, i, x));
      d[i] = 1 - y * y;
    }
    List<Tensor> g = Gradients.of(next, Tensor.ones(20, 1), List.of(wh, h, wx, x));
    value(next);
    closedForm(g.get(0), outer(d, h));
    closedForm(g.get(1), transposed(wh, d));
    closedForm(g.get(2), outer(d, x));
    closedForm(g.get(3), transposed(wx, d));
    checkGradient(LectureNumbers::recurrent, wh, h, wx, x);
  }

  /**
   * The values that micrograd publishes: x = −4 gives −20 and 46; the longer example 24.7041,
   * 138.8338 and 645.5773.
   */
  @Test
  void micrograd() {
    Tensor x = Tensor.of(-4f);
    Tensor z = x.mul(2).add(2).add(x);
    Tensor q = z.relu().add(z.mul(x));
    Tensor y = z.mul(z).relu().add(q).add(q.mul(x));
    assertArrayEquals(new float[] {-20}, value(y));
    assertArrayEquals(new float[] {46}, value(Gradients.of(y, x).getFirst()));
    Tensor a = Tensor.of(-4f);
    Tensor b = Tensor.of(2f);
    Tensor c = a.add(b);
    Tensor d = a.mul(b).add(b.pow(3));
    c = c.add(c.add(1));
    c = c.add(c.add(1).sub(a));
    d = d.add(d.mul(2).add(b.add(a).relu()));
    d = d.add(d.mul(3).add(b.sub(a).relu()));
    Tensor e = c.sub(d);
    Tensor f = e.square();
    Tensor g = f.div(2).add(Tensor.of(10f).div(f));
    List<Tensor> gradients = Gradients.of(g, a, b);
    printed(24.7041, 4, g);
    printed(138.8338, 4, gradients.get(0));
    printed(645.5773, 4, gradients.get(1));
  }
}
