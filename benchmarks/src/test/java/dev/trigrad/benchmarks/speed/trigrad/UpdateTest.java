package dev.trigrad.benchmarks.speed.trigrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.speed.contender.Update;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateTest {
  @Test
  void readsShapesAndCountsWhatMemoryMoves() {
    Update update = Update.of("adam/10x100000");
    assertEquals(new Update(Update.Rule.ADAM, 10, 100_000), update);
    assertEquals(28_000_000, update.bytes());
    assertFalse(update.beyondCache());
    assertTrue(Update.of("adam/1x8000000").beyondCache());
    assertTrue(new Limits.Memory().suits(Update.of("adam/1x8000000")));
    assertEquals("Adam update 10×100,000", update.title());
  }

  @ParameterizedTest
  @EnumSource
  void acceptsTheFirstStepAndNoOther(Update.Rule rule) {
    var update = new Update(rule, 3, 1000);
    var computation = new TrigradUpdate(update, Engines.evaluator("java"));
    computation.run();
    FirstUpdate.check(update, computation.results());
    computation.run();
    assertThrows(
        IllegalStateException.class, () -> FirstUpdate.check(update, computation.results()));
  }
}
