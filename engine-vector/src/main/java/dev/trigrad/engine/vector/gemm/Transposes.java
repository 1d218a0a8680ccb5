package dev.trigrad.engine.vector.gemm;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Transposes of blocks of rows by exchanges between vectors of 16 lanes. Nothing is computed, so
 * lanes are moved as integers. Rows that are missing are read from the last one.
 */
final class Transposes {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;

  /**
   * Lanes to take from a pair of vectors, those of the second counted from 16. For blocks of 1, 2,
   * 4 and 8 lanes, the even blocks of both and the odd ones; then the first halves of both
   * alternating lane by lane, and the second; the same by pairs of lanes.
   */
  private static final int[] FROM = {
    0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30, //
    1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31, //
    0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29, //
    2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31, //
    0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27, //
    4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31, //
    0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23, //
    8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31, //
    0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23, //
    8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31, //
    0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23, //
    8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31, //
  };

  private Transposes() {}

  /**
   * {@code out[to + 4 * p + r] = a[at + r * stride + p]} for four rows r and {@code depth} terms p.
   */
  static void four(float[] a, int at, int stride, int rows, int depth, float[] out, int to) {
    if (depth < 0) {
      return;
    }
    int r1 = at + Math.min(1, rows - 1) * stride;
    int r2 = at + Math.min(2, rows - 1) * stride;
    int r3 = at + Math.min(3, rows - 1) * stride;
    var low = IntVector.fromArray(I, FROM, 128);
    var high = IntVector.fromArray(I, FROM, 144);
    var lowPairs = IntVector.fromArray(I, FROM, 160);
    var highPairs = IntVector.fromArray(I, FROM, 176);
    int p = 0;
    for (; p + 16 <= depth; p += 16) {
      var x0 = FloatVector.fromArray(F, a, at + p).reinterpretAsInts();
      var x1 = FloatVector.fromArray(F, a, r1 + p).reinterpretAsInts();
      var x2 = FloatVector.fromArray(F, a, r2 + p).reinterpretAsInts();
      var x3 = FloatVector.fromArray(F, a, r3 + p).reinterpretAsInts();
      var y0 = low.selectFrom(x0, x1);
      var y1 = high.selectFrom(x0, x1);
      var y2 = low.selectFrom(x2, x3);
      var y3 = high.selectFrom(x2, x3);
      lowPairs.selectFrom(y0, y2).reinterpretAsFloats().intoArray(out, to);
      highPairs.selectFrom(y0, y2).reinterpretAsFloats().intoArray(out, to + 16);
      lowPairs.selectFrom(y1, y3).reinterpretAsFloats().intoArray(out, to + 32);
      highPairs.selectFrom(y1, y3).reinterpretAsFloats().intoArray(out, to + 48);
      to += 64;
    }
    for (; p < depth; p++) {
      out[to] = a[at + p];
      out[to + 1] = a[r1 + p];
      out[to + 2] = a[r2 + p];
      out[to + 3] = a[r3 + p];
      to += 4;
    }
  }

