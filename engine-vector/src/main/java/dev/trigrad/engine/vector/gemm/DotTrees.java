package dev.trigrad.engine.vector.gemm;

import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.FMA;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Pairwise sums of the 16 lanes of 16 vectors at a time, by exchanges between vectors. Lanes are
 * moved as integers. Written out, since the compiler would not inline what is called so often.
 */
final class DotTrees {
  private static final VectorSpecies<Float> F = FloatVector.SPECIES_512;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_512;

  /** As in {@link Transposes}: the even blocks of 8, 4, 2 and 1 lanes of a pair, and the odd. */
  private static final int[] FROM = {
    0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23, //
    8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31, //
    0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27, //
    4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31, //
    0, 1, 16, 17, 4, 5, 20, 21, 8, 9, 24, 25, 12, 13, 28, 29, //
    2, 3, 18, 19, 6, 7, 22, 23, 10, 11, 26, 27, 14, 15, 30, 31, //
    0, 16, 2, 18, 4, 20, 6, 22, 8, 24, 10, 26, 12, 28, 14, 30, //
    1, 17, 3, 19, 5, 21, 7, 23, 9, 25, 11, 27, 13, 29, 15, 31, //
  };

  private DotTrees() {}

  /** {@code y[j] = Σₗ sums[at + 16 j + l]} for {@code groups} of 16 rows, pairwise. */
  static void sums(float[] sums, int at, int groups, float[] y, int yAt) {
    if (groups < 0) {
      return;
    }
    var evenEights = IntVector.fromArray(I, FROM, 0);
    var oddEights = IntVector.fromArray(I, FROM, 16);
    var evenFours = IntVector.fromArray(I, FROM, 32);
    var oddFours = IntVector.fromArray(I, FROM, 48);
    var evenTwos = IntVector.fromArray(I, FROM, 64);
    var oddTwos = IntVector.fromArray(I, FROM, 80);
    var evenOnes = IntVector.fromArray(I, FROM, 96);
    var oddOnes = IntVector.fromArray(I, FROM, 112);
    for (int group = 0; group < groups; group++) {
      var v0 = fromArray(F, sums, at).reinterpretAsInts();
      var v1 = fromArray(F, sums, at + 16).reinterpretAsInts();
      var v2 = fromArray(F, sums, at + 32).reinterpretAsInts();
      var v3 = fromArray(F, sums, at + 48).reinterpretAsInts();
      var v4 = fromArray(F, sums, at + 64).reinterpretAsInts();
      var v5 = fromArray(F, sums, at + 80).reinterpretAsInts();
      var v6 = fromArray(F, sums, at + 96).reinterpretAsInts();
      var v7 = fromArray(F, sums, at + 112).reinterpretAsInts();
      var v8 = fromArray(F, sums, at + 128).reinterpretAsInts();
      var v9 = fromArray(F, sums, at + 144).reinterpretAsInts();
      var v10 = fromArray(F, sums, at + 160).reinterpretAsInts();
      var v11 = fromArray(F, sums, at + 176).reinterpretAsInts();
      var v12 = fromArray(F, sums, at + 192).reinterpretAsInts();
      var v13 = fromArray(F, sums, at + 208).reinterpretAsInts();
      var v14 = fromArray(F, sums, at + 224).reinterpretAsInts();
      var v15 = fromArray(F, sums, at + 240).reinterpretAsInts();
      var we0 = evenEights.selectFrom(v0, v8).reinterpretAsFloats();
      var w0 = we0.add(oddEights.selectFrom(v0, v8).reinterpretAsFloats()).reinterpretAsInts();
      var we1 = evenEights.selectFrom(v1, v9).reinterpretAsFloats();
      var w1 = we1.add(oddEights.selectFrom(v1, v9).reinterpretAsFloats()).reinterpretAsInts();
      var we2 = evenEights.selectFrom(v2, v10).reinterpretAsFloats();
      var w2 = we2.add(oddEights.selectFrom(v2, v10).reinterpretAsFloats()).reinterpretAsInts();
      var we3 = evenEights.selectFrom(v3, v11).reinterpretAsFloats();
      var w3 = we3.add(oddEights.selectFrom(v3, v11).reinterpretAsFloats()).reinterpretAsInts();
      var we4 = evenEights.selectFrom(v4, v12).reinterpretAsFloats();
      var w4 = we4.add(oddEights.selectFrom(v4, v12).reinterpretAsFloats()).reinterpretAsInts();
      var we5 = evenEights.selectFrom(v5, v13).reinterpretAsFloats();
      var w5 = we5.add(oddEights.selectFrom(v5, v13).reinterpretAsFloats()).reinterpretAsInts();
      var we6 = evenEights.selectFrom(v6, v14).reinterpretAsFloats();
      var w6 = we6.add(oddEights.selectFrom(v6, v14).reinterpretAsFloats()).reinterpretAsInts();
      var we7 = evenEights.selectFrom(v7, v15).reinterpretAsFloats();
      var w7 = we7.add(oddEights.selectFrom(v7, v15).reinterpretAsFloats()).reinterpretAsInts();
      var pe0 = evenFours.selectFrom(w0, w4).reinterpretAsFloats();
      var p0 = pe0.add(oddFours.selectFrom(w0, w4).reinterpretAsFloats()).reinterpretAsInts();
      var pe1 = evenFours.selectFrom(w1, w5).reinterpretAsFloats();
      var p1 = pe1.add(oddFours.selectFrom(w1, w5).reinterpretAsFloats()).reinterpretAsInts();
      var pe2 = evenFours.selectFrom(w2, w6).reinterpretAsFloats();
      var p2 = pe2.add(oddFours.selectFrom(w2, w6).reinterpretAsFloats()).reinterpretAsInts();
      var pe3 = evenFours.selectFrom(w3, w7).reinterpretAsFloats();
      var p3 = pe3.add(oddFours.selectFrom(w3, w7).reinterpretAsFloats()).reinterpretAsInts();
      var qe0 = evenTwos.selectFrom(p0, p2).reinterpretAsFloats();
      var q0 = qe0.add(oddTwos.selectFrom(p0, p2).reinterpretAsFloats()).reinterpretAsInts();
      var qe1 = evenTwos.selectFrom(p1, p3).reinterpretAsFloats();
      var q1 = qe1.add(oddTwos.selectFrom(p1, p3).reinterpretAsFloats()).reinterpretAsInts();
      var re0 = evenOnes.selectFrom(q0, q1).reinterpretAsFloats();
      var r0 = re0.add(oddOnes.selectFrom(q0, q1).reinterpretAsFloats());
      r0.intoArray(y, yAt);
      at += 256;
      yAt += 16;
    }
  }

