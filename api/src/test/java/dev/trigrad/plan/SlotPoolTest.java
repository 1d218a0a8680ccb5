package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.MemoryPlan.Slot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotPoolTest {
  private static final DType FLOAT = DType.FLOAT32;

  /** A step that makes some values of others. */
  private record Piece(Integers reads, Integers makes) {}

  private static Piece piece(List<Integer> makes, Integer... reads) {
    return new Piece(integers(List.of(reads)), integers(makes));
  }

  private static Integers integers(List<Integer> values) {
    return Integers.of(values.stream().mapToInt(value -> value).toArray());
  }

  private static SlotPool pool(boolean overOperands, List<Piece> pieces, int... kept) {
    int values = pieces.stream().mapToInt(piece -> piece.makes().size()).sum();
    return new SlotPool(
        Lifetimes.of(values, pieces, Piece::reads, Piece::makes, Integers.of(kept)), overOperands);
  }

  /** Makes 0 of nothing, 1 of 0, 2 of 1, … */
  private static List<Piece> chain(int length) {
    return IntStream.range(0, length)
        .mapToObj(v -> v == 0 ? piece(List.of(0)) : piece(List.of(v), v - 1))
        .toList();
  }

  @Test
  void aStepWritesOverItsOperandsOnlyWhereItMay() {
    var apart = pool(false, chain(4));
    assertEquals(
        List.of(0, 1, 0, 1),
        List.of(0, 1, 2, 3).stream().map(v -> apart.take(v, FLOAT, 8)).toList());
    var over = pool(true, chain(4));
    assertEquals(
        List.of(0, 0, 0, 0),
        List.of(0, 1, 2, 3).stream().map(v -> over.take(v, FLOAT, 8)).toList());
  }

  @Test
  void resultsOfOneStepNeverMeetEvenIfNobodyReadsThem() {
    var pool = pool(true, List.of(piece(List.of(0, 1)), piece(List.of(2))));
    assertEquals(0, pool.take(0, FLOAT, 8));
    assertEquals(1, pool.take(1, FLOAT, 8));
    assertEquals(1, pool.take(2, FLOAT, 8));
  }

  @Test
  void whatIsKeptIsNeverGivenAgain() {
    var pool = pool(true, chain(3), 0);
    assertEquals(0, pool.take(0, FLOAT, 8));
    assertEquals(1, pool.take(1, FLOAT, 8));
    assertEquals(1, pool.take(2, FLOAT, 8));
    assertEquals(2, pool.slots().size());
  }

  @Test
  void theSmallestDeadSlotThatFitsIsTakenButNoneOfMoreThanFourTimesTheSize() {
    var pool = pool(true, List.of(piece(List.of(0, 1, 2)), piece(List.of(3, 4, 5, 6))));
    assertEquals(0, pool.take(0, FLOAT, 1000));
    assertEquals(1, pool.take(1, FLOAT, 300));
    assertEquals(2, pool.take(2, FLOAT, 60));
    assertEquals(1, pool.take(3, FLOAT, 250));
    assertEquals(3, pool.take(4, FLOAT, 249));
    assertEquals(2, pool.take(5, FLOAT, 1));
    assertEquals(0, pool.take(6, FLOAT, 999));
    assertEquals(new Slot.Scratch(FLOAT, 249), pool.slots().get(3));
  }

  @Test
  void ofEqualSlotsTheOneThatDiedLastIsTaken() {
    var pieces =
        List.of(
            piece(List.of(0, 1, 2)),
            piece(List.of(3), 1),
            piece(List.of(4), 0, 2, 3),
            piece(List.of(5)));
    var pool = pool(false, pieces, 3, 4);
    for (int value = 0; value < 5; value++) {
      pool.take(value, FLOAT, 8);
    }
    assertEquals(4, pool.slots().size());
    assertEquals(2, pool.take(5, FLOAT, 8));
  }

  @Test
  void truthValuesLiveInFloatsAndIntegersApart() {
    var pool = pool(true, chain(4));
    assertEquals(0, pool.take(0, FLOAT, 8));
    assertEquals(1, pool.take(1, DType.INT32, 8));
    assertEquals(0, pool.take(2, DType.BOOL, 8));
    assertEquals(1, pool.take(3, DType.INT32, 8));
    assertEquals(
        List.of(new Slot.Scratch(FLOAT, 8), new Slot.Scratch(DType.INT32, 8)), pool.slots());
  }

  @Test
  void anAddedSlotIsNobodyElses() {
    var pool = pool(true, chain(2));
    assertEquals(0, pool.add(FLOAT, 8));
    assertEquals(1, pool.take(0, FLOAT, 8));
    assertEquals(1, pool.take(1, FLOAT, 8));
  }

  @Test
  void oneResultMayTakeOverADyingOperand() {
    var pieces = List.of(piece(List.of(0, 1)), piece(List.of(2, 3), 0, 1), piece(List.of(4), 1, 2));
    var pool = pool(false, pieces, 3);
    pool.take(0, FLOAT, 8);
    pool.take(1, FLOAT, 8);
    assertFalse(pool.mayTakeOver(2, FLOAT, 1), "read later");
    assertFalse(pool.mayTakeOver(2, DType.INT32, 0), "of another type");
    assertTrue(pool.mayTakeOver(2, FLOAT, 0));
    assertEquals(0, pool.takeOver(2, 0));
    assertFalse(pool.mayTakeOver(3, FLOAT, 0), "taken");
    assertEquals(2, pool.take(3, FLOAT, 8));
    assertEquals(3, pool.take(4, FLOAT, 8), "the slot taken over lives as long as its new value");
  }
}
