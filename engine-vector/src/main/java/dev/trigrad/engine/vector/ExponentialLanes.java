package dev.trigrad.engine.vector;

import static dev.trigrad.engine.java.Coefficients.*;
import static dev.trigrad.engine.vector.Lanes.D;
import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;

/** eˣ and eˣ − 1 in lanes: the operations of the scalar functions of engine-java, one by one. */
final class ExponentialLanes {
  private ExponentialLanes() {}

  static DoubleVector exp(DoubleVector x) {
    DoubleVector z = x.mul(EXP_SCALE);
    DoubleVector p = z.fma(broadcast(D, F6), broadcast(D, F5));
    p = p.fma(z, broadcast(D, F4));
    p = p.fma(z, broadcast(D, F3));
    p = p.fma(z, broadcast(D, F2));
    p = p.fma(z, broadcast(D, 1));
    p = p.fma(z, broadcast(D, 1));
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    p = p.mul(p);
    return p;
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector z = x.mul(EXPM1_SCALE);
    DoubleVector p = z.fma(broadcast(D, F10), broadcast(D, F9));
    p = p.fma(z, broadcast(D, F8));
    p = p.fma(z, broadcast(D, F7));
    p = p.fma(z, broadcast(D, F6));
    p = p.fma(z, broadcast(D, F5));
    p = p.fma(z, broadcast(D, F4));
    p = p.fma(z, broadcast(D, F3));
    p = p.fma(z, broadcast(D, F2));
    p = p.fma(z, broadcast(D, 1));
    DoubleVector m = p.mul(z);
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    m = m.mul(m.add(2));
    return m;
  }
}
