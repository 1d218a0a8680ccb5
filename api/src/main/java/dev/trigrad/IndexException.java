package dev.trigrad;

/**
 * An index lies outside its axis: at the call if it is known there, else at evaluation before any
 * cell is written.
 */
public final class IndexException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, shapes, broken rule, remedy. */
  public IndexException(String message) {
    super(message);
  }
}
