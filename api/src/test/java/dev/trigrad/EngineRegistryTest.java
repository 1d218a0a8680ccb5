package dev.trigrad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The choice among engines that can run, cannot, or fail in various ways. */
class EngineRegistryTest {
  private record Fake(String name, int priority, String fault) implements EngineProvider {
    @Override
    public Availability probe() {
      return switch (fault) {
        case "absent" -> new Availability.Unavailable("its library is missing", "install it");
        case "probe" -> throw new IllegalStateException("boom");
        default -> new Availability.Available("fake");
      };
    }

    @Override
    public Engine open() {
      if (fault.equals("open")) {
        throw new EngineUnavailableException("its library is broken", "replace it");
      }
      if (fault.equals("link")) {
        throw new NoClassDefFoundError("some/Missing");
      }
      return new Engine() {
        @Override
        public EngineInfo info() {
          return new EngineInfo(name, "fake", Map.of());
        }

        @Override
        public Plan compile(Program program) {
          throw new UnsupportedOperationException();
        }
      };
    }
  }

  private static EngineRegistry registry(EngineProvider... providers) {
    return new EngineRegistry(new EngineRegistry.Discovery(List.of(providers), List.of()));
  }

  @Test
  void theBestThatRunsIsChosen() {
    for (String fault : new String[] {"absent", "open", "link", "probe"}) {
      var registry = registry(new Fake("plain", 1, ""), new Fake("fast", 9, fault));
      assertEquals("plain", registry.choose(null).engine().info().name(), fault);
      assertEquals(List.of("plain"), registry.available());
      assertEquals(List.of("fast", "plain"), registry.found());
    }
  }

  @Test
  void aForcedEngineThatIsMissingListsEveryCandidate() {
    var registry = registry(new Fake("plain", 1, ""), new Fake("fast", 9, "absent"));
    var error = assertThrows(EngineException.class, () -> registry.choose("nope"));
    String message = error.getMessage();
    assertTrue(
        message.startsWith("engine 'nope' is not on the class path or module path"), message);
    assertTrue(message.contains("fast: unavailable, its library is missing - install it"), message);
    assertTrue(message.contains("plain: available"), message);
    assertEquals(1, message.lines().count());
  }

  @Test
  void aForcedEngineThatCannotRunIsNeverReplaced() {
    var registry = registry(new Fake("plain", 1, ""), new Fake("fast", 9, "open"));
    var error = assertThrows(EngineException.class, () -> registry.choose("fast"));
    assertTrue(
        error
            .getMessage()
            .startsWith("engine 'fast' cannot run here: its library is broken; replace it"),
        error.getMessage());
  }

  @Test
  void withoutAnyEngineTheErrorSaysWhatToAdd() {
    var error = assertThrows(EngineException.class, () -> registry().choose(null));
    assertTrue(error.getMessage().contains("add trigrad-engine-java"), error.getMessage());
    assertTrue(registry().report(null).contains("none found"));
  }

  @Test
  void enginesAreOpenedOnce() {
    var registry = registry(new Fake("plain", 1, ""));
    assertSame(registry.named("plain"), registry.choose(null));
    assertTrue(registry.report("plain").contains("plain (forced)"));
  }
}
