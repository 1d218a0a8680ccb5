package dev.trigrad.engine;

import dev.trigrad.op.Op;

/** An engine has no kernel for an operation of a program; thrown by {@link Engine#compile}. */
public final class UnsupportedPrimitiveException extends EngineException {
  private static final long serialVersionUID = 1L;

  private final transient Op op;

  /** Names the engine and the operation. */
  public UnsupportedPrimitiveException(String engine, Op op) {
    super(
        "engine "
            + engine
            + ": no kernel for "
            + op.name()
            + " ("
            + op
            + "); choose another engine");
    this.op = op;
  }

  /** The operation without a kernel. */
  public Op op() {
    return op;
  }
}
