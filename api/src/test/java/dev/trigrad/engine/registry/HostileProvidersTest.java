package dev.trigrad.engine.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.own.OwnProvider;
import dev.trigrad.strange.HostileProvider;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The worst that a provider can do: it costs nobody else anything, and is told in one line. */
class HostileProvidersTest {
  private static final String TYPE = HostileProvider.class.getName();
  private static final String RENAME =
      " - give it one of lower-case letters and digits, as in 'vector'";
  private static final String AUTHOR = " - report this to the engine's author";
  private static final String CHOOSE = " - see the cause, or choose another engine";

  private static <T> T boom() {
    throw new AssertionError("boom");
  }

  /** What a provider called {@code fast} can do, and the line that tells it. */
  private static Map<String, Consumer<HostileProvider>> faults() {
    var faults = new TreeMap<String, Consumer<HostileProvider>>();
    String failed = "fast: unavailable, its probe failed: ";
    faults.put(failed + "AssertionError: boom" + AUTHOR, p -> p.probe = () -> boom());
    faults.put(failed + "StackOverflowError" + AUTHOR, p -> p.probe = HostileProvider::recurse);
    faults.put(
        failed + "OutOfMemoryError: full" + AUTHOR,
        p -> p.probe = () -> HostileProvider.raise(new OutOfMemoryError("full")));
    faults.put(
        failed + "IOException: gone" + AUTHOR,
        p -> p.probe = () -> HostileProvider.raise(new IOException("gone")));
    faults.put(
        failed + "dev.trigrad.strange.HostileProvider$Unreadable" + AUTHOR,
        p -> p.probe = () -> HostileProvider.raise(new HostileProvider.Unreadable()));
    faults.put("fast: unavailable, its probe returned null" + AUTHOR, p -> p.probe = () -> null);
    faults.put(
        "fast: unavailable, its library is missing - install it",
        p -> p.probe = () -> new Availability.Unavailable("its library is missing", "install it"));
    faults.put(
        "fast: unavailable, (nothing said) - two",
        p -> p.probe = () -> new Availability.Unavailable(null, "\n two\nlines"));
    String opening = "fast: unavailable, it failed to open: ";
    faults.put(opening + "AssertionError: boom" + CHOOSE, p -> p.open = () -> boom());
    faults.put(opening + "StackOverflowError" + CHOOSE, p -> p.open = HostileProvider::recurse);
    faults.put(
        opening + "NoClassDefFoundError: some/Missing" + CHOOSE,
        p -> p.open = () -> HostileProvider.raise(new NoClassDefFoundError("some/Missing")));
    faults.put(
        opening + "OutOfMemoryError" + CHOOSE,
        p -> p.open = () -> HostileProvider.raise(new OutOfMemoryError()));
    faults.put("fast: unavailable, it opened to null" + AUTHOR, p -> p.open = () -> null);
    faults.put("fast: unavailable, its info is null" + AUTHOR, p -> p.info = () -> null);
    faults.put(opening + "AssertionError: boom" + CHOOSE + " ", p -> p.info = () -> boom());
    faults.put(
        "fast: unavailable, its library is broken - replace it",
        p ->
            p.open =
                () ->
                    HostileProvider.raise(
                        new EngineUnavailableException("its library is broken", "replace it")));
    faults.put(
        "fast: unavailable, (nothing said) - (nothing said)",
        p -> p.open = () -> HostileProvider.raise(new EngineUnavailableException(null, null)));
    faults.put(
        TYPE + ": refused, its name or priority failed: AssertionError: boom - repair it",
        p -> p.priority = () -> boom());
    faults.put(
        TYPE + ": refused, its name or priority failed: StackOverflowError - repair it",
        p -> p.name = HostileProvider::recurse);
    faults.put(TYPE + ": refused, its name is null" + RENAME, p -> p.name = () -> null);
    faults.put(
        TYPE
            + ": refused, its name 'plain' is taken by "
            + OwnProvider.class.getName()
            + " - give it another one",
        p -> p.name = () -> "plain");
    for (String name : new String[] {"", "  ", "Fast", "so fast", "9fast", "ｆast", "fast\t"}) {
      String said = name.isBlank() ? "(nothing said)" : name.strip();
      faults.put(
          TYPE + ": refused, its name is '" + said + "'" + RENAME + " ".repeat(name.length()),
          p -> p.name = () -> name);
    }
    return faults;
  }

  private static EngineRegistry registry(Consumer<HostileProvider> fault) {
    var fast = new HostileProvider("fast", 9);
    fault.accept(fast);
    return new EngineRegistry(
        () -> new Discovery(List.of(new OwnProvider("plain"), fast), List.of()));
  }

  @Test
  void whateverAProviderDoesCostsOnlyItself() {
    faults()
        .forEach(
            (expected, fault) -> {
              String line = expected.strip();
              var registry = registry(fault);
              assertEquals("plain", registry.choose(null).engine().info().name(), line);
              assertEquals(List.of("plain"), registry.available(), line);
              String report = registry.report(null);
              assertTrue(
                  report.contains("\n  " + line), () -> "expected " + line + " in " + report);
              var error = assertThrows(EngineException.class, () -> registry.choose("nope"), line);
              var lines = new ArrayList<String>(List.of("plain: available (own)"));
              lines.add(line.startsWith("fast") ? 0 : 1, line);
              assertEquals(
                  "engine 'nope' is not on the class path or module path; candidates: "
                      + String.join("; ", lines),
                  error.getMessage());
            });
  }
}
