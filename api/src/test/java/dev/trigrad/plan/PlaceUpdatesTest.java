package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Reshape;
import dev.trigrad.plan.pass.AssignBuffers;
import dev.trigrad.plan.pass.PlaceUpdates;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Inputs 0 and 1 are cells, 2 and 3 other arrays, 4 indices; every value is a row of four numbers.
 */
class PlaceUpdatesTest {
  private static final Shape ROW = Shape.of(4);
  private static final Binary ADD = Binary.of(BinaryFunction.ADD);
  private static final Binary SUB = Binary.of(BinaryFunction.SUB);
  private static final Binary MUL = Binary.of(BinaryFunction.MUL);

  private static final Planner PLACING = new Planner(Set.of(PlannerPass.PLACE_UPDATES), true);
  private static final PlanningEngine ENGINE = new PlanningEngine(false);

  private final List<Step> steps = new ArrayList<>();
  private int values = 5;

  private int step(Binary op, int a, int b) {
    steps.add(new Step(op, values, a, b));
    return values++;
  }

  private Program program(List<Integer> outputs, Write... writes) {
    var types = new ArrayList<>(Collections.nCopies(values, TensorType.float32(ROW)));
    types.set(4, TensorType.int32(ROW));
    return new Program(types, 5, Map.of(), steps, outputs, List.of(writes), null);
  }

  private static List<Integer> order(Program program) {
    return PlaceUpdates.of(program, ENGINE).steps().stream().map(Step::output).toList();
  }

  @Test
  void anUpdateWaitsForTheLastReaderOfTheOldValueAndNoLonger() {
    int gradient = step(MUL, 2, 3);
    int update = step(ADD, 0, gradient);
    int reader = step(MUL, 0, 2);
    int other = step(MUL, reader, 3);
    var program = program(List.of(other), new Write(0, update));
    assertEquals(List.of(gradient, reader, update, other), order(program));
  }

  @Test
  void aReshapedCellIsReadToo() {
    int update = step(ADD, 0, 2);
    steps.add(new Step(new Reshape(ROW), values, 0));
    int alias = values++;
    int reader = step(MUL, alias, 2);
    int other = step(MUL, reader, 3);
    var program = program(List.of(other), new Write(0, update));
    assertEquals(List.of(alias, reader, update, other), order(program));
  }

  @Test
  void nothingIsWrittenBeforeAStepThatCanFail() {
    int update = step(ADD, 0, 2);
    steps.add(new Step(new Gather(0), values, 2, 4));
    int gathered = values++;
    int other = step(MUL, gathered, 3);
    var program = program(List.of(other), new Write(0, update));
    assertEquals(List.of(gathered, update, other), order(program));
  }

  @Test
  void anUpdateThatReadsAnotherCellComesBeforeThatCellsUpdate() {
    int first = step(ADD, 0, 1);
    int second = step(ADD, 1, 2);
    int late = step(MUL, 0, 3);
    var program = program(List.of(late), new Write(0, first), new Write(1, second));
    assertEquals(List.of(late, first, second), order(program));
    var memory = PLACING.plan(program, ENGINE).memory();
    assertEquals(List.of(), memory.copies(), "both in place");
  }

  @Test
  void gradientsOfTwoCellsShareABuffer() {
    int one = step(MUL, 2, 3);
    int two = step(SUB, 2, 3);
    // As backpropagation records them: all gradients, then all updates.
    int first = step(ADD, 0, one);
    int second = step(ADD, 1, two);
    var program = program(List.of(), new Write(0, first), new Write(1, second));
    assertEquals(List.of(one, first, two, second), order(program));
    var slots = PLACING.plan(program, ENGINE).memory().slots();
    assertNotEquals(slots.get(one), slots.get(two), "each its own without SHARE_BUFFERS");
    var shared = new AssignBuffers(PlaceUpdates.of(program, ENGINE), ENGINE, true).assign().slots();
    assertEquals(shared.get(one), shared.get(two));
  }

  @Test
  void whereAnyStepCanFailNothingIsWrittenBeforeTheEnd() {
    int first = step(ADD, 0, 2);
    int second = step(ADD, 1, 3);
    var program = program(List.of(), new Write(0, first), new Write(1, second));
    var memory = PLACING.plan(program, new PlanningEngine(true)).memory();
    assertEquals(2, memory.copies().size());
    assertEquals(0, PLACING.plan(program, ENGINE).memory().copies().size());
  }
}
