package dev.trigrad.io;

import dev.trigrad.TrigradException;

/**
 * A file cannot be read or written, is malformed or truncated, or holds what must not be in it; the
 * message is one line that names file, place and rule, and the remedy where there is one.
 */
public final class FileException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message. */
  public FileException(String message) {
    super(message);
  }

  /** As above, with the error that caused it. */
  public FileException(String message, Throwable cause) {
    super(message, cause);
  }
}
