package dev.trigrad.engine.java.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Fused;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where chains are cut, and what is said of it. */
class ChainCutTest {
  private static final DType[] FLOATS = {DType.FLOAT32, DType.FLOAT32};

  private final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  private static Tensor leaf() {
    return Tensor.of(new float[2000]);
  }

  private static Tensor ints() {
    return Tensor.of(new int[2000]);
  }

  /** The lines of the last step: what it is, and what is said of it. */
  private String last(Tensor y) {
    List<String> lines = evaluator.explain(y).replaceAll("\\R {8}", " ").lines().toList();
    String note = lines.get(lines.size() - 2).strip();
    return note.startsWith(lines.size() - 2 + " ") ? "" : note;
  }

  @Test
  void aWholeChainIsOneLoopOfWhichNothingIsSaid() {
    assertEquals("", last(leaf().mul(leaf()).add(leaf()).square()));
  }

  @Test
  void theFunctionThatCutsAChainIsNamed() {
    assertEquals(
        "java(mul) java(tanh) java(add square); no chain code for tanh",
        last(leaf().mul(leaf()).tanh().add(leaf()).square()));
  }

  @Test
  void theOperandThatCutsAChainIsNamed() {
    assertEquals(
        "java(cast) java(mul square); cast reads input 0, which is int32",
        last(ints().cast(DType.FLOAT32).mul(leaf()).square()));
  }

  @Test
  void theResultThatCutsAChainIsNamed() {
    String note = last(leaf().mul(leaf()).cast(DType.INT32).mul(3).cast(DType.FLOAT32).square());
    assertEquals(
        "java(mul) java(cast) java(mul) java(cast) java(square); no chain code for cast; mul reads"
            + " the result of cast, which is int32; cast reads the result of mul, which is int32",
        note);
  }

  @Test
  void aChainThatIsTooLargeSaysSo() {
    Tensor y = leaf();
    for (int i = 0; i < 12; i++) {
      y = y.mul(leaf()).add(leaf());
    }
    String note = last(y);
    assertTrue(note.contains("the loop is as large as is worth it"), note);
  }

  @Test
  void codeIsWrittenForWhatSaysThatItIs() {
    var operations = new ArrayList<ElementwisePrimitive>();
    for (UnaryFunction function : UnaryFunction.values()) {
      operations.add(Unary.of(function));
    }
    for (BinaryFunction function : BinaryFunction.values()) {
      operations.add(Binary.of(function));
    }
    for (ElementwisePrimitive op : operations) {
      int arity = op instanceof Binary ? 2 : 1;
      Integers operands = arity == 2 ? Integers.of(0, 1) : Integers.of(0);
      var chain =
          new Fused(arity, List.of(new Fused.Instruction(op, operands)), Integers.of(arity));
      assertEquals(NumberCode.writes(op, FLOATS), isWritten(chain), op::toString);
    }
  }

  private static boolean isWritten(Fused chain) {
    try {
      return LoopWriter.write(chain, new boolean[chain.arity()]).length > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