  /**
   * {@code out[to + p * step + r] = b[at + r * stride + p]} for 16 rows r and 16 terms p for each
   * of {@code blocks}, stored in the order of p: with fewer rows, what is stored beyond them is
   * overwritten if {@code step} is their number.
   */
  static void sixteen(
      float[] b, int at, int stride, int rows, int blocks, float[] out, int to, int step) {
    if (blocks < 0) {
      return;
    }
    int last = rows - 1;
    var evenOnes = IntVector.fromArray(I, FROM, 0);
    var oddOnes = IntVector.fromArray(I, FROM, 16);
    var evenTwos = IntVector.fromArray(I, FROM, 32);
    var oddTwos = IntVector.fromArray(I, FROM, 48);
    var evenFours = IntVector.fromArray(I, FROM, 64);
    var oddFours = IntVector.fromArray(I, FROM, 80);
    var evenEights = IntVector.fromArray(I, FROM, 96);
    var oddEights = IntVector.fromArray(I, FROM, 112);
    for (int block = 0; block < blocks; block++) {
      var r0 = FloatVector.fromArray(F, b, at).reinterpretAsInts();
      var r1 = FloatVector.fromArray(F, b, at + Math.min(1, last) * stride).reinterpretAsInts();
      var r2 = FloatVector.fromArray(F, b, at + Math.min(2, last) * stride).reinterpretAsInts();
      var r3 = FloatVector.fromArray(F, b, at + Math.min(3, last) * stride).reinterpretAsInts();
      var r4 = FloatVector.fromArray(F, b, at + Math.min(4, last) * stride).reinterpretAsInts();
      var r5 = FloatVector.fromArray(F, b, at + Math.min(5, last) * stride).reinterpretAsInts();
      var r6 = FloatVector.fromArray(F, b, at + Math.min(6, last) * stride).reinterpretAsInts();
      var r7 = FloatVector.fromArray(F, b, at + Math.min(7, last) * stride).reinterpretAsInts();
      var r8 = FloatVector.fromArray(F, b, at + Math.min(8, last) * stride).reinterpretAsInts();
      var r9 = FloatVector.fromArray(F, b, at + Math.min(9, last) * stride).reinterpretAsInts();
      var r10 = FloatVector.fromArray(F, b, at + Math.min(10, last) * stride).reinterpretAsInts();
      var r11 = FloatVector.fromArray(F, b, at + Math.min(11, last) * stride).reinterpretAsInts();
      var r12 = FloatVector.fromArray(F, b, at + Math.min(12, last) * stride).reinterpretAsInts();
      var r13 = FloatVector.fromArray(F, b, at + Math.min(13, last) * stride).reinterpretAsInts();
      var r14 = FloatVector.fromArray(F, b, at + Math.min(14, last) * stride).reinterpretAsInts();
      var r15 = FloatVector.fromArray(F, b, at + Math.min(15, last) * stride).reinterpretAsInts();
      var s0 = evenOnes.selectFrom(r0, r1);
      var s1 = oddOnes.selectFrom(r0, r1);
      var s2 = evenOnes.selectFrom(r2, r3);
      var s3 = oddOnes.selectFrom(r2, r3);
      var s4 = evenOnes.selectFrom(r4, r5);
      var s5 = oddOnes.selectFrom(r4, r5);
      var s6 = evenOnes.selectFrom(r6, r7);
      var s7 = oddOnes.selectFrom(r6, r7);
      var s8 = evenOnes.selectFrom(r8, r9);
      var s9 = oddOnes.selectFrom(r8, r9);
      var s10 = evenOnes.selectFrom(r10, r11);
      var s11 = oddOnes.selectFrom(r10, r11);
      var s12 = evenOnes.selectFrom(r12, r13);
      var s13 = oddOnes.selectFrom(r12, r13);
      var s14 = evenOnes.selectFrom(r14, r15);
      var s15 = oddOnes.selectFrom(r14, r15);
      var t0 = evenTwos.selectFrom(s0, s2);
      var t2 = oddTwos.selectFrom(s0, s2);
      var t1 = evenTwos.selectFrom(s1, s3);
      var t3 = oddTwos.selectFrom(s1, s3);
      var t4 = evenTwos.selectFrom(s4, s6);
      var t6 = oddTwos.selectFrom(s4, s6);
      var t5 = evenTwos.selectFrom(s5, s7);
      var t7 = oddTwos.selectFrom(s5, s7);
      var t8 = evenTwos.selectFrom(s8, s10);
      var t10 = oddTwos.selectFrom(s8, s10);
      var t9 = evenTwos.selectFrom(s9, s11);
      var t11 = oddTwos.selectFrom(s9, s11);
      var t12 = evenTwos.selectFrom(s12, s14);
      var t14 = oddTwos.selectFrom(s12, s14);
      var t13 = evenTwos.selectFrom(s13, s15);
      var t15 = oddTwos.selectFrom(s13, s15);
      var u0 = evenFours.selectFrom(t0, t4);
      var u4 = oddFours.selectFrom(t0, t4);
      var u1 = evenFours.selectFrom(t1, t5);
      var u5 = oddFours.selectFrom(t1, t5);
      var u2 = evenFours.selectFrom(t2, t6);
      var u6 = oddFours.selectFrom(t2, t6);
      var u3 = evenFours.selectFrom(t3, t7);
      var u7 = oddFours.selectFrom(t3, t7);
      var u8 = evenFours.selectFrom(t8, t12);
      var u12 = oddFours.selectFrom(t8, t12);
      var u9 = evenFours.selectFrom(t9, t13);
      var u13 = oddFours.selectFrom(t9, t13);
      var u10 = evenFours.selectFrom(t10, t14);
      var u14 = oddFours.selectFrom(t10, t14);
      var u11 = evenFours.selectFrom(t11, t15);
      var u15 = oddFours.selectFrom(t11, t15);
      evenEights.selectFrom(u0, u8).reinterpretAsFloats().intoArray(out, to);
      evenEights.selectFrom(u1, u9).reinterpretAsFloats().intoArray(out, to + step);
      evenEights.selectFrom(u2, u10).reinterpretAsFloats().intoArray(out, to + 2 * step);
      evenEights.selectFrom(u3, u11).reinterpretAsFloats().intoArray(out, to + 3 * step);
      evenEights.selectFrom(u4, u12).reinterpretAsFloats().intoArray(out, to + 4 * step);
      evenEights.selectFrom(u5, u13).reinterpretAsFloats().intoArray(out, to + 5 * step);
      evenEights.selectFrom(u6, u14).reinterpretAsFloats().intoArray(out, to + 6 * step);
      evenEights.selectFrom(u7, u15).reinterpretAsFloats().intoArray(out, to + 7 * step);
      oddEights.selectFrom(u0, u8).reinterpretAsFloats().intoArray(out, to + 8 * step);
      oddEights.selectFrom(u1, u9).reinterpretAsFloats().intoArray(out, to + 9 * step);
      oddEights.selectFrom(u2, u10).reinterpretAsFloats().intoArray(out, to + 10 * step);
      oddEights.selectFrom(u3, u11).reinterpretAsFloats().intoArray(out, to + 11 * step);
      oddEights.selectFrom(u4, u12).reinterpretAsFloats().intoArray(out, to + 12 * step);
      oddEights.selectFrom(u5, u13).reinterpretAsFloats().intoArray(out, to + 13 * step);
      oddEights.selectFrom(u6, u14).reinterpretAsFloats().intoArray(out, to + 14 * step);
      oddEights.selectFrom(u7, u15).reinterpretAsFloats().intoArray(out, to + 15 * step);
      at += 16;
      to += 16 * step;
    }
  }
}
