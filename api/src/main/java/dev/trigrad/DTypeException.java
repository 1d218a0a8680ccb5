package dev.trigrad;

/** Element types break an operation's rule; thrown where the operation is called. */
public final class DTypeException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, shapes, broken rule, remedy. */
  public DTypeException(String message) {
    super(message);
  }
}
