package dev.trigrad.engine.java.chain;

import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelCode;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.layout.Broadcast;
import dev.trigrad.engine.java.layout.Broadcast.Pattern;
import java.util.List;

/** An elementwise step on tiles into which its inputs are laid out, some of them broadcast. */
public final class TiledKernel implements Kernel {
  /** Elements of a tile: a dozen float registers of this length fill a 48 KiB cache. */
  public static final int TILE = 1024;

  /** A longer row is laid out in pieces. */
  private static final int LONGEST_ROW = 4 * TILE;

  private final int elements;
  private final int tile;
  private final double work;
  private final int[] slots;
  private final Broadcast[] broadcasts;
  private final SpanCode spans;
  private final Instruction[] code;
  private final Registers registers;
  private final int[] results;
  private final int[] outputSlots;
  private final Parallel parallel;

  TiledKernel(
      KernelRequest request,
      Broadcast[] broadcasts,
      SpanCode spans,
      int operations,
      int tile,
      Registers registers,
      int[] results) {
    this.elements = request.output().elements();
    this.slots = request.inputSlots().toArray();
    this.outputSlots = request.outputSlots().toArray();
    this.work = (double) elements * (operations + slots.length + outputSlots.length);
    this.tile = tile;
    this.broadcasts = broadcasts;
    this.spans = spans;
    this.code = spans.instructions().toArray(Instruction[]::new);
    this.registers = registers;
    this.results = results;
    this.parallel = request.parallel();
  }

  /**
   * Elements of a tile: whole rows where some inputs are one row for all, so that these are laid
   * out once.
   */
  static int tile(Broadcast[] broadcasts) {
    int row = 0;
    for (Broadcast broadcast : broadcasts) {
      if (broadcast.pattern == Pattern.ROW) {
        if (row > 0 && row != broadcast.period || broadcast.period > LONGEST_ROW) {
          return TILE;
        }
        row = broadcast.period;
      }
    }
    return row == 0 ? TILE : row * Math.max(1, TILE / row);
  }

  @Override
  public List<KernelCode> code() {
    return spans.code();
  }

  /** Registers for each thread. */
  @Override
  public Object newState() {
    var sets = new Object[work > Parallel.WORTHWHILE ? parallel.threads() : 1][];
    for (int i = 0; i < sets.length; i++) {
      sets[i] = registers.allocate(true);
    }
    return sets;
  }

  @Override
  public void run(Object[] frame, Object state) {
    Object[][] sets = (Object[][]) state;
    if (sets.length == 1) {
      tiles(frame, sets[0], 0, elements);
    } else {
      int tiles = (elements + tile - 1) / tile;
      int part = (tiles + sets.length - 1) / sets.length * tile;
      parallel.run(
          sets.length,
          work,
          i -> tiles(frame, sets[i], i * part, Math.min(elements, (i + 1) * part)));
    }
    for (Object[] r : sets) {
      for (int i = 0; i < slots.length; i++) {
        if (!registers.filled[i]) {
          r[i] = null;
        }
      }
    }
  }

  private void tiles(Object[] frame, Object[] r, int from, int to) {
    boolean whole = elements <= tile;
    for (int start = from; start < to; start += tile) {
      int n = Math.min(tile, to - start);
      for (int i = 0; i < slots.length; i++) {
        boolean full = broadcasts[i].pattern == Pattern.FULL;
        if (!registers.filled[i] && (!full || whole)) {
          r[i] = frame[slots[i]];
        } else if (start == from || !broadcasts[i].repeats(tile)) {
          r[i] = registers.buffer(r, i);
          broadcasts[i].fill(frame[slots[i]], r[i], start, n);
        }
      }
      for (Instruction instruction : code) {
        instruction.run(r, 0, n);
      }
      for (int i = 0; i < results.length; i++) {
        System.arraycopy(r[results[i]], 0, frame[outputSlots[i]], start, n);
      }
    }
  }
}
