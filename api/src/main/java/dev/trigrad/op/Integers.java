package dev.trigrad.op;

import java.util.Arrays;

/** An immutable sequence of integers with value equality: axes, an order of axes, steps. */
public final class Integers {
  private final int[] values;
  private final int hash;

  private Integers(int[] values) {
    this.values = values;
    this.hash = Arrays.hashCode(values);
  }

  /** The sequence of {@code values}. */
  public static Integers of(int... values) {
    return new Integers(values.clone());
  }

  /** Number of integers. */
  public int size() {
    return values.length;
  }

  /** The integer at {@code index}. */
  public int get(int index) {
    return values[index];
  }

  /** The integers as a new array. */
  public int[] toArray() {
    return values.clone();
  }

  @Override
  public boolean equals(Object other) {
    return this == other || other instanceof Integers that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
