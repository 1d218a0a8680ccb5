package dev.trigrad.engine.java;

import dev.trigrad.engine.java.Instructions.Instruction;

/**
 * Elementwise operations and reductions done row by row: a row's values stay in the first-level
 * cache from the first operation to the last.
 */
final class RowKernel implements Kernel {
  /** How an input lies under the rows. */
  enum Kind {
    /** A row of its own for each row. */
    WIDE,
    /** A number for each row. */
    NARROW,
    /** One row, or one number, for all. */
    SHARED
  }

  /** One instruction, on a whole row or on single numbers. */
  record Line(Instruction instruction, int length) {}

  private final int rows;
  private final int length;
  private final double work;
  private final int[] inputSlots;
  private final int[] outputSlots;
  private final Kind[] kinds;
  private final boolean[] narrow;
  private final Line[] code;
  private final RowRegisters registers;
  private final int[] results;
  private final Parallel parallel;

  /** {@code narrow} tells of inputs, and {@code results} are operand numbers. */
  RowKernel(
      KernelRequest request,
      int rows,
      int length,
      Kind[] kinds,
      boolean[] narrow,
      Line[] code,
      RowRegisters registers,
      int[] results) {
    this.rows = rows;
    this.length = length;
    this.work = (double) rows * length * code.length;
    this.inputSlots = request.inputSlots().toArray();
    this.outputSlots = request.outputSlots().toArray();
    this.kinds = kinds;
    this.narrow = narrow;
    this.code = code;
    this.registers = registers;
    this.results = results;
    this.parallel = request.parallel();
  }

  /** Registers for each thread. */
  @Override
  public Object newState() {
    boolean[] own = new boolean[kinds.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = kinds[i] != Kind.SHARED;
    }
    var sets = new Object[work > Parallel.WORTHWHILE ? Math.min(parallel.threads(), rows) : 1][];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = registers.allocate(own, narrow);
    }
    return sets;
  }

  @Override
  public void run(Object[] frame, Object state) {
    Object[][] sets = (Object[][]) state;
    if (sets.length == 1) {
      rows(frame, sets[0], 0, rows);
    } else {
      int part = (rows + sets.length - 1) / sets.length;
      parallel.run(
          sets.length, work, i -> rows(frame, sets[i], i * part, Math.min(rows, (i + 1) * part)));
    }
  }

  private void rows(Object[] frame, Object[] r, int from, int to) {
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.SHARED) {
        r[i] = frame[inputSlots[i]];
      }
    }
    for (int row = from; row < to; row++) {
      for (int i = 0; i < kinds.length; i++) {
        switch (kinds[i]) {
          case WIDE -> System.arraycopy(frame[inputSlots[i]], row * length, r[i], 0, length);
          case NARROW -> ((float[]) r[i])[0] = ((float[]) frame[inputSlots[i]])[row];
          case SHARED -> {}
        }
      }
      for (Line line : code) {
        line.instruction.run(r, 0, line.length);
      }
      for (int i = 0; i < results.length; i++) {
        float[] result = (float[]) r[registers.of[results[i]]];
        if (narrow[results[i]]) {
          ((float[]) frame[outputSlots[i]])[row] = result[0];
        } else {
          System.arraycopy(result, 0, frame[outputSlots[i]], row * length, length);
        }
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.SHARED) {
        r[i] = null;
      }
    }
  }
}
