package dev.trigrad.engine.vector.function;

import static dev.trigrad.engine.java.function.Coefficients.LN2;
import static dev.trigrad.engine.java.function.Coefficients.LOG1P_SMALL;
import static dev.trigrad.engine.java.function.Coefficients.SQRT_HALF_BITS;
import static dev.trigrad.engine.vector.function.LogarithmLanes.BIAS;
import static dev.trigrad.engine.vector.function.LogarithmLanes.WHOLE_BITS;
import static dev.trigrad.engine.vector.layout.DoubleLanes.D;
import static dev.trigrad.engine.vector.layout.DoubleLanes.HALF;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.D2F;
import static jdk.incubator.vector.VectorOperators.F2D;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import dev.trigrad.engine.java.function.FloatMath;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * Logarithms over arrays, bit for bit those of {@link FloatMath}; {@code out} may be an operand.
 *
 * <p>A long method on purpose: C2 does not inline a method that it has already compiled by itself
 * to more than 2,500 bytes, and a vector that crosses a call is boxed.
 */
final class LogarithmLoops {
  private LogarithmLoops() {}

  /** {@code out[i] = log x[i]} for i in [from, to). */
  static void log(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - HALF.length(); i += HALF.length()) {
      var v = (DoubleVector) FloatVector.fromArray(HALF, x, i).convertShape(F2D, D, 0);
      ((FloatVector) LogarithmLanes.log(v).convertShape(D2F, HALF, 0)).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = FloatMath.log(x[i]);
    }
  }

  /** {@code out[i] = log(1 + x[i])} for i in [from, to). */
  static void log1p(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - HALF.length(); i += HALF.length()) {
      DoubleVector v = (DoubleVector) FloatVector.fromArray(HALF, x, i).convertShape(F2D, D, 0);
      VectorMask<Double> ordinary =
          v.compare(GT, -1).and(v.compare(LT, Double.POSITIVE_INFINITY)).and(v.compare(NE, 0));
      if (!ordinary.allTrue()) {
        log1pEach(x, out, i, i + HALF.length());
        continue;
      }
      DoubleVector u = v.add(1);
      LongVector bits = u.reinterpretAsLongs();
      LongVector biased = bits.add(BIAS - SQRT_HALF_BITS);
      LongVector field = biased.lanewise(LSHR, 52);
      DoubleVector exponent = field.or(WHOLE_BITS).reinterpretAsDoubles().sub(0x1p52 + 1024);
      LongVector mantissa = bits.sub(biased.and(-1L << 52)).add(BIAS);
      VectorMask<Double> small = v.lanewise(ABS).compare(LT, LOG1P_SMALL);
      // Near 0, 1 + x loses bits of x; but there f is x, and the exponent is 0.
      DoubleVector f = mantissa.reinterpretAsDoubles().sub(1).blend(v, small);
      DoubleVector s = f.div(f.add(2));
      DoubleVector z = s.mul(s);
      DoubleVector p = z.fma(broadcast(D, 1.0 / 13), broadcast(D, 1.0 / 11));
      p = p.fma(z, broadcast(D, 1.0 / 9));
      p = p.fma(z, broadcast(D, 1.0 / 7));
      p = p.fma(z, broadcast(D, 1.0 / 5));
      p = p.fma(z, broadcast(D, 1.0 / 3));
      p = p.fma(z, broadcast(D, 1));
      DoubleVector log = exponent.fma(broadcast(D, LN2), s.add(s).mul(p));
      ((FloatVector) log.convertShape(D2F, HALF, 0)).intoArray(out, i);
    }
    log1pEach(x, out, i, to);
  }

  private static void log1pEach(float[] x, float[] out, int from, int to) {
    for (int i = from; i < to; i++) {
      out[i] = FloatMath.log1p(x[i]);
    }
  }
}