  /**
   * The products of a vector and {@code groups} of 16 rows of at most 16 terms; {@code b} has 16
   * elements from the last row on.
   */
  static void few(float[] x, int xAt, float[] b, int bAt, int k, int groups, float[] y, int yAt) {
    if (groups < 0) {
      return;
    }
    var evenEights = IntVector.fromArray(I, FROM, 0);
    var oddEights = IntVector.fromArray(I, FROM, 16);
    var evenFours = IntVector.fromArray(I, FROM, 32);
    var oddFours = IntVector.fromArray(I, FROM, 48);
    var evenTwos = IntVector.fromArray(I, FROM, 64);
    var oddTwos = IntVector.fromArray(I, FROM, 80);
    var evenOnes = IntVector.fromArray(I, FROM, 96);
    var oddOnes = IntVector.fromArray(I, FROM, 112);
    var zero = FloatVector.zero(F);
    var terms = F.indexInRange(0, k);
    // Where there is no term, the result is what a has there, 0.
    var a = fromArray(F, x, xAt, terms);
    for (int group = 0; group < groups; group++) {
      var v0 = a.lanewise(FMA, fromArray(F, b, bAt), zero, terms).reinterpretAsInts();
      var v1 = a.lanewise(FMA, fromArray(F, b, bAt + k), zero, terms).reinterpretAsInts();
      var v2 = a.lanewise(FMA, fromArray(F, b, bAt + 2 * k), zero, terms).reinterpretAsInts();
      var v3 = a.lanewise(FMA, fromArray(F, b, bAt + 3 * k), zero, terms).reinterpretAsInts();
      var v4 = a.lanewise(FMA, fromArray(F, b, bAt + 4 * k), zero, terms).reinterpretAsInts();
      var v5 = a.lanewise(FMA, fromArray(F, b, bAt + 5 * k), zero, terms).reinterpretAsInts();
      var v6 = a.lanewise(FMA, fromArray(F, b, bAt + 6 * k), zero, terms).reinterpretAsInts();
      var v7 = a.lanewise(FMA, fromArray(F, b, bAt + 7 * k), zero, terms).reinterpretAsInts();
      var v8 = a.lanewise(FMA, fromArray(F, b, bAt + 8 * k), zero, terms).reinterpretAsInts();
      var v9 = a.lanewise(FMA, fromArray(F, b, bAt + 9 * k), zero, terms).reinterpretAsInts();
      var v10 = a.lanewise(FMA, fromArray(F, b, bAt + 10 * k), zero, terms).reinterpretAsInts();
      var v11 = a.lanewise(FMA, fromArray(F, b, bAt + 11 * k), zero, terms).reinterpretAsInts();
      var v12 = a.lanewise(FMA, fromArray(F, b, bAt + 12 * k), zero, terms).reinterpretAsInts();
      var v13 = a.lanewise(FMA, fromArray(F, b, bAt + 13 * k), zero, terms).reinterpretAsInts();
      var v14 = a.lanewise(FMA, fromArray(F, b, bAt + 14 * k), zero, terms).reinterpretAsInts();
      var v15 = a.lanewise(FMA, fromArray(F, b, bAt + 15 * k), zero, terms).reinterpretAsInts();
      var we0 = evenEights.selectFrom(v0, v8).reinterpretAsFloats();
      var w0 = we0.add(oddEights.selectFrom(v0, v8).reinterpretAsFloats()).reinterpretAsInts();
      var we1 = evenEights.selectFrom(v1, v9).reinterpretAsFloats();
      var w1 = we1.add(oddEights.selectFrom(v1, v9).reinterpretAsFloats()).reinterpretAsInts();
      var we2 = evenEights.selectFrom(v2, v10).reinterpretAsFloats();
      var w2 = we2.add(oddEights.selectFrom(v2, v10).reinterpretAsFloats()).reinterpretAsInts();
      var we3 = evenEights.selectFrom(v3, v11).reinterpretAsFloats();
      var w3 = we3.add(oddEights.selectFrom(v3, v11).reinterpretAsFloats()).reinterpretAsInts();
      var we4 = evenEights.selectFrom(v4, v12).reinterpretAsFloats();
      var w4 = we4.add(oddEights.selectFrom(v4, v12).reinterpretAsFloats()).reinterpretAsInts();
      var we5 = evenEights.selectFrom(v5, v13).reinterpretAsFloats();
      var w5 = we5.add(oddEights.selectFrom(v5, v13).reinterpretAsFloats()).reinterpretAsInts();
      var we6 = evenEights.selectFrom(v6, v14).reinterpretAsFloats();
      var w6 = we6.add(oddEights.selectFrom(v6, v14).reinterpretAsFloats()).reinterpretAsInts();
      var we7 = evenEights.selectFrom(v7, v15).reinterpretAsFloats();
      var w7 = we7.add(oddEights.selectFrom(v7, v15).reinterpretAsFloats()).reinterpretAsInts();
      var pe0 = evenFours.selectFrom(w0, w4).reinterpretAsFloats();
      var p0 = pe0.add(oddFours.selectFrom(w0, w4).reinterpretAsFloats()).reinterpretAsInts();
      var pe1 = evenFours.selectFrom(w1, w5).reinterpretAsFloats();
      var p1 = pe1.add(oddFours.selectFrom(w1, w5).reinterpretAsFloats()).reinterpretAsInts();
      var pe2 = evenFours.selectFrom(w2, w6).reinterpretAsFloats();
      var p2 = pe2.add(oddFours.selectFrom(w2, w6).reinterpretAsFloats()).reinterpretAsInts();
      var pe3 = evenFours.selectFrom(w3, w7).reinterpretAsFloats();
      var p3 = pe3.add(oddFours.selectFrom(w3, w7).reinterpretAsFloats()).reinterpretAsInts();
      var qe0 = evenTwos.selectFrom(p0, p2).reinterpretAsFloats();
      var q0 = qe0.add(oddTwos.selectFrom(p0, p2).reinterpretAsFloats()).reinterpretAsInts();
      var qe1 = evenTwos.selectFrom(p1, p3).reinterpretAsFloats();
      var q1 = qe1.add(oddTwos.selectFrom(p1, p3).reinterpretAsFloats()).reinterpretAsInts();
      var re0 = evenOnes.selectFrom(q0, q1).reinterpretAsFloats();
      var r0 = re0.add(oddOnes.selectFrom(q0, q1).reinterpretAsFloats());
      r0.intoArray(y, yAt);
      bAt += 16 * k;
      yAt += 16;
    }
  }
}
