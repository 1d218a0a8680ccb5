package dev.trigrad.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.SettingException;
import dev.trigrad.engine.own.OwnProvider;
import dev.trigrad.strange.HostileProvider;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The choice among engines that can run, cannot, or do the worst that a provider can do. */
class EngineRegistryTest {
  private static final String TYPE = HostileProvider.class.getName();
  private static final String CHOOSE = " - see the cause, or choose another engine";

  @AfterEach
  void forget() {
    System.clearProperty("trigrad.fast.size");
    System.clearProperty("trigrad.fast.sizes");
  }

  private static EngineRegistry registry(EngineProvider... providers) {
    return new EngineRegistry(() -> new Discovery(List.of(providers), List.of()));
  }

  private static OwnProvider plain() {
    return new OwnProvider("plain");
  }

  private static HostileProvider fast(Consumer<HostileProvider> fault) {
    var provider = new HostileProvider("fast", 9);
    fault.accept(provider);
    return provider;
  }

  private static <T> T boom() {
    throw new AssertionError("boom");
  }

  @Test
  void aForcedEngineThatIsMissingListsEveryCandidate() {
    var registry =
        registry(
            plain(),
            fast(p -> p.probe = () -> new Availability.Unavailable("it is missing", "install it")));
    var error = assertThrows(EngineException.class, () -> registry.choose("nope"));
    assertEquals(
        "engine 'nope' is not on the class path or module path; candidates: fast: unavailable, it"
            + " is missing - install it; plain: available (own)",
        error.getMessage());
  }

  @Test
  void aForcedEngineThatCannotRunIsNeverReplaced() {
    var failure = new EngineUnavailableException("its library is broken", "replace it");
    var registry = registry(plain(), fast(p -> p.open = () -> HostileProvider.raise(failure)));
    var error = assertThrows(EngineException.class, () -> registry.choose("fast"));
    assertEquals(
        "engine 'fast' cannot run here: its library is broken; replace it; candidates: fast:"
            + " unavailable, its library is broken - replace it; plain: available (own)",
        error.getMessage());
    assertSame(failure, error.getCause().getCause());
  }

  @Test
  void aChoiceThatFailedCanBeMadeAgain() {
    var fast = fast(p -> p.open = () -> boom());
    var registry = registry(fast);
    var error = assertThrows(EngineException.class, () -> registry.choose(null));
    assertEquals(
        "no engine can run here; candidates: fast: unavailable, it failed to open:"
            + " AssertionError: boom"
            + CHOOSE,
        error.getMessage());
    assertThrows(EngineException.class, () -> registry.choose("fast"));
    assertEquals(List.of(), registry.available());
    fast.open = fast("fast").open;
    assertEquals("fast", registry.choose("fast").engine().info().name());
    assertSame(registry.choose(null), registry.named("fast"));
    assertEquals(List.of("fast"), registry.available());
  }

  private static HostileProvider fast(String name) {
    return new HostileProvider(name, 9);
  }

  @Test
  void whatWasNotThereAtFirstIsFoundLater() {
    var found = new ArrayList<EngineProvider>();
    var registry = new EngineRegistry(() -> new Discovery(List.copyOf(found), List.of()));
    assertThrows(EngineException.class, () -> registry.choose(null));
    found.add(new OwnProvider("own"));
    assertEquals("own", registry.choose(null).engine().info().name());
    assertThrows(EngineException.class, () -> registry.named("plain"));
    found.add(new HostileProvider("plain", 0));
    assertEquals("plain", registry.named("plain").engine().info().name());
    assertEquals(List.of("own", "plain"), registry.found());
  }

  @Test
  void nobodyReplacesANameThatIsTaken() {
    String own = OwnProvider.class.getName();
    var registry = registry(new HostileProvider("java", 900), new OwnProvider("java"));
    assertEquals("own", registry.choose(null).engine().info().summary());
    assertEquals(List.of("java"), registry.found());
    String line = TYPE + ": refused, its name 'java' is taken by " + own + " - give it another one";
    assertTrue(registry.report(null).contains("\n  " + line + "\n"), registry.report(null));
    var error = assertThrows(EngineException.class, () -> registry.named("x"));
    assertEquals(
        "engine 'x' is not on the class path or module path; candidates: java: available (own); "
            + line,
        error.getMessage());
    var strangers = registry(new HostileProvider("fast", 1), new HostileProvider("fast", 9));
    assertTrue(strangers.report(null).contains("fast: available (fake), priority 1"));
    assertTrue(strangers.report(null).contains("its name 'fast' is taken by " + TYPE));
  }

