package dev.trigrad.engine.vector.function;

import static dev.trigrad.engine.java.function.Coefficients.*;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.VectorOperators.ABS;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;

import dev.trigrad.engine.java.function.FloatMath;
import dev.trigrad.engine.vector.layout.Lanes;
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
public final class ExponentialLoops {
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
      v = v.blend(EXP_HIGHEST, u.compare(GT, EXP_HIGHEST));
      FloatVector biased = v.fma(broadcast(F, INVERSE_LN4), broadcast(F, EXP_ROUND));
      FloatVector k = biased.sub(EXP_ROUND);
      FloatVector r = k.fma(broadcast(F, -LN4_LOW), k.fma(broadcast(F, -LN4_HIGH), v));
      FloatVector rr = r.mul(r);
      FloatVector p = r.fma(broadcast(F, EXP_7), broadcast(F, EXP_6));
      p = p.fma(rr, r.fma(broadcast(F, EXP_5), broadcast(F, EXP_4)));
      p = p.fma(rr, r.fma(broadcast(F, EXP_3), broadcast(F, EXP_2)));
      p = p.fma(rr, r).add(1);
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
      m = m.blend(ERF_SPLIT, u.compare(GT, ERF_SPLIT));
      FloatVector w = u.sub(m).lanewise(ABS);
      FloatVector t = m.mul(m);
      FloatVector tt = t.mul(t);
      FloatVector a = t.fma(broadcast(F, ERF_7), broadcast(F, ERF_6));
      a = a.fma(tt, t.fma(broadcast(F, ERF_5), broadcast(F, ERF_4)));
      a = a.fma(tt, t.fma(broadcast(F, ERF_3), broadcast(F, ERF_2)));
      a = a.fma(tt, t.fma(broadcast(F, ERF_1), broadcast(F, ERF_0)));
      FloatVector ww = w.mul(w);
      FloatVector high = w.fma(broadcast(F, ERF_TAIL_5), broadcast(F, ERF_TAIL_4));
      high = ww.fma(broadcast(F, ERF_TAIL_6), high);
      FloatVector low = w.fma(broadcast(F, ERF_TAIL_3), broadcast(F, ERF_TAIL_2));
      low = ww.fma(low, w.fma(broadcast(F, ERF_TAIL_1), broadcast(F, 1)));
      FloatVector p = high.fma(ww.mul(ww), low);
      p = p.mul(p);
      p = p.mul(p);
      p = p.mul(p);
      FloatVector grown = broadcast(F, 1).sub(broadcast(F, 1).div(p));
      m.fma(broadcast(F, ERF_REST).fma(grown, a), m).intoArray(out, i);
    }
    for (; i < to; i++) {
      out[i] = FloatMath.erf(x[i]);
    }
  }
}
