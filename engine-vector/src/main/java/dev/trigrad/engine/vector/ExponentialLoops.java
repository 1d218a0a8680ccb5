package dev.trigrad.engine.vector;

import static dev.trigrad.engine.java.Coefficients.*;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.trigrad.engine.java.FloatMath;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * eˣ and the error function over arrays in lanes of float, bit for bit those of {@link FloatMath}:
 * the same operations in the same order, but for powers of two, which both have exactly; {@code
 * out} may be {@code x}.
 *
 * <p>Long methods on purpose: C2 does not inline large ones, and a vector that crosses a call is
 * boxed.
 */
final class ExponentialLoops {
  private static final VectorSpecies<Float> F = Lanes.F;
  private static final int LANES = F.length();

  private ExponentialLoops() {}

  /** {@code out[i] = exp x[i]} for i in [from, to). */
  static void exp(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector u = FloatVector.fromArray(F, x, i);
      // Not max and min, whose care for NaN and signs of zero takes five instructions each.
      FloatVector v = u.blend(EXP_LOWEST, u.compare(LT, EXP_LOWEST));
      v = v.blend(EXP_HIGHEST, v.compare(GT, EXP_HIGHEST));
      FloatVector biased = v.fma(broadcast(F, INVERSE_LN4), broadcast(F, EXP_ROUND));
      FloatVector k = biased.sub(EXP_ROUND);
      FloatVector r = k.fma(broadcast(F, -LN4_LOW), k.fma(broadcast(F, -LN4_HIGH), v));
      FloatVector p = r.fma(broadcast(F, EXP_7), broadcast(F, EXP_6));
      p = p.fma(r, broadcast(F, EXP_5));
      p = p.fma(r, broadcast(F, EXP_4));
      p = p.fma(r, broadcast(F, EXP_3));
      p = p.fma(r, broadcast(F, EXP_2));
      p = p.fma(r, broadcast(F, 1));
      p = p.fma(r, broadcast(F, 1));
      FloatVector s = biased.reinterpretAsInts().lanewise(LSHL, 23).reinterpretAsFloats();
      p.mul(s).mul(s).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = FloatMath.exp(x[i]);
    }
  }

  /** {@code out[i] = erf x[i]} for i in [from, to). */
  static void erf(float[] x, float[] out, int from, int to) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector u = FloatVector.fromArray(F, x, i);
      FloatVector m = u.blend(-ERF_SPLIT, u.compare(LT, -ERF_SPLIT));
      m = m.blend(ERF_SPLIT, m.compare(GT, ERF_SPLIT));
      FloatVector w = u.sub(m).lanewise(ABS);
      w = w.blend(ERF_WIDTH, w.compare(GT, ERF_WIDTH));
      FloatVector z = w.sub(ERF_MIDDLE);
      FloatVector t = m.mul(m);
      FloatVector a = t.fma(broadcast(F, ERF_7), broadcast(F, ERF_6));
      a = a.fma(t, broadcast(F, ERF_5));
      a = a.fma(t, broadcast(F, ERF_4));
      a = a.fma(t, broadcast(F, ERF_3));
      a = a.fma(t, broadcast(F, ERF_2));
      a = a.fma(t, broadcast(F, ERF_1));
      a = a.fma(t, broadcast(F, ERF_0));
      FloatVector b = z.fma(broadcast(F, ERF_TAIL_11), broadcast(F, ERF_TAIL_10));
      b = b.fma(z, broadcast(F, ERF_TAIL_9));
      b = b.fma(z, broadcast(F, ERF_TAIL_8));
      b = b.fma(z, broadcast(F, ERF_TAIL_7));
      b = b.fma(z, broadcast(F, ERF_TAIL_6));
      b = b.fma(z, broadcast(F, ERF_TAIL_5));
      b = b.fma(z, broadcast(F, ERF_TAIL_4));
      b = b.fma(z, broadcast(F, ERF_TAIL_3));
      b = b.fma(z, broadcast(F, ERF_TAIL_2));
      b = b.fma(z, broadcast(F, ERF_TAIL_1));
      b = b.fma(z, broadcast(F, ERF_TAIL_0));
      m.fma(w.fma(b, a), m).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = FloatMath.erf(x[i]);
    }
  }
}
