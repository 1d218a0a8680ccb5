package dev.trigrad.engine.vector;

import static dev.trigrad.engine.java.Coefficients.*;
import static dev.trigrad.engine.vector.Lanes.D;
import static jdk.incubator.vector.DoubleVector.broadcast;

import jdk.incubator.vector.DoubleVector;

/** Functions of clamped arguments in lanes: the operations of engine-java, one by one. */
final class SigmoidLanes {
  private SigmoidLanes() {}

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector t = x.mul(x);
    DoubleVector p = t.fma(broadcast(D, TANH_P6), broadcast(D, TANH_P5));
    p = p.fma(t, broadcast(D, TANH_P4));
    p = p.fma(t, broadcast(D, TANH_P3));
    p = p.fma(t, broadcast(D, TANH_P2));
    p = p.fma(t, broadcast(D, TANH_P1));
    p = p.fma(t, broadcast(D, TANH_P0));
    DoubleVector q = t.fma(broadcast(D, TANH_Q5), broadcast(D, TANH_Q4));
    q = q.fma(t, broadcast(D, TANH_Q3));
    q = q.fma(t, broadcast(D, TANH_Q2));
    q = q.fma(t, broadcast(D, TANH_Q1));
    q = q.fma(t, broadcast(D, 1));
    return x.mul(p).div(q);
  }

  /** 1 / (1 + eˣ). */
  static DoubleVector sigmoid(DoubleVector x) {
    return broadcast(D, 1).div(ExponentialLanes.exp(x).add(1));
  }
}
