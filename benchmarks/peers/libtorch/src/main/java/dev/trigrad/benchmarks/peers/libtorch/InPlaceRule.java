package dev.trigrad.benchmarks.peers.libtorch;

import dev.trigrad.benchmarks.speed.contender.Update;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Rules of optimizers by operations in place, with the constants that PyTorch has by default. */
abstract class InPlaceRule {
  private static final double RATE = Update.RATE;
  private static final double BETA1 = 0.9;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final Tensor[] weights;
  private final Tensor[] gradients;
  private final Tensor[] first;
  private final Tensor[] second;

  /** Steps made. */
  int steps;

  private InPlaceRule(Tensor[] weights, Tensor[] gradients) {
    this.weights = weights;
    this.gradients = gradients;
    first = zeros(weights);
    second = zeros(weights);
  }

  private static Tensor[] zeros(Tensor[] like) {
    var zeros = new Tensor[like.length];
    for (int i = 0; i < zeros.length; i++) {
      zeros[i] = torch.zeros_like(like[i]).detach();
    }
    return zeros;
  }

  /** {@code rule} on {@code weights}. */
  static InPlaceRule of(Update.Rule rule, Tensor[] weights, Tensor[] gradients) {
    return switch (rule) {
      case ADADELTA -> new Adadelta(weights, gradients);
      case NADAM -> new NAdam(weights, gradients);
      case RADAM -> new RAdam(weights, gradients);
      case ADAMAX -> new Adamax(weights, gradients);
      case LION -> new Lion(weights, gradients);
      case LAMB -> new Lamb(weights, gradients);
      case SGD, MOMENTUM, NESTEROV, ADAGRAD, RMSPROP, ADAM, AMSGRAD, ADAMW ->
          throw new IllegalArgumentException(rule.toString());
    };
  }

  /** Moves all weights once. */
  final void step() {
    steps++;
    begin();
    for (int i = 0; i < weights.length; i++) {
      move(weights[i], gradients[i], first[i], second[i]);
    }
  }

  /** Called once a step. */
  void begin() {}

  abstract void move(Tensor w, Tensor g, Tensor first, Tensor second);

  static Scalar s(double value) {
    return new Scalar(value);
  }

  /** Both moments of Adam. */
  static void moments(Tensor g, Tensor m, Tensor v) {
    m.lerp_(g, s(1 - BETA1));
    v.mul_(s(BETA2)).addcmul_(g, g, s(1 - BETA2));
  }

  private static final class Adadelta extends InPlaceRule {
    private static final double RHO = 0.9;

    Adadelta(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void move(Tensor w, Tensor g, Tensor square, Tensor moved) {
      square.mul_(s(RHO)).addcmul_(g, g, s(1 - RHO));
      Tensor deviation = square.add(s(1e-6)).sqrt_();
      Tensor delta = moved.add(s(1e-6)).sqrt_().div_(deviation).mul_(g);
      moved.mul_(s(RHO)).addcmul_(delta, delta, s(1 - RHO));
      w.add_(delta, s(-RATE));
    }
  }

  private static final class NAdam extends InPlaceRule {
    private double product = 1;
    private double now;
    private double next;

    NAdam(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void begin() {
      now = BETA1 * (1 - 0.5 * Math.pow(0.96, steps * 0.004));
      next = BETA1 * (1 - 0.5 * Math.pow(0.96, (steps + 1) * 0.004));
      product *= now;
    }

    @Override
    void move(Tensor w, Tensor g, Tensor m, Tensor v) {
      moments(g, m, v);
      Tensor scale = v.div(s(1 - Math.pow(BETA2, steps))).sqrt_().add_(s(EPSILON));
      w.addcdiv_(g, scale, s(-RATE * (1 - now) / (1 - product)));
      w.addcdiv_(m, scale, s(-RATE * next / (1 - product * next)));
    }
  }

  private static final class RAdam extends InPlaceRule {
    private static final double LIMIT = 2 / (1 - BETA2) - 1;

    RAdam(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void move(Tensor w, Tensor g, Tensor m, Tensor v) {
      moments(g, m, v);
      Tensor mean = m.div(s(1 - Math.pow(BETA1, steps)));
      double power = Math.pow(BETA2, steps);
      double length = LIMIT - 2 * steps * power / (1 - power);
      if (length <= 5) {
        w.add_(mean, s(-RATE));
        return;
      }
      double rectified =
          Math.sqrt((length - 4) * (length - 2) * LIMIT / ((LIMIT - 4) * (LIMIT - 2) * length));
      Tensor scale = v.sqrt().add_(s(EPSILON));
      w.add_(mean.mul_(s(rectified * Math.sqrt(1 - power))).div_(scale), s(-RATE));
    }
  }

  private static final class Adamax extends InPlaceRule {
    Adamax(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void move(Tensor w, Tensor g, Tensor m, Tensor largest) {
      m.lerp_(g, s(1 - BETA1));
      torch.maximum_out(largest, largest.mul_(s(BETA2)), g.abs().add_(s(EPSILON)));
      w.addcdiv_(m, largest, s(-RATE / (1 - Math.pow(BETA1, steps))));
    }
  }

  private static final class Lion extends InPlaceRule {
    Lion(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void move(Tensor w, Tensor g, Tensor m, Tensor unused) {
      w.add_(m.mul(s(0.9)).add_(g, s(0.1)).sign_(), s(-RATE));
      m.mul_(s(0.99)).add_(g, s(0.01));
    }
  }

  private static final class Lamb extends InPlaceRule {
    Lamb(Tensor[] weights, Tensor[] gradients) {
      super(weights, gradients);
    }

    @Override
    void move(Tensor w, Tensor g, Tensor m, Tensor v) {
      moments(g, m, v);
      double scale1 = 1 - Math.pow(BETA1, steps);
      Tensor scale = v.div(s(1 - Math.pow(BETA2, steps))).sqrt_().add_(s(1e-6));
      Tensor step = m.div(s(scale1)).div_(scale);
      Tensor trust = w.norm().div_(step.norm());
      w.sub_(step.mul_(trust).mul_(s(RATE)));
    }
  }
}
