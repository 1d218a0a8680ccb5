package dev.trigrad.engine.vector.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.trigrad.DType;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.Where;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LaneChainsTest {
  private static final float[] SPECIAL = {
    0f, -0f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1e30f
  };

  private final Random random = new Random(5);

  @Test
  void everyOperationHasTheBitsOfItsLoop() {
    for (UnaryFunction f : UnaryFunction.values()) {
      check(List.of(new Fused.Instruction(Unary.of(f), Integers.of(0))), 1);
    }
    for (BinaryFunction f : BinaryFunction.values()) {
      check(List.of(new Fused.Instruction(Binary.of(f), Integers.of(0, 1))), 2);
    }
  }

  /** {@code where(x < y, exp x, erf y) · y}, and what is between. */
  @Test
  void chainsHaveTheBitsOfTheirOperations() {
    check(
        List.of(
            new Fused.Instruction(Binary.of(BinaryFunction.LESS), Integers.of(0, 1)),
            new Fused.Instruction(Unary.of(UnaryFunction.EXP), Integers.of(0)),
            new Fused.Instruction(Unary.of(UnaryFunction.ERF), Integers.of(1)),
            new Fused.Instruction(new Where(), Integers.of(2, 3, 4)),
            new Fused.Instruction(Binary.of(BinaryFunction.MUL), Integers.of(5, 1))),
        2);
  }

  /** Even compiled, so many quotients take longer than any loop of a few operations. */
  @Test
  void longChainOfSlowOperationsIsTakenOnceItIsCompiled() throws InterruptedException {
    var code = new ArrayList<Fused.Instruction>();
    for (int k = 0; k < 80; k++) {
      code.add(new Fused.Instruction(Binary.of(BinaryFunction.DIV), Integers.of(k, 0)));
    }
    var chain = new Fused(1, code, Integers.of(80));
    var chains = new LaneChains(new WarmUpThread(Warmth.WARMING));
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (chains.loop(chain, new boolean[1]) == null && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    assertNotNull(chains.loop(chain, new boolean[1]));
  }

  private void check(List<Fused.Instruction> code, int arity) {
    var types = new DType[] {FLOAT, FLOAT, FLOAT};
    for (Fused.Instruction instruction : code) {
      if (!LaneOperations.writes(instruction.elementwise(), types)) {
        return;
      }
    }
    int count = arity + code.size();
    for (int n : new int[] {1, 16, 37, 200}) {
      var chain = new Fused(arity, code, Integers.of(count - 1));
      check(chain, false, 0, n);
      if (arity > 1) {
        check(chain, true, 1.5f, n);
        for (float number : SPECIAL) {
          check(chain, true, number, n);
        }
      }
    }
  }

  private static final DType FLOAT = DType.FLOAT32;

  /**
   * Inputs begin at 3 and 7, the result takes the first one's place; the second is {@code number}
   * if it is {@code scalar}.
   */
  private void check(Fused chain, boolean scalar, float number, int n) {
    int arity = chain.arity();
    var values = new ArrayList<float[]>();
    var registers = new Object[arity];
    int[] offsets = {3, scalar ? 0 : 7};
    for (int i = 0; i < arity; i++) {
      float[] row = new float[n];
      for (int j = 0; j < n; j++) {
        row[j] = random.nextInt(8) == 0 ? SPECIAL[random.nextInt(7)] : random.nextFloat() * 8 - 4;
        row[j] = i == 1 && scalar ? number : row[j];
      }
      values.add(row);
      float[] whole = new float[n + 9];
      System.arraycopy(row, 0, whole, offsets[i], n);
      registers[i] = whole;
    }
    for (Fused.Instruction instruction : chain.instructions()) {
      values.add(apply(instruction.op(), instruction.operands(), values, n));
    }
    float[] expected = ((float[]) registers[0]).clone();
    System.arraycopy(values.getLast(), 0, expected, 3, n);
    int[] at = arity == 1 ? new int[] {0, 0} : new int[] {0, 1, 0};
    var loop = LaneChains.define(chain, new boolean[] {false, scalar});
    loop.run(registers, at, offsets, 0, n);
    assertArrayEquals(bits(expected), bits((float[]) registers[0]), chain::toString);
  }

  private static float[] apply(Primitive op, Integers in, List<float[]> values, int n) {
    float[] y = new float[n];
    float[] a = values.get(in.get(0));
    LoopTable loops = LoopTable.JAVA;
    switch (op) {
      case Unary(UnaryFunction f) -> loops.unary(f).run(a, y, 0, n);
      case Binary(BinaryFunction f) ->
          loops.binary(f, LoopTable.Operands.BOTH).run(a, values.get(in.get(1)), y, 0, n);
      default -> loops.where().run(a, values.get(in.get(1)), values.get(in.get(2)), y, 0, n);
    }
    return y;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
