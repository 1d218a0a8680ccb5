package dev.trigrad.generator;

/**
 * A method for a block of C: {@code rows} rows of {@code vectors} vectors each.
 *
 * @param start what its sums begin with
 * @param processors those whose registers it fits
 * @param comment its Javadoc
 */
record Tile(
    String name, int rows, int vectors, Start start, Processors processors, String comment) {
  /** What sums begin with. */
  enum Start {
    /** Zero: C is written. */
    ZERO,
    /** C: it is added to. */
    C
  }

  /** Vectors and registers of processors. */
  enum Processors {
    /** 32 registers of 16 lanes. */
    WIDE,
    /** 16 registers of fewer lanes. */
    NARROW,
    /** Any. */
    ALL;

    /** Whether {@code wide} ones are among them, or the others. */
    boolean include(boolean wide) {
      return this == ALL || wide == (this == WIDE);
    }
  }

  /** The local variable of the sums of a vector of C. */
  String sum(int row, int vector) {
    return "pqrs".substring(vector, vector + 1) + row;
  }
}
