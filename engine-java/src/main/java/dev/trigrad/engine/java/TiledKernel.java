package dev.trigrad.engine.java;

import dev.trigrad.engine.java.Broadcast.Pattern;
import dev.trigrad.engine.java.Instructions.Instruction;

/** An elementwise step on tiles into which its inputs are laid out, some of them broadcast. */
final class TiledKernel implements Kernel {
  /** Elements of a tile: a dozen float registers of this length fill a 48 KiB cache. */
  static final int TILE = 1024;

  private final int elements;
  private final double work;
  private final int[] slots;
  private final Broadcast[] broadcasts;
  private final Instruction[] code;
  private final Registers registers;
  private final int[] results;
  private final int[] outputSlots;
  private final Parallel parallel;

  TiledKernel(
      KernelRequest request,
      Broadcast[] broadcasts,
      Instruction[] code,
      int operations,
      Registers registers,
      int[] results) {
    this.elements = request.output().elements();
    this.slots = request.inputSlots().toArray();
    this.outputSlots = request.outputSlots().toArray();
    this.work = (double) elements * (operations + slots.length + outputSlots.length);
    this.broadcasts = broadcasts;
    this.code = code;
    this.registers = registers;
    this.results = results;
    this.parallel = request.parallel();
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
      int tiles = (elements + TILE - 1) / TILE;
      int part = (tiles + sets.length - 1) / sets.length * TILE;
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
    boolean whole = elements <= TILE;
    for (int start = from; start < to; start += TILE) {
      int n = Math.min(TILE, to - start);
      for (int i = 0; i < slots.length; i++) {
        boolean full = broadcasts[i].pattern == Pattern.FULL;
        if (registers.filled[i] || full && !whole) {
          r[i] = registers.buffer(r, i);
          broadcasts[i].fill(frame[slots[i]], r[i], start, n);
        } else {
          r[i] = frame[slots[i]];
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
