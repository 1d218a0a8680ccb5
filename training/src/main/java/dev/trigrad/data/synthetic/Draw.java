package dev.trigrad.data.synthetic;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;

/** Numbers drawn one after the other from a key of their own, and rows in a random order. */
final class Draw {
  private final RandomKey key;
  private final RandomKey angles;
  private int next;

  Draw(RandomKey key) {
    this.key = key;
    this.angles = key.split("angles");
  }

  /** Uniform in [0, 1), a multiple of 2⁻³². */
  double uniform() {
    return (key.bits(next++) & 0xFFFFFFFFL) * 0x1p-32;
  }

  /** One of 0 to {@code count} − 1. */
  int below(int count) {
    return (int) ((key.bits(next++) & 0xFFFFFFFFL) * count >>> 32);
  }

  /**
   * Standard normal by Box and Muller, A note on the generation of random normal deviates, 1958.
   */
  double normal() {
    double share = ((angles.bits(next) & 0xFFFFFFFFL) + 0.5) * 0x1p-32;
    double radius = Math.sqrt(-2 * StrictMath.log(share));
    return radius * StrictMath.cos(2 * Math.PI * uniform());
  }

  /** 0 to {@code n} − 1 shuffled, by Fisher and Yates. */
  static int[] order(RandomKey key, int n) {
    var draw = new Draw(key.split("order"));
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = draw.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  static void require(String what, int rows, RandomKey key) {
    atLeast(what, "rows", rows, 0);
    ArgumentException.requirePresent(key, what, "key");
  }

  static void atLeast(String what, String name, int value, int least) {
    if (value < least) {
      throw new ArgumentException(
          what + ": " + name + " is " + value + ", expected at least " + least);
    }
  }

  static void finite(String what, String name, double value, double least) {
    if (!(value >= least && value <= Float.MAX_VALUE)) {
      throw new ArgumentException(
          what + ": " + name + " is " + value + ", expected a finite number of at least " + least);
    }
  }
}
