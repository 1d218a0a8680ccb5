package dev.trigrad.train;

import dev.trigrad.TrigradException;

/**
 * A step would have given a loss, a gradient or a parameter that is NaN or infinite; it was not
 * taken. The message names the step, the first operation whose inputs are finite and whose result
 * is not, and the module that it belongs to.
 */
public final class NonFiniteException extends TrigradException {
  private static final long serialVersionUID = 1L;

  private final long step;
  private final String origin;
  private final String path;

  NonFiniteException(long step, String path, String origin, String message) {
    super("step " + step + ": " + message);
    this.step = step;
    this.path = path;
    this.origin = origin;
  }

  /** The step that was not taken, from 1 on. */
  public long step() {
    return step;
  }

  /** Path of the module that the operation belongs to; empty for the model itself, and outside. */
  public String path() {
    return path;
  }

  /** Name of the operation, the parameter or the column of data. */
  public String origin() {
    return origin;
  }
}
