package dev.trigrad;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Availability.Available;
import dev.trigrad.engine.Availability.Unavailable;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.graph.Evaluator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The engines found, each opened at most once. */
final class EngineRegistry {
  private static final String NONE =
      "add trigrad-engine-java, -vector or -native to the class path or module path, and keep"
          + " META-INF/services in a fat jar";

  private final List<EngineProvider> providers = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Availability> states = new HashMap<>();
  private final Map<String, Evaluator> open = new HashMap<>();

  /** What discovery found: providers, and the errors of those that could not be loaded. */
  record Discovery(List<EngineProvider> providers, List<String> faults) {}

  EngineRegistry(Discovery discovery) {
    providers.addAll(discovery.providers);
    providers.sort(Comparator.comparingInt(EngineProvider::priority).reversed());
    faults.addAll(discovery.faults);
  }

  /**
   * Looks with the api's own loader, then with the context loader; one provider's error does not
   * hide the others.
   */
  static Discovery discover() {
    var providers = new ArrayList<EngineProvider>();
    var faults = new ArrayList<String>();
    var seen = new HashSet<String>();
    ClassLoader own = EngineProvider.class.getClassLoader();
    collect(ServiceLoader.load(EngineProvider.class, own), providers, faults, seen);
    if (Thread.currentThread().getContextClassLoader() != own) {
      collect(ServiceLoader.load(EngineProvider.class), providers, faults, seen);
    }
    return new Discovery(providers, faults);
  }

