package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Recorder;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import dev.trigrad.op.CustomFunction;
import dev.trigrad.op.Saved;
import dev.trigrad.op.composite.Softmax;
import java.util.List;

/** Composites as users write them, for random programs. */
public final class SampleComposites {
  private SampleComposites() {}

  /** Cross-entropy of any logits, what a softmax gave included, which the loss refuses as such. */
  public static Tensor crossEntropy(Tensor logits, Tensor target) {
    boolean squashed = logits.node().op() instanceof Softmax;
    return new CrossEntropy().of(squashed ? logits.mul(1) : logits, target);
  }

  /** {@code exp(−x²)}; no gradient of its own. */
  public record Bell() implements Composite {
    @Override
    public String name() {
      return "bell";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().square().neg().exp());
    }
  }

  /** {@code x σ(x)}; its gradient {@code g (σ + y (1 − σ))} reads the output. */
  public record Swish() implements Composite {
    @Override
    public String name() {
      return "swish";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor x = inputs.getFirst();
      return List.of(x.mul(x.sigmoid()));
    }

    @Override
    public Tensor[] gradient(Backward b) {
      Tensor s = b.input(0).sigmoid();
      return new Tensor[] {b.cotangent(0).mul(s.add(b.output(0).mul(s.neg().add(1))))};
    }
  }

  /** Mean along the last axis, kept, and {@code x − mean}. */
  public record Moments() implements Composite {
    @Override
    public String name() {
      return "moments";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor x = inputs.getFirst();
      Tensor mean = x.meanKeep(-1);
      return List.of(mean, x.sub(mean));
    }
  }

  /** {@code swish(deviations of x · y)}, and {@code softmax(x) − bell(mean)}. */
  public record Nested() implements Composite {
    @Override
    public String name() {
      return "nested";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor x = inputs.get(0);
      List<Tensor> moments = Recorder.recordAll(new Moments(), List.of(x));
      Tensor first = Recorder.record(new Swish(), moments.get(1).mul(inputs.get(1)));
      Tensor bell = Recorder.record(new Bell(), moments.get(0));
      return List.of(first, x.softmax(-1).sub(bell));
    }
  }

  /** {@code ∂ Σ tanh(x · y) / ∂x}, where y stays fixed even if it comes from x. */
  public record Slope() implements Composite {
    @Override
    public String name() {
      return "slope";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      Tensor sum = inputs.get(0).mul(inputs.get(1)).tanh().sum();
      return List.of(Gradients.of(sum, inputs.get(0)).getFirst());
    }
  }

  /** {@code tanh(x · y)}; its gradient differentiates the body anew, as checkpoints do. */
  public record Recomputed() implements Composite {
    @Override
    public String name() {
      return "recomputed";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.get(0).mul(inputs.get(1)).tanh());
    }

    @Override
    public Tensor[] gradient(Backward b) {
      Tensor again = body(b.inputs()).getFirst();
      return Gradients.of(again, b.cotangent(0), b.inputs()).toArray(Tensor[]::new);
    }
  }

  /** {@code tanh(x · y)}; its gradient reads what the forward half saved. */
  public record Remembered() implements CustomFunction {
    @Override
    public String name() {
      return "remembered";
    }

    @Override
    public List<Tensor> forward(Saved saved, List<Tensor> inputs) {
      Tensor tanh = inputs.get(0).mul(inputs.get(1)).tanh();
      saved.save(tanh.square().neg().add(1));
      return List.of(tanh);
    }

    @Override
    public Tensor[] backward(Backward b) {
      Tensor inner = b.cotangent(0).mul(b.saved(0));
      return new Tensor[] {inner.mul(b.input(1)), inner.mul(b.input(0))};
    }
  }
}
