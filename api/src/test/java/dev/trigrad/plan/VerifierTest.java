package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.TrigradException;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Integers;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.MemoryPlan.Copy;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.verify.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each way in which a program can be none is found, and named. */
class VerifierTest {
  private static final PlanningEngine ENGINE = new PlanningEngine(false);
  private static final TensorType ROW = TensorType.float32(Shape.of(4));
  private static final TensorType PAIRS = TensorType.float32(Shape.of(2, 2));
  private static final TensorType INTS = TensorType.int32(Shape.of(4));
  private static final Unary NEG = Unary.of(UnaryFunction.NEG);
  private static final Binary ADD = Binary.of(BinaryFunction.ADD);

  /** Two inputs of four numbers; the values after them are of the types given. */
  private static Program program(
      List<TensorType> more, List<Step> steps, List<Integer> outputs, Write... writes) {
    var types = new ArrayList<>(List.of(ROW, ROW));
    types.addAll(more);
    return new Program(types, 2, Map.of(), steps, outputs, List.of(writes), null);
  }

  private static void refused(String fault, Program program) {
    assertEquals(fault, Verifier.fault(program, ENGINE));
  }

  @Test
  void aProgramIsAccepted() {
    var steps = List.of(new Step(NEG, 2, 0), new Step(ADD, 3, 2, 1));
    var program = program(List.of(ROW, ROW), steps, List.of(3, 0, 3), new Write(0, 2));
    assertNull(Verifier.fault(program, ENGINE));
    assertNull(Verifier.fault(Planner.none().plan(program, ENGINE), ENGINE));
    assertNull(Verifier.fault(Planner.all().plan(program, ENGINE), ENGINE));
  }

  @Test
  void valuesAreDefinedOnceBeforeTheyAreRead() {
    refused(
        "step 0 (neg): reads %3, which has no value yet",
        program(List.of(ROW, ROW), List.of(new Step(NEG, 2, 3), new Step(NEG, 3, 0)), List.of(2)));
    refused(
        "step 1 (neg): defines %2, which has a value already",
        program(List.of(ROW), List.of(new Step(NEG, 2, 0), new Step(NEG, 2, 1)), List.of(2)));
    refused(
        "step 0 (neg): defines %1, which has a value already",
        program(List.of(), List.of(new Step(NEG, 1, 0)), List.of(1)));
    refused("output %2 has no value", program(List.of(ROW), List.of(), List.of(2)));
    refused(
        "update %2 has no value", program(List.of(ROW), List.of(), List.of(0), new Write(0, 2)));
    assertTrue(
        Verifier.fault(program(List.of(), List.of(new Step(NEG, 9, 0)), List.of(0)), ENGINE)
            .contains("IndexOutOfBounds"));
  }

  @Test
  void typesAreThoseOfTheOperationsRule() {
    refused(
        "step 0 (neg): defines %2 as float32[2, 2], its operation gives float32[4]",
        program(List.of(PAIRS), List.of(new Step(NEG, 2, 0)), List.of(2)));
    refused(
        "step 0 (neg): defines no value",
        program(List.of(), List.of(new Step(NEG, Integers.of(0), Integers.of())), List.of(0)));
    refused(
        "step 0 (neg): defines 2 values, its operation gives 1",
        program(
            List.of(ROW, ROW),
            List.of(new Step(NEG, Integers.of(0), Integers.of(2, 3))),
            List.of(2)));
    String fault =
        Verifier.fault(
            program(List.of(ROW), List.of(new Step(new MatMul(false, false), 2, 0, 1)), List.of(2)),
            ENGINE);
    assertTrue(fault.contains("matmul: operands need at least 2 axes"), fault);
  }

  @Test
  void updatesFitAndAreSingle() {
    var steps = List.of(new Step(new Reshape(PAIRS.shape()), 2, 0), new Step(NEG, 3, 0));
    refused(
        "update of %0 is float32[2, 2]",
        program(List.of(PAIRS, ROW), steps, List.of(), new Write(0, 2)));
    refused(
        "input %0 is updated twice",
        program(List.of(PAIRS, ROW), steps, List.of(), new Write(0, 3), new Write(0, 3)));
  }

