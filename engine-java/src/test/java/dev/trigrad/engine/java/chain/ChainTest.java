package dev.trigrad.engine.java.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.trigrad.engine.java.LoopCompiler;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Fused;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops made at run time have the bits of the same operations done one by one. */
final class ChainTest {
  private static final int LENGTH = 77;
  private static final float[] SPECIAL = {
    0f, -0f, 1f, Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.MIN_VALUE
  };
  private static final UnaryFunction[] UNARY = {
    UnaryFunction.NEG,
    UnaryFunction.ABS,
    UnaryFunction.SQUARE,
    UnaryFunction.SQRT,
    UnaryFunction.RELU,
    UnaryFunction.NOT
  };
  private static final BinaryFunction[] BINARY = {
    BinaryFunction.ADD,
    BinaryFunction.SUB,
    BinaryFunction.MUL,
    BinaryFunction.DIV,
    BinaryFunction.MAX,
    BinaryFunction.MIN,
    BinaryFunction.AND,
    BinaryFunction.OR
  };

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void loopsHaveTheBitsOfSingleOperations(int seed) {
    var random = new SplittableRandom(seed);
    int arity = 1 + random.nextInt(5);
    int count = 2 + random.nextInt(12);
    var code = new ArrayList<Fused.Instruction>();
    for (int k = 0; k < count; k++) {
      int a = random.nextInt(arity + k);
      boolean unary = random.nextInt(3) == 0;
      Primitive op =
          unary
              ? Unary.of(UNARY[random.nextInt(UNARY.length)])
              : Binary.of(BINARY[random.nextInt(BINARY.length)]);
      code.add(
          new Fused.Instruction(
              op, unary ? Integers.of(a) : Integers.of(a, random.nextInt(arity + k))));
    }
    var chain = new Fused(arity, code, Integers.of(arity + count - 1, arity));
    boolean[] scalar = new boolean[arity];
    for (int i = 0; i < arity; i++) {
      scalar[i] = random.nextInt(3) == 0;
    }
    Object[] expected = registers(arity, random.split());
    var actual = new Object[expected.length];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = ((float[]) expected[i]).clone();
    }
    compare(chain, scalar, arity, expected, actual);
  }

  private static Object[] registers(int arity, SplittableRandom random) {
    var registers = new Object[arity + 2];
    for (int i = 0; i < registers.length; i++) {
      float[] values = new float[LENGTH];
      for (int j = 0; j < LENGTH; j++) {
        values[j] = j < SPECIAL.length ? SPECIAL[(i + j) % SPECIAL.length] : random.nextInt(9) - 4;
      }
      registers[i] = values;
    }
    return registers;
  }

  private static void compare(
      Fused chain, boolean[] scalar, int arity, Object[] expected, Object[] actual) {
    int[] at = new int[expected.length];
    for (int i = 0; i < at.length; i++) {
      at[i] = i;
    }
    // The last result takes the place of the first input, if that is no scalar.
    at[arity] = scalar[0] ? arity : 0;
    new Chain(chain, scalar, at, new LoopCompiler(Warmth.WARMING), LoopTable.JAVA)
        .run(expected, 3, LENGTH - 1);
    new LoopCompiler(Warmth.WARMING).loop(chain, scalar).run(actual, at, 3, LENGTH - 1);
    for (int i = 0; i < expected.length; i++) {
      assertArrayEquals(bits((float[]) expected[i]), bits((float[]) actual[i]));
    }
  }

  /** All NaN count as one: which of two operands' NaN an addition keeps is not laid down. */
  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }

  /** The whole way from interpretation to the loop gives one result. */
  @Test
  void bitsStayWhenALoopIsMade() {
    var code =
        java.util.List.of(
            new Fused.Instruction(Binary.of(BinaryFunction.MUL), Integers.of(0, 1)),
            new Fused.Instruction(Unary.of(UnaryFunction.SQRT), Integers.of(2)));
    var chain =
        new Chain(
            new Fused(2, code, Integers.of(3)),
            new boolean[] {false, true},
            new int[] {0, 1, 2},
            new LoopCompiler(Warmth.WARMING),
            LoopTable.JAVA);
    Object[] r = {new float[LENGTH], new float[] {3}, new float[LENGTH]};
    float[] x = (float[]) r[0];
    for (int i = 0; i < LENGTH; i++) {
      x[i] = i;
    }
    chain.run(r, 0, LENGTH);
    float[] first = ((float[]) r[2]).clone();
    for (int i = 0; i < 20_000; i++) {
      chain.run(r, 0, LENGTH);
      assertArrayEquals(first, (float[]) r[2]);
    }
  }
}
