package dev.trigrad.data;

import dev.trigrad.RandomKey;

/** Orders of the numbers 0 … n − 1. */
final class Permutation {
  private Permutation() {}

  /** As they stand. */
  static int[] identity(int n) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    return order;
  }

  /** Shuffled by {@code key}: equal keys give equal orders. */
  static int[] of(int n, RandomKey key) {
    int[] order = identity(n);
    shuffle(order, key);
    return order;
  }

  /** Shuffles {@code order} by {@code key} (Fisher and Yates). */
  static void shuffle(int[] order, RandomKey key) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = (int) (Integer.toUnsignedLong(key.bits(i)) * (i + 1) >>> 32);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }

  /** How often each element of {@code order} has come before, or null if each comes once. */
  static int[] repeats(int[] order, int n) {
    int[] seen = new int[n];
    int[] repeats = new int[order.length];
    boolean any = false;
    for (int i = 0; i < order.length; i++) {
      repeats[i] = seen[order[i]]++;
      any |= repeats[i] > 0;
    }
    return any ? repeats : null;
  }
}