  @Test
  void literalsHoldWhatTheirTypesSay() {
    for (Object wrong : new Object[] {new float[3], new int[4], new double[4], "4"}) {
      int length = wrong instanceof float[] f ? f.length : -1;
      refused(
          "literal %2 has " + length + " elements of float32[4]",
          new Program(
              List.of(ROW, ROW, ROW), 2, Map.of(2, wrong), List.of(), List.of(2), List.of(), null));
    }
    refused(
        "literal %1 is an input",
        new Program(
            List.of(ROW, ROW), 2, Map.of(1, new float[4]), List.of(), List.of(), List.of(), null));
  }

  @Test
  void aPassKeepsWhatWasAskedFor() {
    var steps = List.of(new Step(NEG, 2, 0), new Step(new Reshape(PAIRS.shape()), 3, 2));
    var program = program(List.of(ROW, PAIRS), steps, List.of(2), new Write(0, 2));
    assertNull(Verifier.difference(program, program));
    assertEquals(
        "outputs are no longer of the types asked for",
        Verifier.difference(
            program, program(List.of(ROW, PAIRS), steps, List.of(3), new Write(0, 2))));
    assertEquals(
        "updates are no longer those asked for",
        Verifier.difference(program, program(List.of(ROW, PAIRS), steps, List.of(2))));
    assertEquals(
        "has 1 inputs instead of 2",
        Verifier.difference(
            program,
            new Program(List.of(ROW), 1, Map.of(), List.of(), List.of(0), List.of(), null)));
    assertEquals(
        "input %1 is int32[4] instead of float32[4]",
        Verifier.difference(
            program,
            new Program(List.of(ROW, INTS), 2, Map.of(), List.of(), List.of(0), List.of(), null)));
  }

  /** Inputs in slots 0 and 1, a result in slot 2, scratch in slot 3. */
  private static final List<Slot> TABLE =
      List.of(
          new Slot.Input(0),
          new Slot.Input(1),
          new Slot.Output(0),
          new Slot.Scratch(DType.FLOAT32, 4));

  private static void refused(
      String fault, Program program, List<Slot> table, List<Copy> copies, int... slots) {
    refused(fault, program.withMemory(new MemoryPlan(Integers.of(slots), table, copies)));
  }

  @Test
  void slotsHoldWhatIsReadOfThem() {
    var steps = List.of(new Step(NEG, 2, 0), new Step(NEG, 3, 1), new Step(ADD, 4, 2, 3));
    var program = program(List.of(ROW, ROW, ROW), steps, List.of(4));
    var table = new ArrayList<>(TABLE);
    table.add(new Slot.Scratch(DType.FLOAT32, 4));
    refused(null, program, table, List.of(), 0, 1, 3, 4, 2);
    refused(null, program, table, List.of(), 0, 1, 3, 4, 2);
    refused(
        "step 2 (add): reads %2, and slot 3 holds %3", program, TABLE, List.of(), 0, 1, 3, 3, 2);
    refused("output 0 should hold %4, and holds %2", program, table, List.of(), 0, 1, 2, 4, 3);
    refused(null, program, table, List.of(new Copy(3, 2, 4)), 0, 1, 2, 4, 3);
    refused(
        "Copy[from=3, to=2, elements=3] copies a part of %4",
        program, table, List.of(new Copy(3, 2, 3)), 0, 1, 2, 4, 3);
    refused("%0 is given, and lives in Input[index=1]", program, table, List.of(), 1, 0, 3, 4, 2);
    assertTrue(
        Verifier.fault(
                program.withMemory(new MemoryPlan(Integers.of(0, 1, -1, 4, 2), table, List.of())),
                ENGINE)
            .contains("IndexOutOfBounds"));
  }

  @Test
  void slotsAreWrittenOnlyWithWhatFits() {
    var program = program(List.of(ROW), List.of(new Step(NEG, 2, 0)), List.of(2));
    var copy = List.of(new Copy(3, 2, 4));
    refused(null, program, TABLE, copy, 0, 1, 3);
    refused(
        "step 0 (neg): %2 float32[4] does not belong in Input[index=1]",
        program, TABLE, copy, 0, 1, 1);
    for (Slot wrong :
        List.of(
            new Slot.Scratch(DType.FLOAT32, 3),
            new Slot.Scratch(DType.INT32, 4),
            new Slot.Scratch(DType.FLOAT64, 4))) {
      refused(
          "step 0 (neg): %2 float32[4] does not belong in " + wrong,
          program,
          List.of(TABLE.get(0), TABLE.get(1), TABLE.get(2), wrong),
          copy,
          0,
          1,
          3);
    }
    refused(
        "0 outputs have a slot, of 1",
        program,
        List.of(TABLE.get(0), TABLE.get(1), TABLE.get(3)),
        List.of(),
        0,
        1,
        2);
  }

