package dev.trigrad.benchmarks.playground.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.playground.network.ActivationChoice;
import dev.trigrad.benchmarks.playground.network.Feature;
import dev.trigrad.benchmarks.playground.network.LossChoice;
import dev.trigrad.benchmarks.playground.network.OptimizerChoice;
import dev.trigrad.benchmarks.playground.network.Settings;
import dev.trigrad.benchmarks.playground.network.Source;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionTest {
  private Sessions sessions = new Sessions(Idleness.USUAL);

  @AfterEach
  void close() throws InterruptedException {
    sessions.close();
  }

  private static Settings settings(
      double rate, OptimizerChoice optimizer, String engine, int pace) {
    return new Settings(
        Source.CIRCLES,
        100,
        0.1,
        0.5,
        1,
        List.of(),
        List.of(Feature.X, Feature.Y),
        List.of(4),
        ActivationChoice.RELU,
        LossChoice.CROSS_ENTROPY,
        optimizer,
        rate,
        0,
        0,
        0,
        10,
        engine,
        pace);
  }

  private Session begun(Settings settings) {
    Session session = sessions.begin();
    session.ask(
        own -> {
          own.settings(settings);
          return null;
        });
    return session;
  }

  /** Asks again and again; a test that waits in vain is ended by its timeout. */
  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static long steps(Session session) {
    return session.ask(own -> own.experiment().steps());
  }

  private static void run(Session session) {
    session.ask(
        own -> {
          own.run(true);
          return null;
        });
  }

  @Test
  void trainsByItselfUntilItPauses() {
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 0));
    run(session);
    until(() -> steps(session) > 20);
    long paused =
        session.ask(
            own -> {
              own.run(false);
              return own.experiment().steps();
            });
    assertEquals(paused, steps(session));
    session.ask(
        own -> {
          own.step();
          return null;
        });
    assertEquals(paused + 1, steps(session));
  }

  @Test
  void switchesTheEngineAndGoesOn() {
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 0));
    run(session);
    until(() -> steps(session) > 5);
    long before =
        session.ask(
            own -> {
              long steps = own.experiment().steps();
              own.settings(settings(0.01, OptimizerChoice.ADAM, "vector", 0));
              return steps;
            });
    until(() -> steps(session) > before + 5);
    assertTrue(session.ask(Session::running));
    assertEquals("vector", session.ask(own -> own.experiment().settings().engine()));
  }

  @Test
  void keepsItsPace() {
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 1));
    long start = System.nanoTime();
    run(session);
    until(() -> steps(session) > 3);
    // Five steps an epoch, one epoch a second: the fourth is due after 0.6 s.
    assertTrue(System.nanoTime() - start >= 590_000_000L);
  }

  @Test
  void pausesWhereTheLossIsNoNumber() {
    Session session = begun(settings(10, OptimizerChoice.MOMENTUM, "java", 0));
    Settings wild =
        settings(10, OptimizerChoice.SGD, "java", 0)
            .but(
                s -> {
                  s.source = Source.SADDLE;
                  s.features = List.of(Feature.X, Feature.X_SQUARED);
                  s.hidden = List.of(8, 8);
                  s.activation = ActivationChoice.LINEAR;
                  s.loss = LossChoice.SQUARED;
                });
    session.ask(
        own -> {
          own.settings(wild);
          own.run(true);
          return null;
        });
    until(() -> !session.ask(Session::running));
    String trouble = session.ask(Session::trouble);
    assertTrue(trouble.contains("no number any more at step"), trouble);
    assertTrue(trouble.contains("lower the learning rate"), trouble);
    session.ask(
        own -> {
          own.reset();
          return null;
        });
    assertEquals("", session.ask(Session::trouble));
  }

  @Test
  void beginsAnewForAnotherNetworkOnly() {
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 0));
    session.ask(
        own -> {
          own.epoch();
          own.settings(settings(0.1, OptimizerChoice.SGD, "java", 0));
          return null;
        });
    assertEquals(5, steps(session));
    int version = session.ask(Session::version);
    Settings deeper =
        settings(0.1, OptimizerChoice.SGD, "java", 0)
            .but(
                s -> {
                  s.features = List.of(Feature.X);
                  s.hidden = List.of(4, 4);
                });
    session.ask(
        own -> {
          own.settings(deeper);
          return null;
        });
    assertEquals(0, steps(session));
    assertEquals(version, session.ask(Session::version), "the points stay");
  }

  @Test
  void pausesAndEndsWhenNobodyAsks() {
    sessions = new Sessions(new Idleness(Duration.ofMillis(50), Duration.ofMillis(400)));
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 0));
    run(session);
    until(() -> sessions.size() == 0);
    assertThrows(SessionEnded.class, () -> session.ask(Session::running));
    assertThrows(SessionEnded.class, () -> sessions.of(session.id()));
  }

  @Test
  void pausesLongBeforeItEnds() throws InterruptedException {
    sessions = new Sessions(new Idleness(Duration.ofMillis(1), Duration.ofHours(1)));
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 1000));
    run(session);
    // Not asked meanwhile: asking is what keeps it running.
    until(session::waits);
    assertFalse(session.ask(Session::running));
  }

  @Test
  void handsErrorsBackToWhoAsked() {
    Session session = begun(settings(0.01, OptimizerChoice.ADAM, "java", 0));
    var error =
        assertThrows(
            IllegalStateException.class,
            () ->
                session.ask(
                    own -> {
                      throw new IllegalStateException("mine");
                    }));
    assertEquals("mine", error.getMessage());
    assertEquals(0, steps(session), "and goes on");
  }
}
