package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every figure of the lectures, one method each. */
public final class Figures {
  private static final List<Supplier<Figure>> ALL =
      List.of(
          Figures::product,
          Figures::classic,
          Figures::addGate,
          Figures::multiplyGate,
          Figures::maxGate,
          Figures::copyGate,
          Figures::neuronActive,
          Figures::neuronInactive,
          Figures::max,
          Figures::sigmoidNeuron,
          Figures::sigmoidChain,
          Figures::twoLayers,
          Figures::recurrent,
          Figures::crossEntropy);

  private Figures() {}

  /** All of them, in the lectures' order. */
  public static List<Figure> all() {
    return ALL.stream().map(Supplier::get).toList();
  }

  /**
   * The figure called {@code name}.
   *
   * @throws ArgumentException if there is none; names those there are
   */
  static Figure named(String name) {
    List<Figure> all = all();
    return all.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ArgumentException(
                    "figure: there is no '"
                        + name
                        + "'; choose from "
                        + String.join(", ", all.stream().map(Figure::name).toList())));
  }

  /** L = (u + v)·w. */
  static Figure product() {
    Tensor u = input("u", 2);
    Tensor v = input("v", 3);
    Tensor w = input("w", 4);
    Tensor q = u.add(v);
    return figure("product", "L = (u + v) · w", q.mul(w), u, v, w).with("q", q);
  }

  /** The same with the numbers of CS231n. */
  static Figure classic() {
    Tensor x = input("x", -2);
    Tensor y = input("y", 5);
    Tensor z = input("z", -4);
    Tensor q = x.add(y);
    return figure("classic", "L = (x + y) · z", q.mul(z), x, y, z).with("q", q);
  }

  /** Sum: the incoming gradient, 2, goes to both inputs. */
  static Figure addGate() {
    Tensor x = input("x", 3);
    Tensor y = input("y", 4);
    return figure("add-gate", "add gate: distributes", x.add(y).mul(2), x, y);
  }

  /** Product: the incoming gradient, 5, times the other input. */
  static Figure multiplyGate() {
    Tensor x = input("x", 2);
    Tensor y = input("y", 3);
    return figure("multiply-gate", "multiply gate: swaps", x.mul(y).mul(5), x, y);
  }

  /** Maximum: the incoming gradient, 9, goes to the larger input. */
  static Figure maxGate() {
    Tensor x = input("x", 4);
    Tensor y = input("y", 5);
    return figure("max-gate", "max gate: routes", x.maximum(y).mul(9), x, y);
  }

  /** A value that is read twice: the gradients, 4 and 2, are added. */
  static Figure copyGate() {
    Tensor x = input("x", 7);
    return figure("copy-gate", "copy gate: adds", x.mul(4).add(x.mul(2)), x);
  }

  /** A neuron with ReLU whose sum, 3, is positive. */
  static Figure neuronActive() {
    return neuron("neuron-active", "ReLU neuron, active", 4);
  }

  /** The same with a negative sum, −5: no gradient passes. */
  static Figure neuronInactive() {
    return neuron("neuron-inactive", "ReLU neuron, inactive", -4);
  }

  private static Figure neuron(String name, String title, double bias) {
    Tensor x1 = input("x1", 1);
    Tensor w1 = input("w1", 2);
    Tensor x2 = input("x2", -3);
    Tensor w2 = input("w2", 1);
    Tensor b = input("b", bias);
    Tensor w3 = input("w3", 5);
    Tensor s = x1.mul(w1).add(x2.mul(w2)).add(b);
    Tensor a = s.relu();
    return figure(name, title, a.mul(w3), x1, w1, x2, w2, b, w3).with("s", s).with("a", a);
  }

  /** Elementwise maximum: each larger element gets the gradient, and equal ones share it. */
  static Figure max() {
    Tensor x = input("x", Tensor.of(new double[] {1, 4, 2}));
    Tensor y = input("y", Tensor.of(new double[] {3, 2, 2}));
    return figure("max", "max of two vectors", x.maximum(y).sum(), x, y);
  }

  /** σ(w₀x₀ + w₁x₁ + w₂) gate by gate, with the numbers of CS231n. */
  static Figure sigmoidNeuron() {
    Tensor w0 = input("w0", 2);
    Tensor x0 = input("x0", -1);
    Tensor w1 = input("w1", -3);
    Tensor x1 = input("x1", -2);
    Tensor w2 = input("w2", -3);
    Tensor s = w0.mul(x0).add(w1.mul(x1)).add(w2);
    Tensor sigma = Tensor.of(1f).div(s.neg().exp().add(1));
    String title = "sigmoid neuron, L = 1 / (1 + exp(-s))";
    return figure("sigmoid-neuron", title, sigma, w0, x0, w1, x1, w2).with("s", s);
  }

  /** Three layers of one sigmoid neuron each, with loss ½ (a − y)². */
  static Figure sigmoidChain() {
    Tensor x = input("x", 0.7);
    Tensor[] w = {input("w1", 0.8), input("w2", -1.2), input("w3", 0.6)};
    Tensor[] b = {input("b1", 0.1), input("b2", 0.3), input("b3", -0.5)};
    Tensor a1 = x.mul(w[0]).add(b[0]).sigmoid();
    Tensor a2 = a1.mul(w[1]).add(b[1]).sigmoid();
    Tensor a3 = a2.mul(w[2]).add(b[2]).sigmoid();
    Tensor loss = a3.sub(input("y", 0.2)).square().mul(0.5);
    String title = "chain of sigmoid neurons";
    return figure("sigmoid-chain", title, loss, x, w[0], b[0], w[1], b[1], w[2], b[2])
        .with("a1", a1)
        .with("a2", a2)
        .with("a3", a3);
  }

  /** Two layers on one sample, ReLU between them, loss ½ (ŷ − y)². */
  static Figure twoLayers() {
    Tensor x = input("x", Tensor.of(new double[][] {{1, 2}}));
    Tensor w1 = input("W1", Tensor.of(new double[][] {{1, -1}, {1, 1}}));
    Tensor b1 = input("b1", Tensor.of(new double[] {0, -2}));
    Tensor w2 = input("W2", Tensor.of(new double[][] {{2}, {1}}));
    Tensor b2 = input("b2", Tensor.of(new double[] {-1}));
    Tensor hidden = x.matmul(w1).add(b1).relu();
    Tensor output = hidden.matmul(w2).add(b2);
    Tensor loss = output.sub(input("y", 3)).square().mul(0.5).sum();
    return figure("two-layers", "two-layer network", loss, x, w1, b1, w2, b2)
        .with("h", hidden)
        .with("ŷ", output);
  }

  /** h ← tanh(w h + v x) over three steps; both weights get a gradient from each. */
  static Figure recurrent() {
    Tensor w = input("w", 0.5);
    Tensor v = input("v", 1);
    Tensor h1 = w.mul(input("h0", 0)).add(v.mul(input("x1", 1))).tanh();
    Tensor h2 = w.mul(h1).add(v.mul(input("x2", 0))).tanh();
    Tensor h3 = w.mul(h2).add(v.mul(input("x3", -0.5))).tanh();
    return figure("recurrent", "recurrent cell, unrolled over three steps", h3, w, v)
        .with("h1", h1)
        .with("h2", h2);
  }

  /** −Σ y log softmax(z), whose gradient by z is softmax(z) − y. */
  static Figure crossEntropy() {
    Tensor z = input("z", Tensor.of(new double[] {1.7, 1.4, -1.3}));
    Tensor y = input("y", Tensor.of(new double[] {0, 1, 0}));
    Tensor p = z.softmax(0);
    Tensor loss = p.log().mul(y).sum().neg();
    return figure("cross-entropy", "softmax with cross-entropy", loss, z).with("p", p);
  }

  private static Tensor input(String name, double value) {
    return input(name, Tensor.of((float) value));
  }

  private static Tensor input(String name, Tensor value) {
    return new Cell(name, value).tensor();
  }

  private static Figure figure(String name, String title, Tensor loss, Tensor... inputs) {
    return new Figure(name, title, loss, List.of(inputs), Map.of(loss, "L"));
  }
}
