package dev.trigrad.op;

/** What an element of a result depends on, and so where the result may live. */
public enum Access {
  /**
   * The elements at its place of the inputs, which are broadcast to the result's shape. A kernel
   * may write the result over an input of that shape.
   */
  ELEMENTWISE,
  /**
   * The elements of its row of the inputs, which a kernel reads before it writes them: it may write
   * the result over an input of its shape, too.
   */
  ROWS,
  /**
   * One element of the only input: all are there, in the same row-major order. The result may be
   * another name for the input's memory.
   */
  ALIAS,
  /** Any elements; always true, and the result then has memory of its own. */
  ANY;

  /** Whether a result may be written over an input of its shape, if it is the last to read it. */
  public boolean inPlace() {
    return this == ELEMENTWISE || this == ROWS;
  }
}
