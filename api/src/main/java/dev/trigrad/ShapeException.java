package dev.trigrad;

/** Shapes, ranks or axes break an operation's rule; thrown where the operation is called. */
public final class ShapeException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, shapes, broken rule, remedy. */
  public ShapeException(String message) {
    super(message);
  }
}
