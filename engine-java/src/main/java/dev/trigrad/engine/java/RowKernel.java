package dev.trigrad.engine.java;

import dev.trigrad.engine.java.Instructions.Instruction;
import java.util.Arrays;

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
  private final int[] sumSlots;
  private final int firstSum;
  private final Kind[] kinds;
  private final boolean[] narrow;
  private final Line[] code;
  private final RowRegisters registers;
  private final int[] results;
  private final Parallel parallel;

  /** Whether rows are read and written where they are, not copied. */
  private final boolean direct;

  /** What one thread works on: where each register begins, and its own arrays. */
  private record Desk(Object[] registers, int[] offsets, Object[] own) {}

  /** What all threads work on, with sums of columns over some rows each. */
  private record State(Desk[] desks, float[][][] sums) {}

  /** {@code narrow} tells of inputs, and {@code results} are operand numbers. */
  RowKernel(
      KernelRequest request,
      int rows,
      int length,
      Kind[] kinds,
      boolean[] narrow,
      Line[] code,
      RowRegisters registers,
      int[] results,
      ColumnSums columns) {
    this.rows = rows;
    this.length = length;
    this.work = (double) rows * length * code.length;
    this.inputSlots = request.inputSlots().toArray();
    this.firstSum = kinds.length;
    this.sumSlots = new int[columns.count()];
    int[] slots = new int[results.length];
    int[] rowResults = new int[results.length];
    int count = 0;
    for (int i = 0; i < results.length; i++) {
      if (columns.isSum(results[i])) {
        sumSlots[columns.sums()[results[i]] - firstSum] = request.outputSlots().get(i);
      } else {
        slots[count] = request.outputSlots().get(i);
        rowResults[count++] = results[i];
      }
    }
    this.outputSlots = Arrays.copyOf(slots, count);
    this.results = Arrays.copyOf(rowResults, count);
    this.kinds = kinds;
    this.narrow = narrow;
    this.code = code;
    this.registers = registers;
    this.parallel = request.parallel();
    boolean direct = length > 1;
    for (Line line : code) {
      direct &= line.length == 1 || line.instruction.offsets();
    }
    this.direct = direct;
  }

  /** A desk for each thread. */
  @Override
  public Object newState() {
    boolean[] own = new boolean[firstSum + sumSlots.length];
    for (int i = 0; i < kinds.length; i++) {
      own[i] = kinds[i] == Kind.NARROW || kinds[i] == Kind.WIDE && !direct;
    }
    var desks = new Desk[work > Parallel.WORTHWHILE ? Math.min(parallel.threads(), rows) : 1];
    for (int i = 0; i < desks.length; i++) {
      Object[] r = registers.allocate(own, narrow);
      desks[i] = new Desk(r, new int[r.length], r.clone());
    }
    int blocks = (rows + ReduceKernel.BLOCK - 1) / ReduceKernel.BLOCK;
    return new State(desks, new float[sumSlots.length][blocks][length]);
  }

  @Override
  public void run(Object[] frame, Object state) {
    var all = (State) state;
    Desk[] desks = all.desks;
    if (desks.length == 1) {
      rows(frame, desks[0], all.sums, 0, rows);
    } else {
      int whole = sumSlots.length > 0 ? ReduceKernel.BLOCK : 1;
      int blocks = (rows + whole - 1) / whole;
      int part = (blocks + desks.length - 1) / desks.length * whole;
      parallel.run(
          desks.length,
          work,
          i -> rows(frame, desks[i], all.sums, i * part, Math.min(rows, (i + 1) * part)));
    }
    for (int i = 0; i < sumSlots.length; i++) {
      float[] y = (float[]) frame[sumSlots[i]];
      Arrays.fill(y, 0, length, rows == 0 ? 0f : -0f);
      for (float[] sum : all.sums[i]) {
        ReduceKernel.addRow(sum, y, length);
      }
    }
  }

  private void rows(Object[] frame, Desk desk, float[][][] sums, int from, int to) {
    Object[] r = desk.registers;
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == Kind.SHARED || direct && kinds[i] == Kind.WIDE) {
        r[i] = frame[inputSlots[i]];
      }
    }
    for (int i = 0; direct && i < results.length; i++) {
      if (separate(frame, i)) {
        r[registers.of[results[i]]] = frame[outputSlots[i]];
      }
    }
    for (int row = from; row < to; row++) {
      if (row % ReduceKernel.BLOCK == 0) {
        for (int i = 0; i < sums.length; i++) {
          float[] sum = sums[i][row / ReduceKernel.BLOCK];
          // Adding to −0 changes nothing, not even the sign of a zero.
          Arrays.fill(sum, -0f);
          r[firstSum + i] = sum;
        }
      }
      open(frame, desk, row);
      for (Line line : code) {
        line.instruction.run(r, desk.offsets, line.length);
      }
      close(frame, r, row);
    }
    System.arraycopy(desk.own, 0, r, 0, r.length);
  }

  /** Whether result {@code i} may be written while inputs are read. */
  private boolean separate(Object[] frame, int i) {
    Object result = frame[outputSlots[i]];
    for (int slot : inputSlots) {
      if (frame[slot] == result) {
        return false;
      }
    }
    for (int k = 0; k < i; k++) {
      if (frame[outputSlots[k]] == result || results[k] == results[i]) {
        return false;
      }
    }
    return !narrow[results[i]];
  }

  private void open(Object[] frame, Desk desk, int row) {
    Object[] r = desk.registers;
    for (int i = 0; i < kinds.length; i++) {
      switch (kinds[i]) {
        case WIDE -> {
          if (direct) {
            desk.offsets[i] = row * length;
          } else {
            System.arraycopy(frame[inputSlots[i]], row * length, r[i], 0, length);
          }
        }
        case NARROW -> ((float[]) r[i])[0] = ((float[]) frame[inputSlots[i]])[row];
        case SHARED -> {}
      }
    }
    for (int i = 0; direct && i < results.length; i++) {
      int register = registers.of[results[i]];
      desk.offsets[register] = r[register] == desk.own[register] ? 0 : row * length;
    }
  }

  private void close(Object[] frame, Object[] r, int row) {
    for (int i = 0; i < results.length; i++) {
      float[] result = (float[]) r[registers.of[results[i]]];
      float[] y = (float[]) frame[outputSlots[i]];
      if (narrow[results[i]]) {
        y[row] = result[0];
      } else if (result != y) {
        System.arraycopy(result, 0, y, row * length, length);
      }
    }
  }
}
