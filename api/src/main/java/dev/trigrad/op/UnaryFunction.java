package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.reference.arithmetic.ErrorFunction;
import java.util.Locale;

/**
 * Elementwise functions of one argument: double-precision meaning, gradient, and domain for
 * samples.
 */
public enum UnaryFunction {
  /** −x. Also int32 (wraps). */
  NEG(-4, 4) {
    @Override
    public double of(double x) {
      return -x;
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.neg();
    }
  },
  /** |x|; abs′(0) = 0. Also int32 (wraps). */
  ABS(-4, 4) {
    @Override
    public double of(double x) {
      return Math.abs(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      // Chosen, not multiplied by a sign: an infinite g at x = 0 would give ∞ · 0 = NaN.
      return x.greater(0).where(g, x.less(0).where(g.neg(), Tensor.of(0f)));
    }
  },
  /** −1, 0 or 1; ±0 and NaN stay themselves; derivative 0. Also int32. */
  SIGN(-4, 4) {
    @Override
    public double of(double x) {
      return Math.signum(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return null;
    }
  },
  /** x². */
  SQUARE(-4, 4) {
    @Override
    public double of(double x) {
      return x * x;
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(x.mul(2));
    }
  },
  /** √x, rounded correctly; NaN below 0. */
  SQRT(0, 8) {
    @Override
    public double of(double x) {
      return Math.sqrt(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.div(y.mul(2));
    }
  },
  /** eˣ. */
  EXP(-6, 6) {
    @Override
    public double of(double x) {
      return StrictMath.exp(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(y);
    }
  },
  /** Natural logarithm; −∞ at 0, NaN below. */
  LOG(0.01, 8) {
    @Override
    public double of(double x) {
      return StrictMath.log(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.div(x);
    }
  },
  /** log(1 + x), exact for small x. */
  LOG1P(-0.9, 8) {
    @Override
    public double of(double x) {
      return StrictMath.log1p(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.div(x.add(1));
    }
  },
  /** eˣ − 1, exact for small x. */
  EXPM1(-6, 6) {
    @Override
    public double of(double x) {
      return StrictMath.expm1(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(y.add(1));
    }
  },
  /** Sine; x in radians. */
  SIN(-8, 8) {
    @Override
    public double of(double x) {
      return StrictMath.sin(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(x.cos());
    }
  },
  /** Cosine; x in radians. */
  COS(-8, 8) {
    @Override
    public double of(double x) {
      return StrictMath.cos(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(x.sin().neg());
    }
  },
  /** Hyperbolic tangent. */
  TANH(-4, 4) {
    @Override
    public double of(double x) {
      return StrictMath.tanh(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(y.square().neg().add(1));
    }
  },
  /** Logistic function 1 / (1 + e⁻ˣ). */
  SIGMOID(-8, 8) {
    @Override
    public double of(double x) {
      if (x >= 0) {
        return 1 / (1 + StrictMath.exp(-x));
      }
      double e = StrictMath.exp(x);
      return e / (1 + e);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(y.mul(y.neg().add(1)));
    }
  },
  /** max(0, x); NaN stays NaN; relu′(0) = 0. */
  RELU(-4, 4) {
    @Override
    public double of(double x) {
      return x > 0 || Double.isNaN(x) ? x : 0;
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      // The output decides as well as the input does, and frees the input.
      return y.greater(0).where(g, Tensor.of(0f));
    }
  },
  /** log(1 + eˣ) = max(x, 0) + log1p(e^−|x|), free of overflow. */
  SOFTPLUS(-8, 8) {
    @Override
    public double of(double x) {
      return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(x.sigmoid());
    }
  },
  /** Error function 2/√π ∫₀ˣ e^−t² dt. */
  ERF(-3, 3) {
    @Override
    public double of(double x) {
      return ErrorFunction.erf(x);
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return g.mul(x.square().neg().exp().mul((float) (2 / Math.sqrt(Math.PI))));
    }
  },
  /** Logical negation of a truth value. */
  NOT(0, 1) {
    @Override
    public double of(double x) {
      return x == 0 ? 1 : 0;
    }

    @Override
    Tensor gradient(Tensor g, Tensor x, Tensor y) {
      return null;
    }
  };

  private final String label = name().toLowerCase(Locale.ROOT);
  private final double low;
  private final double high;

  /** A function whose conformance samples are drawn from [low, high]. */
  UnaryFunction(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /** The function in double precision. */
  public abstract double of(double x);

  /**
   * Cotangent of x, given that of y = f(x); {@code null} where the derivative is zero everywhere.
   */
  abstract Tensor gradient(Tensor g, Tensor x, Tensor y);

  /** Lower end of the range on which conformance samples are drawn. */
  public double low() {
    return low;
  }

  /** Upper end of the range on which conformance samples are drawn. */
  public double high() {
    return high;
  }

  /** Where it has jumps or kinks. */
  public Decision decision() {
    return switch (this) {
      case SIGN, NOT -> Decision.RESULT;
      case ABS, RELU -> Decision.SIGN;
      case NEG, SQUARE, SQRT, EXP, LOG, LOG1P, EXPM1, SIN, COS, TANH, SIGMOID, SOFTPLUS, ERF ->
          Decision.NONE;
    };
  }

  /**
   * Largest error of a float32 kernel on an exact argument, in units in the last place; 0.5 means
   * correctly rounded.
   */
  public double ulps() {
    return switch (this) {
      case NEG, ABS, SIGN, RELU, NOT -> 0;
      case SQUARE, SQRT -> 0.5;
      case EXP, LOG, LOG1P, EXPM1, SIN, COS, TANH, SIGMOID, SOFTPLUS, ERF -> 4;
    };
  }

  /** Whether elements of {@code dtype} are accepted. */
  public boolean accepts(DType dtype) {
    return switch (this) {
      case NOT -> dtype == DType.BOOL;
      case NEG, ABS, SIGN ->
          dtype == DType.FLOAT32 || dtype == DType.FLOAT64 || dtype == DType.INT32;
      case SQUARE, SQRT, EXP, LOG, LOG1P, EXPM1, SIN, COS, TANH, SIGMOID, RELU, SOFTPLUS, ERF ->
          dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
    };
  }

  /** Lower-case name. */
  public String label() {
    return label;
  }
}
