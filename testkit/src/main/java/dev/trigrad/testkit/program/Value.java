package dev.trigrad.testkit.program;

/**
 * What a statement of a program made: a tensor, or a cell or network.
 *
 * @param statement index of the statement
 * @param output which of its results
 */
public record Value(int statement, int output) {
  /** The first or only result of {@code statement}. */
  static Value of(int statement) {
    return new Value(statement, 0);
  }
}
