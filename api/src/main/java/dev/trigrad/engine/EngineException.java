package dev.trigrad.engine;

import dev.trigrad.TrigradException;

/** An engine is missing, cannot be opened or cannot run a program. */
public class EngineException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: engine, reason, remedy. */
  public EngineException(String message) {
    super(message);
  }

  /** As above, with the error that caused it. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
