package dev.trigrad.testkit;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import java.util.List;
import java.util.Locale;

/**
 * Rule R12: a provider says what it is, what it would use, and if it cannot run, why and what to
 * do.
 */
final class ProviderChecks {
  private final EngineProvider provider;

  ProviderChecks(EngineProvider provider) {
    this.provider = provider;
  }

  List<Check> all() {
    return List.of(
        new Check("provider", Rule.R12_PROBE, "name", this::name),
        new Check("provider", Rule.R12_PROBE, "probe", this::probe),
        new Check("provider", Rule.R12_PROBE, "open", this::open));
  }

  private void name() {
    String name = provider.name();
    if (name.isBlank() || !name.equals(name.toLowerCase(Locale.ROOT)) || name.indexOf(' ') >= 0) {
      throw new AssertionError("name is '" + name + "', expected one lower-case word");
    }
  }

  private Availability found() {
    try {
      Availability first = provider.probe();
      if (!provider.probe().equals(first)) {
        throw new AssertionError("two probes differ, the first found " + first);
      }
      return first;
    } catch (LinkageError | RuntimeException e) {
      throw new AssertionError(
          "probe throws " + e + "; it should return the reason and the remedy", e);
    }
  }

  private void probe() {
    switch (found()) {
      case Availability.Available(String detail) -> line("what it would use", detail);
      case Availability.Unavailable(String reason, String remedy) -> {
        line("reason", reason);
        line("remedy", remedy);
      }
      case null -> throw new AssertionError("probe returns null");
    }
  }

  private void open() {
    boolean expected = found() instanceof Availability.Available;
    try {
      Engine engine = provider.open();
      if (!expected) {
        throw new AssertionError("probe says unavailable, yet the engine opens");
      }
      if (!engine.info().name().equals(provider.name())) {
        throw new AssertionError(
            "opens engine '" + engine.info().name() + "', expected '" + provider.name() + "'");
      }
      line("summary", engine.info().summary());
    } catch (EngineUnavailableException e) {
      line("reason", e.reason());
      line("remedy", e.remedy());
    }
  }

  private static void line(String what, String text) {
    if (text == null || text.isBlank() || text.indexOf('\n') >= 0) {
      throw new AssertionError(what + " is '" + text + "', expected one line");
    }
  }
}