  @Test
  void aRenamedValueIsTheSameMemory() {
    var steps = List.of(new Step(new Reshape(PAIRS.shape()), 2, 0), new Step(NEG, 3, 2));
    var program = program(List.of(PAIRS, PAIRS), steps, List.of(3));
    refused(null, program, TABLE, List.of(), 0, 1, 0, 2);
    refused(null, program, TABLE, List.of(), 0, 1, 3, 2);
  }

  @Test
  void onlyElementByElementIsAnythingWrittenOverWhatIsRead() {
    var square = new MatMul(false, false);
    var types = List.of(PAIRS, PAIRS, PAIRS);
    var steps =
        List.of(
            new Step(new Reshape(PAIRS.shape()), 2, 0),
            new Step(NEG, 3, 2),
            new Step(square, 4, 3, 3));
    var program = program(types, steps, List.of(4));
    refused(
        "step 2 (matmul): writes %4 over %3, which it reads otherwise",
        program, TABLE, List.of(new Copy(3, 2, 4)), 0, 1, 0, 3, 3);
  }

  @Test
  void cellsAreWrittenLast() {
    var steps = List.of(new Step(NEG, 3, 0), new Step(new Gather(0), 4, 1, 2));
    var types = List.of(ROW, ROW, INTS, ROW, ROW);
    var program =
        new Program(types, 3, Map.of(), steps, List.of(4), List.of(new Write(0, 3)), null);
    List<Slot> table =
        List.of(new Slot.Input(0), new Slot.Input(1), new Slot.Input(2), new Slot.Output(0));
    refused(
        "step 1 can fail, and a cell is written by then",
        program.withMemory(new MemoryPlan(Integers.of(0, 1, 2, 0, 3), table, List.of())));
    var late = program.withSteps(program.steps().reversed());
    refused(null, late.withMemory(new MemoryPlan(Integers.of(0, 1, 2, 0, 3), table, List.of())));
    assertEquals(
        "step 1 can fail, and a cell is written by then",
        Verifier.fault(
            late.withMemory(new MemoryPlan(Integers.of(0, 1, 2, 0, 3), table, List.of())),
            new PlanningEngine(true)));
    refused(
        "update of %0 should be %3, and is %0",
        late.withMemory(
            new MemoryPlan(
                Integers.of(0, 1, 2, 4, 3),
                List.of(
                    table.get(0),
                    table.get(1),
                    table.get(2),
                    table.get(3),
                    new Slot.Scratch(DType.FLOAT32, 4)),
                List.of())));
  }

  @Test
  void aRefusedPassIsLeftOutOrThrows() {
    var good = program(List.of(ROW), List.of(new Step(NEG, 2, 0)), List.of(2));
    var bad = program(List.of(ROW), List.of(), List.of(2));
    var refused = new ArrayList<PlannerPass>();
    var lenient = new Planner(java.util.Set.of(), false);
    var pass = PlannerPass.DEAD_CODE;
    assertSame(good, lenient.verified(pass, good, ENGINE, refused::add, () -> bad));
    assertSame(
        good,
        lenient.verified(
            pass,
            good,
            ENGINE,
            refused::add,
            () -> {
              throw new IllegalStateException("broken");
            }));
    assertEquals(List.of(pass, pass), refused);
    var error =
        assertThrows(
            TrigradException.class,
            () -> lenient.throwing().verified(pass, good, ENGINE, refused::add, () -> bad));
    assertTrue(error.getMessage().contains("DEAD_CODE is left out"), error.getMessage());
    assertTrue(error.getMessage().contains("before:\n" + good + "after:\n" + bad));
    assertEquals(2, refused.size());
    error = assertThrows(TrigradException.class, () -> lenient.plan(bad, ENGINE));
    assertTrue(error.getMessage().contains("gives no program: output %2 has no value"));
  }
}
