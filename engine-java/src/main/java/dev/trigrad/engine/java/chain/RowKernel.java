package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.row.ReduceKernel;
import java.util.Arrays;
import java.util.List;

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
  record RowInstruction(Instruction instruction, int length) {}

  /**
   * Rows on which an operation is done before the next is: while the last numbers of one row's sum
   * are added up, the processor can begin with the next row.
   */
  private static final int AT_ONCE = 4;

  private final int rows;
  private final int length;
  private final double work;
  private final int[] inputSlots;
  private final int[] outputSlots;
  private final int[] sumSlots;
  private final int firstSum;
  private final Kind[] kinds;
  private final boolean[] narrow;
  private final SpanCode spans;
  private final RowInstruction[] code;
  private final RowRegisters registers;
  private final int[] results;
  private final Parallel parallel;

  /** Whether rows are read and written where they are, not copied. */
  private final boolean direct;

  /** Where one row is worked on: where each register begins, and its own arrays. */
  private record RowBuffers(Object[] registers, int[] offsets, Object[] own) {}

  /** The buffers of each thread, and sums of columns over some rows each. */
  private record State(RowBuffers[][] buffers, float[][][] sums) {}

  /** {@code narrow} tells of inputs, and {@code results} are operand numbers. */
  RowKernel(
      KernelRequest request,
      SpanCode spans,
      int rows,
      int length,
      Kind[] kinds,
      boolean[] narrow,
      RowInstruction[] code,
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
    this.spans = spans;
    this.code = code;
    this.registers = registers;
    this.parallel = request.parallel();
    boolean direct = length > 1;
    for (RowInstruction each : code) {
      direct &= each.length == 1 || each.instruction.offsets();
    }
    this.direct = direct;
  }

  @Override
  public List<KernelCode> code() {
    return spans.code();
  }

  /** Buffers of rows for each thread. */
  @Override
  public Object newState() {
    boolean[] own = new boolean[firstSum + sumSlots.length];
    for (int i = 0; i < kinds.length; i++) {
      own[i] = kinds[i] == Kind.NARROW || kinds[i] == Kind.WIDE && !direct;
    }
    int threads = work > Parallel.WORTHWHILE ? Math.min(parallel.threads(), rows) : 1;
    // Copies of more than one row would not stay in the first-level cache.
    int atOnce = direct ? Math.max(1, Math.min(AT_ONCE, rows / threads)) : 1;
    var buffers = new RowBuffers[threads][atOnce];
    for (RowBuffers[] ofThread : buffers) {
      for (int i = 0; i < ofThread.length; i++) {
        Object[] r = registers.allocate(own, narrow);
        ofThread[i] = new RowBuffers(r, new int[r.length], r.clone());
      }
    }
    return new State(buffers, new float[sumSlots.length][blocks()][length]);
  }

  private int blocks() {
    return (rows + ReduceKernel.BLOCK - 1) / ReduceKernel.BLOCK;
  }

  @Override
  public long stateBytes() {
    return 4L * sumSlots.length * blocks() * length;
  }

  @Override
  public void run(Object[] frame, Object state) {
    var all = (State) state;
    RowBuffers[][] buffers = all.buffers;
    if (buffers.length == 1) {
      rows(frame, buffers[0], all.sums, 0, rows);
    } else {
      int whole = sumSlots.length > 0 ? ReduceKernel.BLOCK : 1;
      int blocks = (rows + whole - 1) / whole;
      int part = (blocks + buffers.length - 1) / buffers.length * whole;
      parallel.run(
          buffers.length,
          work,
          i -> rows(frame, buffers[i], all.sums, i * part, Math.min(rows, (i + 1) * part)));
    }
    for (int i = 0; i < sumSlots.length; i++) {
      float[] y = (float[]) frame[sumSlots[i]];
      Arrays.fill(y, 0, length, rows == 0 ? 0f : -0f);
      for (float[] sum : all.sums[i]) {
        ReduceKernel.addRow(sum, y, length);
      }
    }
  }

  private void rows(Object[] frame, RowBuffers[] buffers, float[][][] sums, int from, int to) {
    for (RowBuffers each : buffers) {
      bind(frame, each.registers);
    }
    for (int row = from; row < to; row += buffers.length) {
      int count = Math.min(buffers.length, to - row);
      for (int i = 0; i < count; i++) {
        open(frame, buffers[i], sums, row + i);
      }
      for (RowInstruction each : code) {
        for (int i = 0; i < count; i++) {
          each.instruction.run(buffers[i].registers, buffers[i].offsets, each.length);
        }
      }
      for (int i = 0; i < count; i++) {
        close(frame, buffers[i].registers, row + i);
      }
    }
    for (RowBuffers each : buffers) {
      System.arraycopy(each.own, 0, each.registers, 0, each.own.length);
    }
  }

  private void bind(Object[] frame, Object[] r) {
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

  private void open(Object[] frame, RowBuffers buffers, float[][][] sums, int row) {
    Object[] r = buffers.registers;
    for (int i = 0; i < sums.length; i++) {
      float[] sum = sums[i][row / ReduceKernel.BLOCK];
      r[firstSum + i] = sum;
      if (row % ReduceKernel.BLOCK == 0) {
        // Adding to −0 changes nothing, not even the sign of a zero.
        Arrays.fill(sum, -0f);
      }
    }
    for (int i = 0; i < kinds.length; i++) {
      switch (kinds[i]) {
        case WIDE -> {
          if (direct) {
            buffers.offsets[i] = row * length;
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
      buffers.offsets[register] = r[register] == buffers.own[register] ? 0 : row * length;
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
