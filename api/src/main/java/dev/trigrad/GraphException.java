package dev.trigrad;

/**
 * A graph is used against its rules: two threads, a stale read, a cycle of evaluation, too many
 * unevaluated nodes.
 */
public final class GraphException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, shapes, broken rule, remedy. */
  public GraphException(String message) {
    super(message);
  }
}
