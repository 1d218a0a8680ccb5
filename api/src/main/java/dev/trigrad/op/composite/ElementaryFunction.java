package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.List;
import java.util.Locale;

/**
 * Elementary functions of float32, elementwise, made of a few others without cancellation or early
 * overflow, and with gradients in closed form.
 *
 * <p>Source: Kahan, Branch Cuts for Complex Elementary Functions, 1987, for the forms of the
 * inverse ones.
 */
public record ElementaryFunction(Kind kind) implements Composite {
  private static final float LN2 = (float) Math.log(2);

  /** Where 1 is nothing beside x², and √(x² ± 1) = |x|. */
  private static final float LARGE = 0x1p30f;

  /** Which function. */
  public enum Kind {
    /** {@code 1 / √x}. */
    RSQRT,
    /** {@code 1 / x}. */
    RECIPROCAL,
    /** {@code 2ˣ}. */
    EXP2,
    /** {@code sin x / cos x}. */
    TAN,
    /** {@code atan(x / √((1 − x)(1 + x)))}. */
    ASIN,
    /** {@code 2 atan √((1 − x) / (1 + x))}. */
    ACOS,
    /** {@code 2 sinh(x/2) cosh(x/2)}, with {@code e^(x/2) − 1} for what vanishes at 0. */
    SINH,
    /** {@code ½ (e^(x/2))² + ½ (e^(−x/2))²}. */
    COSH,
    /** {@code sign(x) log(1 + |x| + x² / (1 + √(1 + x²)))}. */
    ASINH,
    /** {@code log(1 + t + √t √(t + 2))} with t = x − 1. */
    ACOSH,
    /** {@code ½ (log(1 + x) − log(1 − x))}. */
    ATANH
  }

  @Override
  public String name() {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return List.of(Softmax.requireFloat(name(), inputs.getFirst()));
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    return List.of(of(inputs.getFirst()));
  }

  private Tensor of(Tensor x) {
    return switch (kind) {
      case RSQRT -> x.sqrt().rdiv(1);
      case RECIPROCAL -> x.rdiv(1);
      case EXP2 -> Tensor.of(2f).pow(x);
      case TAN -> x.sin().div(x.cos());
      case ASIN -> x.div(circle(x)).atan();
      case ACOS -> x.rsub(1).div(x.add(1)).sqrt().atan().mul(2);
      case SINH -> {
        Tensor e = x.mul(0.5f).exp();
        Tensor r = e.rdiv(1);
        yield x.mul(0.5f).expm1().mul(r.add(1)).mul(e.add(r).mul(0.5f));
      }
      case COSH -> {
        Tensor e = x.mul(0.5f).exp();
        Tensor r = e.rdiv(1);
        // Halved before the last product, which overflows when cosh x does.
        yield e.mul(0.5f).mul(e).add(r.mul(0.5f).mul(r));
      }
      case ASINH -> {
        Tensor a = x.abs();
        Tensor square = a.square();
        Tensor grown = a.add(square.div(square.add(1).sqrt().add(1)));
        yield logarithm(a, grown).mul(x.sign());
      }
      case ACOSH -> {
        Tensor t = x.sub(1);
        yield logarithm(x, t.add(t.sqrt().mul(t.add(2).sqrt())));
      }
      case ATANH -> x.log1p().sub(x.neg().log1p()).mul(0.5f);
    };
  }

  /** √(1 − x²), without cancellation. */
  private static Tensor circle(Tensor x) {
    return x.rsub(1).mul(x.add(1)).sqrt();
  }

  /** log(1 + grown), or log 2x for large x, where {@code grown} may have overflowed. */
  private static Tensor logarithm(Tensor x, Tensor grown) {
    Tensor large = x.greater(LARGE);
    return large.where(x, grown).log1p().add(large.where(LN2, Tensor.of(0f)));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    return new Tensor[] {gradient(b.cotangent(0), b.input(0), b.output(0))};
  }

  private Tensor gradient(Tensor g, Tensor x, Tensor y) {
    return switch (kind) {
      case RSQRT -> g.mul(y).div(x.mul(-2));
      case RECIPROCAL -> g.mul(y.square()).neg();
      case EXP2 -> g.mul(y.mul(LN2));
      case TAN -> g.mul(y.square().add(1));
      case ASIN -> g.div(circle(x));
      case ACOS -> g.div(circle(x)).neg();
      case SINH -> g.mul(x.cosh());
      case COSH -> g.mul(x.sinh());
      case ASINH -> {
        Tensor a = x.abs();
        Tensor large = a.greater(LARGE);
        // What is not chosen has a gradient that does not overflow, either.
        Tensor small = large.where(0f, x);
        yield g.div(large.where(a, small.square().add(1).sqrt()));
      }
      case ACOSH -> g.div(x.sub(1).sqrt().mul(x.add(1).sqrt()));
      case ATANH -> g.div(x.rsub(1).mul(x.add(1)));
    };
  }
}
