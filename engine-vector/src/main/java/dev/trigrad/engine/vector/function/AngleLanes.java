package dev.trigrad.engine.vector.function;

import static dev.trigrad.engine.java.function.Coefficients.*;
import static dev.trigrad.engine.vector.layout.DoubleLanes.D;
import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;

/** Sine and cosine in lanes for |x| ≤ 2³⁰: the operations of engine-java, one by one. */
final class AngleLanes {
  private AngleLanes() {}

  static DoubleVector sin(DoubleVector x) {
    DoubleVector k = x.fma(broadcast(D, INVERSE_PI), broadcast(D, ROUND)).sub(ROUND);
    DoubleVector r = k.fma(broadcast(D, -PI_LOW), k.fma(broadcast(D, -PI), x));
    return alternating(k).mul(sine(r));
  }

  static DoubleVector cos(DoubleVector x) {
    DoubleVector k = x.fma(broadcast(D, INVERSE_PI), broadcast(D, -0.5)).add(ROUND).sub(ROUND);
    DoubleVector zero = k.add(0.5);
    DoubleVector r = zero.fma(broadcast(D, -PI_LOW), zero.fma(broadcast(D, -PI), x));
    return alternating(k).neg().mul(sine(r));
  }

  private static DoubleVector alternating(DoubleVector k) {
    DoubleVector half = k.fma(broadcast(D, 0.5), broadcast(D, ROUND)).sub(ROUND);
    DoubleVector odd = half.fma(broadcast(D, -2), k);
    return odd.mul(odd).fma(broadcast(D, -2), broadcast(D, 1));
  }

  private static DoubleVector sine(DoubleVector r) {
    DoubleVector z = r.mul(r);
    DoubleVector p = z.fma(broadcast(D, F13), broadcast(D, -F11));
    p = p.fma(z, broadcast(D, F9));
    p = p.fma(z, broadcast(D, -F7));
    p = p.fma(z, broadcast(D, F5));
    p = p.fma(z, broadcast(D, -F3));
    p = p.fma(z, broadcast(D, 1));
    return r.mul(p);
  }
}
