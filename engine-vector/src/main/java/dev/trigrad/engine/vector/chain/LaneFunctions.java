package dev.trigrad.engine.vector.chain;

import static dev.trigrad.engine.java.function.Coefficients.*;

import dev.trigrad.engine.vector.function.ExponentialLoops;
import java.lang.classfile.CodeBuilder;

/**
 * Functions of the vector on the stack. Polynomials are written out, since C2 does not inline
 * methods as large, and a vector that crosses a call is boxed.
 */
final class LaneFunctions {
  private final CodeBuilder code;
  private final LaneCode lanes;

  /** Free local variables from here on. */
  private final int free;

  LaneFunctions(CodeBuilder code, LaneCode lanes, int free) {
    this.code = code;
    this.lanes = lanes;
    this.free = free;
  }

  /** The vector in a local variable, at least {@code low} and at most {@code high}, or NaN. */
  private void clamp(int x, float low, float high) {
    code.aload(x);
    lanes.limit(x, "LT", low);
    lanes.limit(x, "GT", high);
  }

  /** {@code a x + b} of the vector in local variable {@code x}. */
  private void line(int x, float a, float b) {
    code.aload(x);
    lanes.constant(a);
    lanes.constant(b);
    lanes.fma();
  }

  /** eˣ, as {@link ExponentialLoops} do it. */
  void exp() {
    int x = free;
    int biased = free + 1;
    int k = free + 2;
    int r = free + 3;
    code.astore(x);
    clamp(x, EXP_LOWEST, EXP_HIGHEST);
    code.astore(x);
    line(x, INVERSE_LN4, EXP_ROUND);
    code.astore(biased).aload(biased);
    lanes.with("sub", EXP_ROUND);
    code.astore(k).aload(k);
    lanes.constant(-LN4_LOW);
    code.aload(k);
    lanes.constant(-LN4_HIGH);
    code.aload(x);
    lanes.fma();
    lanes.fma();
    code.astore(r).aload(r);
    lanes.square();
    code.astore(x);
    line(r, EXP_7, EXP_6);
    code.aload(x);
    line(r, EXP_5, EXP_4);
    lanes.fma();
    code.aload(x);
    line(r, EXP_3, EXP_2);
    lanes.fma();
    code.aload(x).aload(r);
    lanes.fma();
    lanes.with("add", 1);
    code.aload(biased);
    lanes.shiftLeft(23);
    code.astore(k).aload(k);
    lanes.binary("mul");
    code.aload(k);
    lanes.binary("mul");
  }

  /** The error function, as {@link ExponentialLoops} do it. */
  void erf() {
    int x = free;
    int m = free + 1;
    code.astore(x);
    clamp(x, -ERF_SPLIT, ERF_SPLIT);
    code.astore(m).aload(m);
    lanes.constant(ERF_REST);
    code.aload(x).aload(m);
    lanes.binary("sub");
    lanes.unary("abs");
    grown(free + 2);
    code.aload(m);
    lanes.square();
    near(free + 2);
    lanes.fma();
    code.aload(m);
    lanes.fma();
  }

  /** From |x| − 1.375, or 0, to the part that erf grew of what is left. */
  private void grown(int w) {
    int ww = w + 1;
    code.astore(w).aload(w);
    lanes.square();
    code.astore(ww);
    lanes.constant(1);
    lanes.constant(1);
    code.aload(ww);
    lanes.constant(ERF_TAIL_6);
    line(w, ERF_TAIL_5, ERF_TAIL_4);
    lanes.fma();
    code.aload(ww);
    lanes.square();
    code.aload(ww);
    line(w, ERF_TAIL_3, ERF_TAIL_2);
    line(w, ERF_TAIL_1, 1);
    lanes.fma();
    lanes.fma();
    lanes.square();
    lanes.square();
    lanes.square();
    lanes.binary("div");
    lanes.binary("sub");
  }

  /** From x² to erf(x)/x − 1 for small x. */
  private void near(int t) {
    int tt = t + 1;
    code.astore(t).aload(t);
    lanes.square();
    code.astore(tt);
    line(t, ERF_7, ERF_6);
    code.aload(tt);
    line(t, ERF_5, ERF_4);
    lanes.fma();
    code.aload(tt);
    line(t, ERF_3, ERF_2);
    lanes.fma();
    code.aload(tt);
    line(t, ERF_1, ERF_0);
    lanes.fma();
  }
}
