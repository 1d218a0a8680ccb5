package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.graph.Evaluator;
import dev.trigrad.graph.GradientCheck;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Reference;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.loss.HalfSumSquared;
import dev.trigrad.loss.MulticlassHinge;
import dev.trigrad.loss.Reduction;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.op.ReferenceValue;
import dev.trigrad.optim.Adam;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The worked numbers of the course on feedforward networks, on an engine: every one is reproduced,
 * and every gradient is compared with central differences. Values are compared within the
 * reference's bound where the lecture gives a formula, and to the digits printed where it gives
 * digits.
 */
public abstract class LectureNumbers {
  /** Unit roundoff of float32. */
  private static final double U = 0x1p-24;

  private Evaluator engine;

  /** Nothing to set up. */
  protected LectureNumbers() {}

  /** The provider of the engine. */
  protected abstract EngineProvider provider();

  @BeforeEach
  void open() {
    engine = new Evaluator(provider().open());
  }

  /** Evaluates on the engine, and checks against the reference. */
  private float[] value(Tensor tensor) {
    ReferenceValue expected = new Reference().of(tensor);
    engine.evaluate(tensor);
    Comparison.within(expected, tensor);
    return tensor.toArray();
  }

  private void checkGradient(Function<List<Tensor>, Tensor> function, Tensor... points) {
    var report = GradientCheck.of(function).at(points);
    assertTrue(report.passed(), report::toString);
    assertTrue(report.kinks().isEmpty(), report::toString);
  }

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
    assertArrayEquals(
        new float[] {2.8f, 0, 7.7f},
        value(new MulticlassHinge(1, Reduction.NONE).of(scores(), targets)),
        1e-6f);
    assertArrayEquals(
        new float[] {3.5f}, value(new MulticlassHinge().of(scores(), targets)), 1e-6f);
    checkGradient(in -> new MulticlassHinge().of(in.getFirst(), targets), scores());
  }

  private static Tensor logits() {
    return Tensor.of(new float[] {1.7f, 1.4f, -1.3f});
  }

  /** Softmax of (1.7, 1.4, −1.3): .558, .414, .028, and its whole Jacobian diag(p) − p pᵀ. */
  @Test
  void softmaxAndItsJacobian() {
    float[] p = value(logits().softmax(0));
    assertArrayEquals(new float[] {.558f, .414f, .028f}, p, 0.0005f);
    for (int i = 0; i < 3; i++) {
      Tensor x = logits();
      float[] row = value(Gradients.of(x.softmax(0).select(0, i), x).getFirst());
      for (int j = 0; j < 3; j++) {
        // Products and differences of probabilities: a few roundings of numbers below 1.
        assertEquals((i == j ? p[i] : 0) - p[i] * p[j], row[j], 8 * U, "∂p" + i + "/∂x" + j);
      }
    }
    checkGradient(in -> in.getFirst().softmax(0).square(), logits());
  }

  /** The gradient of softmax with cross-entropy is p − y. */
  @Test
  void softmaxWithCrossEntropy() {
    float[] p = value(logits().softmax(0));
    Tensor x = logits().reshape(1, 3);
    Tensor loss = new CrossEntropy().of(x, Tensor.of(new int[] {1}));
    assertEquals(-Math.log(p[1]), value(loss)[0], 1e-6);
    float[] g = value(Gradients.of(loss, x).getFirst());
    assertArrayEquals(new float[] {p[0], p[1] - 1, p[2]}, g, (float) (8 * U));
    checkGradient(in -> new CrossEntropy().of(in.getFirst(), Tensor.of(new int[] {1})), x);
    checkGradient(
        in -> new CrossEntropy().of(in.getFirst(), Tensor.of(new float[] {.2f, .5f, .3f}, 1, 3)),
        x);
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
    double[] w = {0.8, -1.2, 0.6};
    double[] b = {0.1, 0.3, -0.5};
    double[] a = {0.7, 0, 0, 0};
    for (int l = 0; l < 3; l++) {
      a[l + 1] = 1 / (1 + Math.exp(-(w[l] * a[l] + b[l])));
    }
    Tensor[] in = new Tensor[7];
    in[0] = Tensor.of((float) a[0]);
    for (int l = 0; l < 3; l++) {
      in[1 + 2 * l] = Tensor.of((float) w[l]);
      in[2 + 2 * l] = Tensor.of((float) b[l]);
    }
    List<Tensor> g = Gradients.of(chain(List.of(in)), in);
    double delta = a[3] - 0.2;
    for (int l = 2; l >= 0; l--) {
      delta *= a[l + 1] * (1 - a[l + 1]);
      assertEquals(delta * a[l], value(g.get(1 + 2 * l))[0], 1e-7, "∂E/∂w" + (l + 1));
      assertEquals(delta, value(g.get(2 + 2 * l))[0], 1e-7, "∂E/∂b" + (l + 1));
      delta *= w[l];
    }
    assertEquals(delta, value(g.get(0))[0], 1e-7, "∂E/∂x");
    checkGradient(LectureNumbers::chain, in);
  }

  /** Two linear layers without activation are one: (xW₁ + b₁)W₂ + b₂ = x(W₁W₂) + (b₁W₂ + b₂). */
  @Test
  void twoLinearLayersAreOne() {
    var first = new Linear(4, 6);
    var second = new Linear(6, 3);
    var both = Sequential.of(first, second);
    both.initialize(7);
    Tensor x = Samples.floats(dev.trigrad.Shape.of(5, 4), -1, 1, 3);
    Tensor w = first.weight().tensor().matmul(second.weight().tensor());
    Tensor b = first.bias().tensor().matmul(second.weight().tensor()).add(second.bias().tensor());
    Tensor one = x.matmul(w).add(b);
    ReferenceValue expected = new Reference().of(both.apply(x));
    ReferenceValue other = new Reference().of(one);
    float[] got = value(one);
    for (int i = 0; i < got.length; i++) {
      assertEquals(expected.value()[i], got[i], expected.bound()[i] + other.bound()[i]);
    }
    checkGradient(
        in -> in.get(0).matmul(in.get(1)).matmul(in.get(2)),
        x,
        first.weight().snapshot(),
        second.weight().snapshot());
  }

  /**
   * {@code tanh(W_h·h + W_x·x).backward(ones)} of the recurrent cell: ∂/∂W_h = (1 − y²) hᵀ, and so
   * on.
   */
  @Test
  void recurrentCell() {
    Tensor wx = Samples.floats(dev.trigrad.Shape.of(20, 10), -0.5, 0.5, 1);
    Tensor wh = Samples.floats(dev.trigrad.Shape.of(20, 20), -0.5, 0.5, 2);
    Tensor x = Samples.floats(dev.trigrad.Shape.of(10, 1), -1, 1, 3);
    Tensor h = Samples.floats(dev.trigrad.Shape.of(20, 1), -1, 1, 4);
    Tensor next = wh.matmul(h).add(wx.matmul(x)).tanh();
    List<Tensor> g = Gradients.of(next, Tensor.ones(20, 1), List.of(wh, wx, h, x));
    float[] y = value(next);
    float[] toWh = value(g.get(0));
    float[] hs = h.toArray();
    for (int i = 0; i < 20; i++) {
      for (int j = 0; j < 20; j++) {
        assertEquals((1 - y[i] * y[i]) * hs[j], toWh[i * 20 + j], 8 * U);
      }
    }
    value(g.get(1));
    value(g.get(2));
    value(g.get(3));
    checkGradient(
        in -> in.get(0).matmul(in.get(1)).tanh(),
        Samples.floats(dev.trigrad.Shape.of(3, 4), -1, 1, 5),
        Samples.floats(dev.trigrad.Shape.of(4, 1), -1, 1, 6));
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
    assertEquals(24.7041f, value(g)[0], 1e-4f);
    assertEquals(138.8338f, value(gradients.get(0))[0], 1e-3f);
    assertEquals(645.5773f, value(gradients.get(1))[0], 1e-3f);
  }

  /** One hidden layer learns XOR, which no single neuron can. */
  @Test
  void xorWithOneHiddenLayer() {
    Tensor x = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    Tensor y = Tensor.of(new int[] {0, 1, 1, 0});
    var model =
        Sequential.of(
            new Linear(2, 8, true, Initializer.glorotUniform()),
            Activation.tanh(),
            new Linear(8, 2));
    model.initialize(1);
    var optimizer = new Adam(model.parameters(), 0.05f);
    optimizer.on(engine);
    for (int step = 0; step < 300; step++) {
      optimizer.step(new CrossEntropy().of(model.apply(x), y));
    }
    Tensor loss = new CrossEntropy().of(model.apply(x), y);
    assertTrue(value(loss)[0] < 0.05f, () -> "loss is " + loss.item());
    assertArrayEquals(
        new int[] {0, 1, 1, 0}, engine.evaluate(model.apply(x).argmax(1)).toIntArray());
  }
}
