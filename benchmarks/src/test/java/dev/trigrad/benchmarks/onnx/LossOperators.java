package dev.trigrad.benchmarks.onnx;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * ONNX losses and training operators, written with Trigrad's operations; they have several outputs.
 */
final class LossOperators {
  private LossOperators() {}

  /** Softmax cross-entropy: the loss, and the logarithm of the probabilities. */
  static List<Tensor> softmaxCrossEntropy(OnnxNode n) {
    Tensor logProbabilities = n.in(0).logSoftmax(1);
    return List.of(loss(n, logProbabilities), logProbabilities);
  }

  /** Negative log-likelihood. */
  static List<Tensor> negativeLogLikelihood(OnnxNode n) {
    return List.of(loss(n, n.in(0)));
  }

  /** Classes are axis 1 of {@code logProbabilities}; labels have all its other axes. */
  private static Tensor loss(OnnxNode n, Tensor logProbabilities) {
    Shape shape = logProbabilities.shape();
    int classes = shape.extent(1);
    Tensor labels = n.in(1);
    Tensor ignored = null;
    if (n.attribute("ignore_index") != null) {
      ignored = labels.equal(n.integer("ignore_index", -1));
      labels = ignored.where(Tensor.of(0), labels);
    }
    int last = shape.rank() - 1;
    int[] order = new int[shape.rank()];
    for (int i = 0; i <= last; i++) {
      order[i] = i == 1 ? last : i < 1 ? i : i - 1;
    }
    Tensor chosen = labels.oneHot(classes).permute(order).notEqual(0);
    Tensor picked = chosen.where(logProbabilities, Tensor.of(0f)).sum(1).neg();
    Tensor weight = n.has(2) ? n.in(2).gather(0, labels) : Tensor.of(1f).expand(labels.shape());
    if (ignored != null) {
      weight = ignored.where(Tensor.of(0f), weight);
    }
    Tensor weighted = picked.mul(weight);
    return switch (n.string("reduction", "mean")) {
      case "none" -> weighted;
      case "sum" -> weighted.sum();
      default -> weighted.sum().div(weight.sum());
    };
  }

  /** ONNX's Adam: r, t, then groups of x, g, v, h; new x, v, h. */
  static List<Tensor> adam(OnnxNode n) {
    int count = (n.inputs().size() - 2) / 4;
    float alpha = n.number("alpha", 0.9f);
    float beta = n.number("beta", 0.999f);
    float t = n.evaluator().evaluate(n.in(1)).item();
    double rate = n.evaluator().evaluate(n.in(0)).item();
    if (t > 0) {
      rate *= Math.sqrt(1 - Math.pow(beta, t)) / (1 - Math.pow(alpha, t));
    }
    var xs = new ArrayList<Tensor>();
    var vs = new ArrayList<Tensor>();
    var hs = new ArrayList<Tensor>();
    for (int i = 0; i < count; i++) {
      Tensor x = n.in(2 + i);
      Tensor g = x.mul(n.number("norm_coefficient", 0)).add(n.in(2 + count + i));
      Tensor v = n.in(2 + 2 * count + i).mul(alpha).add(g.mul(1 - alpha));
      Tensor h = n.in(2 + 3 * count + i).mul(beta).add(g.square().mul(1 - beta));
      Tensor moved = x.sub(v.mul((float) rate).div(h.sqrt().add(n.number("epsilon", 1e-6f))));
      xs.add(moved.mul(1 - n.number("norm_coefficient_post", 0)));
      vs.add(v);
      hs.add(h);
    }
    xs.addAll(vs);
    xs.addAll(hs);
    return xs;
  }

  /** ONNX's Adagrad: r, t, then groups of x, g, h; new x, h. */
  static List<Tensor> adagrad(OnnxNode n) {
    int count = (n.inputs().size() - 2) / 3;
    Tensor rate = n.in(0).div(n.in(1).cast(DType.FLOAT32).mul(n.number("decay_factor", 0)).add(1));
    var xs = new ArrayList<Tensor>();
    var hs = new ArrayList<Tensor>();
    for (int i = 0; i < count; i++) {
      Tensor x = n.in(2 + i);
      Tensor g = x.mul(n.number("norm_coefficient", 0)).add(n.in(2 + count + i));
      Tensor h = n.in(2 + 2 * count + i).add(g.square());
      xs.add(x.sub(rate.mul(g).div(h.sqrt().add(n.number("epsilon", 1e-6f)))));
      hs.add(h);
    }
    xs.addAll(hs);
    return xs;
  }

  /** ONNX's momentum: r, t, then groups of x, g, v; new x, v. */
  static List<Tensor> momentum(OnnxNode n) {
    int count = (n.inputs().size() - 2) / 3;
    float alpha = n.number("alpha", 0);
    boolean nesterov = n.string("mode", "standard").equals("nesterov");
    boolean first = n.evaluator().evaluate(n.in(1)).item() == 0;
    float beta = first ? 1 : n.number("beta", 1);
    var xs = new ArrayList<Tensor>();
    var vs = new ArrayList<Tensor>();
    for (int i = 0; i < count; i++) {
      Tensor x = n.in(2 + i);
      Tensor g = x.mul(n.number("norm_coefficient", 0)).add(n.in(2 + count + i));
      Tensor v = n.in(2 + 2 * count + i).mul(alpha).add(g.mul(beta));
      xs.add(x.sub(n.in(0).mul(nesterov ? g.add(v.mul(alpha)) : v)));
      vs.add(v);
    }
    xs.addAll(vs);
    return xs;
  }
}
