package dev.trigrad.engine.vector.function;

import static dev.trigrad.engine.java.function.Coefficients.*;
import static dev.trigrad.engine.vector.layout.DoubleLanes.D;
import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/** The logarithm in lanes: the operations of the scalar function of engine-java, one by one. */
final class LogarithmLanes {
  /** Keeps the exponent field positive in a shift; AVX2 has no arithmetic shift of longs. */
  static final long BIAS = 1024L << 52;

  /** 2⁵² as bits: a small whole number in its low bits makes it that much larger. */
  static final long WHOLE_BITS = 0x433L << 52;

  private LogarithmLanes() {}

  /** log x; −∞ at 0, NaN below. */
  static DoubleVector log(DoubleVector x) {
    LongVector bits = x.reinterpretAsLongs();
    LongVector biased = bits.add(BIAS - SQRT_HALF_BITS);
    LongVector field = biased.lanewise(LSHR, 52);
    DoubleVector exponent = field.or(WHOLE_BITS).reinterpretAsDoubles().sub(0x1p52 + 1024);
    LongVector mantissa = bits.sub(biased.and(-1L << 52)).add(BIAS);
    DoubleVector f = mantissa.reinterpretAsDoubles().sub(1);
    DoubleVector s = f.div(f.add(2));
    DoubleVector z = s.mul(s);
    DoubleVector p = z.fma(broadcast(D, 1.0 / 13), broadcast(D, 1.0 / 11));
    p = p.fma(z, broadcast(D, 1.0 / 9));
    p = p.fma(z, broadcast(D, 1.0 / 7));
    p = p.fma(z, broadcast(D, 1.0 / 5));
    p = p.fma(z, broadcast(D, 1.0 / 3));
    p = p.fma(z, broadcast(D, 1));
    DoubleVector log = exponent.fma(broadcast(D, LN2), s.add(s).mul(p));
    VectorMask<Double> unbounded = x.compare(LT, Double.POSITIVE_INFINITY).not();
    return log.blend(Double.NaN, x.compare(LT, 0))
        .blend(Double.NEGATIVE_INFINITY, x.compare(EQ, 0))
        .blend(x, unbounded);
  }
}
