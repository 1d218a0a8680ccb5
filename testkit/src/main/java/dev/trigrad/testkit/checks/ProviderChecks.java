package dev.trigrad.testkit.checks;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * Rule R12: a provider says what it is, what it would use, and if it cannot run, why and what to
 * do.
 */
public final class ProviderChecks {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,63}");
  private static final String PREFIX = "trigrad.";

  private final EngineProvider provider;

  public ProviderChecks(EngineProvider provider) {
    this.provider = provider;
  }

  public List<Check> all() {
    return List.of(
        new Check("provider", Rule.R12_PROBE, "name", this::name),
        new Check("provider", Rule.R12_PROBE, "priority", this::priority),
        new Check("provider", Rule.R12_PROBE, "settings", this::settings),
        new Check("provider", Rule.R12_PROBE, "probe", this::probe),
        new Check("provider", Rule.R12_PROBE, "open", this::open));
  }

  /** What the provider answers; it may neither throw, whatever it be, nor change its mind. */
  private static <T> T same(String what, Supplier<T> question) {
    T first;
    T second;
    try {
      first = question.get();
      second = question.get();
    } catch (Throwable e) {
      throw new AssertionError(what + " throws " + e.getClass().getName(), e);
    }
    if (first == null || second == null) {
      throw new AssertionError(what + " returns null");
    }
    if (!first.equals(second)) {
      throw new AssertionError("two answers of " + what + " differ, the first is " + first);
    }
    return first;
  }

  private void name() {
    String name = same("name", provider::name);
    if (!NAME.matcher(name).matches()) {
      throw new AssertionError(
          "name is '"
              + name
              + "', expected a lower-case letter, then such letters, digits, '.', '-' or '_'");
    }
    var others = ServiceLoader.load(EngineProvider.class).iterator();
    while (others.hasNext()) {
      EngineProvider other;
      try {
        other = others.next();
      } catch (ServiceConfigurationError e) {
        continue;
      }
      if (other.getClass() != provider.getClass() && name.equals(other.name())) {
        throw new AssertionError(
            "name '" + name + "' is taken by " + other.getClass().getName() + "; give another one");
      }
    }
  }

  private void priority() {
    same("priority", provider::priority);
  }

  private void settings() {
    var seen = new HashSet<String>();
    for (String name : same("settings", this::settingNames)) {
      if (!name.startsWith(PREFIX) || !seen.add(name)) {
        throw new AssertionError(
            "setting '" + name + "', expected names that differ and begin with " + PREFIX);
      }
    }
  }

  private List<String> settingNames() {
    return provider.settings().stream().map(Setting::name).toList();
  }

  private Availability found() {
    return same("probe", provider::probe);
  }

  private void probe() {
    switch (found()) {
      case Availability.Available(String detail) -> line("what it would use", detail);
      case Availability.Unavailable(String reason, String remedy) -> {
        line("reason", reason);
        line("remedy", remedy);
      }
    }
  }

  private void open() {
    boolean expected = found() instanceof Availability.Available;
    EngineInfo info;
    try {
      Engine engine = provider.open();
      info = engine == null ? null : engine.info();
    } catch (EngineUnavailableException e) {
      line("reason", e.reason());
      line("remedy", e.remedy());
      return;
    } catch (Throwable e) {
      throw new AssertionError(
          "open throws "
              + e.getClass().getName()
              + ", expected an engine that has an info, or EngineUnavailableException",
          e);
    }
    if (!expected) {
      throw new AssertionError("probe says unavailable, yet the engine opens");
    }
    if (info == null) {
      throw new AssertionError("open returns null, or an engine whose info is null");
    }
    if (!info.name().equals(provider.name())) {
      throw new AssertionError(
          "opens engine '" + info.name() + "', expected '" + provider.name() + "'");
    }
    line("summary", info.summary());
  }

  private static void line(String what, String text) {
    if (text == null || text.isBlank() || text.indexOf('\n') >= 0) {
      throw new AssertionError(what + " is '" + text + "', expected one line");
    }
  }
}