  @Test
  void aProviderThatAsksForItselfIsStopped() {
    var fast = fast("fast");
    var registry = registry(plain(), fast);
    var open = fast.open;
    fast.open =
        () -> {
          registry.choose(null);
          return open.get();
        };
    assertEquals("fast", registry.choose(null).engine().info().name());
    fast.calls.clear();
    fast.open =
        () -> {
          registry.named("fast");
          return open.get();
        };
    var other = registry(plain(), fast);
    fast.open =
        () -> {
          other.named("fast");
          return open.get();
        };
    assertEquals("plain", other.choose(null).engine().info().name());
    assertEquals(1, Collections.frequency(fast.calls, "open"));
    assertTrue(other.report(null).contains("it is asked for while it is being opened"));
  }

  @Test
  void reportingOpensNothing() {
    var fast = fast("fast");
    var registry = registry(plain(), fast);
    assertEquals(List.of("fast", "plain"), registry.available());
    String report = registry.report(null);
    assertFalse(fast.calls.contains("open"));
    assertTrue(report.contains("\n  fast: available (fake), priority 9, not open\n"), report);
    assertFalse(report.contains("place: here"), report);
    registry.named("plain");
    report = registry.report(null);
    assertTrue(
        report.contains(
            "\n  plain: available (own), priority 1\n    runs on  own\n    place: here\n"),
        report);
    assertFalse(fast.calls.contains("open"));
  }

  @Test
  void aPropertyThatIsNotUnderstoodIsNeverPassedOver() {
    var size = Setting.integer("trigrad.fast.size", 1, 9);
    var fast = fast(p -> p.settings = () -> List.of(size));
    var registry = registry(plain(), fast);
    System.setProperty("trigrad.fast.size", "10");
    String message =
        "property trigrad.fast.size: '10' is not an integer from 1 to 9; correct it or leave it"
            + " out";
    for (String forced : new String[] {null, "fast"}) {
      var error = assertThrows(SettingException.class, () -> registry.choose(forced));
      assertEquals(message, error.getMessage());
      assertEquals("trigrad.fast.size", error.property());
    }
    assertEquals("plain", registry.choose("plain").engine().info().name(), "it does not read it");
    assertTrue(registry.report(null).contains("\n  " + message + "\n"), registry.report(null));
    System.setProperty("trigrad.fast.size", "9");
    assertTrue(registry.report(null).contains("\n  property   trigrad.fast.size=9\n"));
    assertEquals("fast", registry.choose(null).engine().info().name());
  }

  @Test
  void whatEveryEngineReadsIsNoFaultOfTheirs() {
    String before = System.getProperty("trigrad.verify");
    System.setProperty("trigrad.verify", "stict");
    try {
      var error = assertThrows(SettingException.class, () -> registry(plain()).choose(null));
      assertEquals(
          "property trigrad.verify: 'stict' is not one of strict, warn; correct it or leave it out",
          error.getMessage());
    } finally {
      if (before == null) {
        System.clearProperty("trigrad.verify");
      } else {
        System.setProperty("trigrad.verify", before);
      }
    }
  }

  @Test
  void aPropertyThatNobodyReadsIsReported() {
    var size = Setting.integer("trigrad.fast.size", 1, 9);
    var fast = fast(p -> p.settings = () -> List.of(size));
    System.setProperty("trigrad.fast.sizes", "3");
    String line =
        "property trigrad.fast.sizes: nobody reads it; known are trigrad.engine,"
            + " trigrad.fast.size, trigrad.verify";
    String report = registry(fast).report(null);
    assertTrue(report.contains("\n  " + line + "\n"), report);
    report = registry(fast("fast")).report(null);
    assertFalse(report.contains("trigrad.fast.sizes"), "may be its own: " + report);
    report = registry(fast(p -> p.settings = () -> boom())).report(null);
    assertFalse(report.contains("trigrad.fast.sizes"), "may be its own: " + report);
  }

  @Test
  void withoutAnyEngineTheErrorSaysWhatToAdd() {
    var error = assertThrows(EngineException.class, () -> registry().choose(null));
    String line = "none found - add trigrad-engine-java, -vector or -native to the class path";
    assertEquals("no engine can run here; candidates: " + line, error.getMessage());
    assertTrue(registry().report(null).contains("\n  " + line + "\n"));
  }

  @Test
  void enginesAreOpenedOnce() {
    var registry = registry(plain());
    assertSame(registry.named("plain"), registry.choose(null));
    assertTrue(registry.report("plain").contains("plain (forced)"));
  }

  @Test
  void aProviderGivenInCodeFailsTyped() {
    assertEquals("fast", Engines.evaluator(fast("fast")).engine().info().name());
    var error =
        assertThrows(
            EngineUnavailableException.class,
            () -> Engines.evaluator(fast(p -> p.open = () -> null)));
    assertEquals("it opened to null; report this to the engine's author", error.getMessage());
    assertThrows(
        EngineUnavailableException.class,
        () -> Engines.evaluator(fast(p -> p.open = () -> boom())));
    assertEquals(
        "engines: provider is null; give one",
        assertThrows(EngineException.class, () -> Engines.evaluator((EngineProvider) null))
            .getMessage());
    assertThrows(EngineException.class, () -> Engines.evaluator((String) null));
  }
}
