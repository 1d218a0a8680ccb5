package dev.trigrad.data;

import dev.trigrad.TrigradException;

/**
 * Rows cannot be read, or a loader cannot give them; the message is one line that names the row and
 * its epoch, and the cause, where there is one, is what the data set threw.
 */
public final class DataException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message. */
  public DataException(String message) {
    super(message);
  }

  /** As above, with the error that caused it. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What {@code cause} says, as part of one line. */
  static String said(Throwable cause) {
    String text =
        cause instanceof TrigradException && cause.getMessage() != null
            ? cause.getMessage()
            : cause.toString();
    return text.lines().findFirst().orElse("");
  }
}
