package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.plan.Fused.Instruction;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LifetimesTest {
  private static final Shape ROW = Shape.of(4);
  private static final Unary NEG = Unary.of(UnaryFunction.NEG);
  private static final Binary ADD = Binary.of(BinaryFunction.ADD);
  private static final Reshape SAME = new Reshape(ROW);

  /** A program of {@code values} rows, the first two of them inputs. */
  private static Program program(
      int values, List<Step> steps, List<Integer> outputs, Write... writes) {
    var types = Collections.nCopies(values, TensorType.float32(ROW));
    return new Program(types, 2, Map.of(), steps, outputs, List.of(writes), null);
  }

  private static void lives(Lifetimes lives, List<Integer> made, List<Integer> last) {
    assertEquals(made, IntStream.range(0, made.size()).mapToObj(lives::made).toList());
    assertEquals(last, IntStream.range(0, last.size()).mapToObj(lives::last).toList());
  }

  @Test
  void aValueLivesFromItsStepToItsLastReader() {
    var steps = List.of(new Step(NEG, 2, 0), new Step(ADD, 3, 2, 2), new Step(ADD, 4, 3, 2));
    lives(
        Lifetimes.of(program(5, steps, List.of())),
        List.of(-1, -1, 0, 1, 2),
        List.of(0, -1, 2, 2, 2));
  }

  @Test
  void outputsAndNewValuesOfCellsLiveBeyondTheLastStep() {
    var steps = List.of(new Step(NEG, 2, 0), new Step(NEG, 3, 2), new Step(NEG, 4, 2));
    lives(
        Lifetimes.of(program(5, steps, List.of(1, 3), new Write(0, 2))),
        List.of(-1, -1, 0, 1, 2),
        List.of(0, 3, 3, 3, 2));
  }

  @Test
  void anAliasKeepsItsSourceAliveAndNotTheOtherWayRound() {
    var steps =
        List.of(
            new Step(NEG, 2, 0),
            new Step(SAME, 3, 2),
            new Step(SAME, 4, 3),
            new Step(NEG, 5, 3),
            new Step(NEG, 6, 4),
            new Step(NEG, 7, 6));
    lives(
        Lifetimes.of(program(8, steps, List.of())),
        List.of(-1, -1, 0, 1, 2, 3, 4, 5),
        List.of(0, -1, 4, 4, 4, 3, 5, 5));
    assertEquals(1, Lifetimes.of(program(4, steps.subList(0, 2), List.of())).last(2));
    assertEquals(2, Lifetimes.of(program(4, steps.subList(0, 2), List.of(3))).last(2));
    assertEquals(1, Lifetimes.of(program(4, steps.subList(0, 2), List.of(2))).last(3));
  }

  @Test
  void operandsOfAFusedStepLiveUntilTheirLastInstruction() {
    var code =
        List.of(
            new Instruction(ADD, Integers.of(0, 1)),
            new Instruction(NEG, Integers.of(2)),
            new Instruction(ADD, Integers.of(2, 0)),
            new Instruction(NEG, Integers.of(0)));
    lives(
        Lifetimes.of(new Fused(2, code, Integers.of(3, 4))),
        List.of(-1, -1, 0, 1, 2, 3),
        List.of(3, 0, 2, 4, 4, 3));
  }

  @Test
  void anyStepsWillDo() {
    record Piece(Integers reads, Integers makes) {}
    var pieces =
        List.of(
            new Piece(Integers.of(0), Integers.of(1, 2)),
            new Piece(Integers.of(1), Integers.of(3)));
    lives(
        Lifetimes.of(4, pieces, Piece::reads, Piece::makes, Integers.of(3)),
        List.of(-1, 0, 0, 1),
        List.of(0, 1, 0, 2));
  }
}