  private static void collect(
      ServiceLoader<EngineProvider> loader,
      List<EngineProvider> providers,
      List<String> faults,
      HashSet<String> seen) {
    Iterator<EngineProvider> iterator = loader.iterator();
    while (true) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        EngineProvider provider = iterator.next();
        if (seen.add(provider.name())) {
          providers.add(provider);
        }
      } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
        if (seen.add(String.valueOf(e.getMessage()))) {
          faults.add("a provider could not be loaded: " + cause(e));
        }
      }
    }
  }

  private static String cause(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage() != null ? root.getMessage() : root)
        .lines()
        .findFirst()
        .orElse("");
  }

  /**
   * The engine called {@code forced}, or the best available one if that is {@code null}; logs the
   * latter choice.
   */
  synchronized Evaluator choose(String forced) {
    if (forced != null) {
      return named(forced);
    }
    for (EngineProvider provider : providers) {
      try {
        Evaluator evaluator = open(provider);
        System.getLogger("dev.trigrad")
            .log(System.Logger.Level.INFO, () -> chosen(provider, evaluator));
        return evaluator;
      } catch (EngineUnavailableException e) {
        // Recorded by open; the next best is tried, and the log line names this one.
      }
    }
    throw new EngineException("no engine can run here" + candidates());
  }

  private String chosen(EngineProvider provider, Evaluator evaluator) {
    var line =
        new StringBuilder(
            "engine " + provider.name() + " chosen (" + evaluator.engine().info().summary() + ")");
    for (EngineProvider other : providers) {
      if (other == provider) {
        break;
      }
      line.append("; ").append(describe(other));
    }
    return line.toString();
  }

  synchronized Evaluator named(String name) {
    for (EngineProvider provider : providers) {
      if (provider.name().equals(name)) {
        try {
          return open(provider);
        } catch (EngineUnavailableException e) {
          throw new EngineException(
              "engine '" + name + "' cannot run here: " + e.getMessage() + candidates(), e);
        }
      }
    }
    throw new EngineException(
        "engine '" + name + "' is not on the class path or module path" + candidates());
  }

  private Evaluator open(EngineProvider provider) {
    Evaluator known = open.get(provider.name());
    if (known != null) {
      return known;
    }
    if (probe(provider) instanceof Unavailable(String reason, String remedy)) {
      throw new EngineUnavailableException(reason, remedy);
    }
    try {
      Evaluator evaluator = new Evaluator(provider.open());
      open.put(provider.name(), evaluator);
      return evaluator;
    } catch (EngineUnavailableException e) {
      states.put(provider.name(), new Unavailable(e.reason(), e.remedy()));
      throw e;
    } catch (LinkageError | RuntimeException e) {
      var unavailable =
          new Unavailable(
              "it failed to open: " + cause(e), "see the cause, or choose another engine");
      states.put(provider.name(), unavailable);
      throw new EngineUnavailableException(unavailable.reason(), unavailable.remedy());
    }
  }

  private Availability probe(EngineProvider provider) {
    return states.computeIfAbsent(
        provider.name(),
        name -> {
          try {
            return provider.probe();
          } catch (LinkageError | RuntimeException e) {
            return new Unavailable(
                "its probe failed: " + cause(e), "report this to the engine's author");
          }
        });
  }

  private String describe(EngineProvider provider) {
    return switch (probe(provider)) {
      case Available(String detail) -> provider.name() + ": available (" + detail + ")";
      case Unavailable(String reason, String remedy) ->
          provider.name() + ": unavailable, " + reason + " - " + remedy;
    };
  }

  /** Every candidate with reason and remedy, as the tail of an error line. */
  private String candidates() {
    var text = new StringBuilder("; candidates: ");
    if (providers.isEmpty()) {
      text.append("none found - ").append(NONE);
    }
    for (int i = 0; i < providers.size(); i++) {
      text.append(i == 0 ? "" : "; ").append(describe(providers.get(i)));
    }
    faults.forEach(fault -> text.append("; ").append(fault));
    return text.toString();
  }

  synchronized List<String> available() {
    return providers.stream().filter(this::opens).map(EngineProvider::name).toList();
  }

  private boolean opens(EngineProvider provider) {
    try {
      open(provider);
      return true;
    } catch (EngineUnavailableException e) {
      return false;
    }
  }

  List<String> found() {
    return providers.stream().map(EngineProvider::name).toList();
  }

  synchronized String report(String forced) {
    var text = new StringBuilder();
    text.append("Trigrad engines\n");
    text.append("  JVM        ")
        .append(Runtime.version())
        .append(", ")
        .append(System.getProperty("java.vm.name"));
    text.append(", ")
        .append(System.getProperty("os.name"))
        .append(' ')
        .append(System.getProperty("os.arch"));
    text.append(", ").append(Runtime.getRuntime().availableProcessors()).append(" processors\n");
    text.append("  choice     ")
        .append(forced == null ? "best available" : forced + " (forced)")
        .append('\n');
    for (EngineProvider provider : providers) {
      opens(provider);
      text.append("  ")
          .append(describe(provider))
          .append(", priority ")
          .append(provider.priority())
          .append('\n');
      Evaluator evaluator = open.get(provider.name());
      if (evaluator != null) {
        report(evaluator, text);
      }
    }
    if (providers.isEmpty()) {
      text.append("  none found - ").append(NONE).append('\n');
    }
    faults.forEach(fault -> text.append("  ").append(fault).append('\n'));
    return text.toString();
  }

  private static void report(Evaluator evaluator, StringBuilder text) {
    var info = evaluator.engine().info();
    text.append("    runs on  ").append(info.summary()).append('\n');
    info.details()
        .forEach(
            (key, value) ->
                text.append("    ").append(key).append(": ").append(value).append('\n'));
    var plans = evaluator.plans();
    text.append("    plans    ")
        .append(plans.size())
        .append(" kept, ")
        .append(plans.misses())
        .append(" made in ");
    text.append(plans.planningNanos() / 1_000_000)
        .append(" ms, ")
        .append(plans.hits())
        .append(" hits\n");
    plans
        .refused()
        .forEach(
            (pass, count) ->
                text.append("    pass ")
                    .append(pass)
                    .append(" left out of ")
                    .append(count)
                    .append(
                        " plans, since its result was no program; please report the warning\n"));
    plans
        .busySites()
        .forEach(
            (site, count) ->
                text.append("    ")
                    .append(site)
                    .append(" asked for ")
                    .append(count)
                    .append(
                        " different structures; keep shapes equal, and pass varying values as"
                            + " inputs\n"));
  }
}
