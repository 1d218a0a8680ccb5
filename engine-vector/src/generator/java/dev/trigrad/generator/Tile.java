package dev.trigrad.generator;

/**
 * A method for a block of C: {@code rows} rows of {@code vectors} vectors each.
 *
 * @param start what its sums begin with
 * @param comment its Javadoc
 */
record Tile(String name, int rows, int vectors, Start start, String comment) {
  /** What sums begin with. */
  enum Start {
    /** Zero: C is written. */
    ZERO,
    /** C: it is added to. */
    C
  }

  /** The local variable of the sums of a vector of C. */
  String sum(int row, int vector) {
    return "pqrs".substring(vector, vector + 1) + row;
  }
}
