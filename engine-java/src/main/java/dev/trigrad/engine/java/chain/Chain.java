package dev.trigrad.engine.java.chain;

import dev.trigrad.DType;
import dev.trigrad.engine.ObjectPool;
import dev.trigrad.engine.java.Warming;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.Instructions.Instruction;
import dev.trigrad.engine.java.row.ReduceKernel;
import dev.trigrad.op.Reduce;
import dev.trigrad.plan.Fused;
import java.util.Arrays;

/**
 * Several float operations as one instruction. The first calls interpret them on tiles, so that a
 * program that computes little makes no class for it; then one loop does them all. The bits are the
 * same.
 */
public final class Chain implements Instruction {
  /** Elements after which a loop of its own pays. */
  private static final int COLD_ELEMENTS = 1 << 18;

  /** What a call costs beside its elements, in elements. */
  private static final int COLD_CALL = 1 << 11;

  /** Truth values are stored as floats, too. */
  private static final DType[] FLOATS = {DType.FLOAT32, DType.FLOAT32, DType.FLOAT32};

  private static final int[] NONE = {};

  private final Fused chain;
  private final boolean[] scalar;
  private final int[] at;
  private final ChainLoops compiler;
  private final LoopTable loops;
  private ChainLoop loop;
  private int done;

  /** What the first calls work with: they may be many, where a loop takes long to be compiled. */
  private final ObjectPool<Object[]> tiles = new ObjectPool<>(2);

  private Instruction[] code;

  /**
   * The operations of {@code chain}; its inputs and results are the registers {@code at}. Until
   * {@code compiler} has a loop of them all, {@code loops} of each do them.
   */
  public Chain(Fused chain, boolean[] scalar, int[] at, ChainLoops compiler, LoopTable loops) {
    this.chain = chain;
    this.scalar = scalar;
    this.at = at;
    this.compiler = compiler;
    this.loops = loops;
    this.loop = compiler.warmth() == Warmth.HOT ? compiler.loop(chain, scalar) : null;
  }

  /** The loop of them all; until it is there, this class does one after the other on tiles. */
  @Override
  public Object loop() {
    return switch (compiler.warmth()) {
      case COLD -> this;
      case WARMING -> new Later(compiler, this);
      case HOT -> compiler;
    };
  }

  private record Later(Object warm, Object cold) implements Warming {}

  @Override
  public void run(Object[] registers, int from, int to) {
    ChainLoop known = loop;
    if (known != null) {
      known.run(registers, at, from, to);
    } else {
      cold(registers, NONE, from, to);
    }
  }

  @Override
  public boolean offsets() {
    return compiler.offsets();
  }

  @Override
  public void run(Object[] registers, int[] offsets, int n) {
    ChainLoop known = loop;
    if (known == null) {
      cold(registers, offsets, 0, n);
    } else if (compiler.offsets()) {
      known.run(registers, at, offsets, 0, n);
    } else {
      known.run(registers, at, 0, n);
    }
  }

  private int offset(int[] offsets, int operand) {
    return offsets == NONE ? 0 : offsets[at[operand]];
  }

  private void cold(Object[] registers, int[] offsets, int from, int to) {
    if (done > COLD_ELEMENTS && compiler.warmth() != Warmth.COLD) {
      done = 0;
      loop = compiler.loop(chain, scalar);
    }
    done += Math.min(to - from, COLD_ELEMENTS) + COLD_CALL;
    int arity = chain.arity();
    int length = reduces() ? to - from : Math.min(to - from, TiledKernel.TILE);
    Object[] local = tiles(length);
    for (int i = 0; i < arity; i++) {
      if (scalar[i]) {
        Arrays.fill((float[]) local[i], 0, length, ((float[]) registers[at[i]])[0]);
      }
    }
    Instruction[] code = instructions();
    for (int start = from; start < to; start += length) {
      int n = Math.min(length, to - start);
      for (int i = 0; i < arity; i++) {
        if (!scalar[i]) {
          System.arraycopy(registers[at[i]], offset(offsets, i) + start, local[i], 0, n);
        }
      }
      for (Instruction instruction : code) {
        instruction.run(local, 0, n);
      }
      for (int i = 0; i < chain.results().size(); i++) {
        Object result = registers[at[arity + i]];
        int value = chain.results().get(i);
        if (isNumber(value)) {
          ((float[]) result)[0] = ((float[]) local[value])[0];
        } else {
          System.arraycopy(local[value], 0, result, offset(offsets, arity + i) + start, n);
        }
      }
    }
    if (loop == null) {
      tiles.giveBack(local);
    }
  }

  /** A tile of {@code length} elements or more for each value. */
  private Object[] tiles(int length) {
    Object[] known = tiles.take();
    if (known != null && ((float[]) known[0]).length >= length) {
      return known;
    }
    return new float[chain.arity() + chain.instructions().size()][length];
  }

  private Instruction[] instructions() {
    Instruction[] known = code;
    if (known == null) {
      known = code();
      code = known;
    }
    return known;
  }

  /** Whether {@code value} is one number, wherever its array begins and whatever the tile. */
  private boolean isNumber(int value) {
    return value < scalar.length && scalar[value]
        || chain.instructions().get(value - chain.arity()).op() instanceof Reduce;
  }

  private Instruction[] code() {
    var code = new Instruction[chain.instructions().size()];
    for (int k = 0; k < code.length; k++) {
      var instruction = chain.instructions().get(k);
      int[] in = instruction.operands().toArray();
      if (instruction.op() instanceof Reduce reduce) {
        code[k] = reduction(reduce, in[0], chain.arity() + k);
        continue;
      }
      code[k] =
          Instructions.of(
              instruction.elementwise(),
              FLOATS,
              in,
              new boolean[in.length],
              chain.arity() + k,
              loops);
    }
    return code;
  }

  private static Instruction reduction(Reduce reduce, int x, int y) {
    var row = ReduceKernel.plain(reduce.function());
    return (r, from, to) ->
        ((float[]) r[y])[0] =
            row.reduce((float[]) r[x], from, to - from, new float[ReduceKernel.SCRATCH]);
  }

  private boolean reduces() {
    for (Fused.Instruction instruction : chain.instructions()) {
      if (instruction.op() instanceof Reduce) {
        return true;
      }
    }
    return false;
  }
}
