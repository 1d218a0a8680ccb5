package dev.trigrad;

/**
 * Root of the errors that this library reports; each message is one line with the broken rule and
 * the remedy.
 */
public class TrigradException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, shapes, broken rule, remedy. */
  public TrigradException(String message) {
    super(message);
  }

  /** As above, with the error that caused it. */
  public TrigradException(String message, Throwable cause) {
    super(message, cause);
  }
}
