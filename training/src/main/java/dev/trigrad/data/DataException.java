package dev.trigrad.data;

import dev.trigrad.TrigradException;

/**
 * A data file is malformed, truncated or holds what training must not see; the message names file,
 * place and rule.
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
}
