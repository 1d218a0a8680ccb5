package dev.trigrad;

import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.registry.Candidate;
import dev.trigrad.engine.registry.Discovery;
import dev.trigrad.engine.registry.EngineRegistry;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Locale;

/**
 * The choice of engine: found by {@link java.util.ServiceLoader}, forced by {@code
 * -Dtrigrad.engine=<name>} or the environment variable {@code TRIGRAD_ENGINE}, otherwise the
 * available one of highest priority. Code may name one itself: {@code
 * Engines.evaluator("vector").evaluate(loss)}, {@code optimizer.on(Engines.evaluator("native"))}.
 *
 * <p>Engines are opened on first use and kept; several live side by side. A forced engine that is
 * missing is an exception that lists every candidate with reason and remedy; an unforced choice
 * says in one INFO line what was chosen and why others were not. A choice that failed is made again
 * at the next call.
 */
public final class Engines {
  /** System property that names the default engine. */
  public static final String PROPERTY = "trigrad.engine";

  /** Environment variable that names the default engine where the property is not set. */
  public static final String VARIABLE = "TRIGRAD_ENGINE";

  private static EngineRegistry registry;

  /** Set once a choice has succeeded, so that one that failed is made again at the next call. */
  private static volatile Evaluator chosen;

  private Engines() {}

  /**
   * The evaluator on the default engine, chosen at the first call that succeeds.
   *
   * @throws EngineException if a forced engine, or any engine at all, is missing; a later call
   *     chooses anew
   * @throws dev.trigrad.engine.SettingException if a property that the engine reads is not
   *     understood
   */
  public static Evaluator evaluator() {
    Evaluator known = chosen;
    return known != null ? known : choose();
  }

  private static Evaluator choose() {
    EngineRegistry engines = registry();
    synchronized (engines) {
      if (chosen == null) {
        chosen = engines.choose(forced());
      }
      return chosen;
    }
  }

  private static synchronized EngineRegistry registry() {
    if (registry == null) {
      registry = new EngineRegistry(Discovery::search);
    }
    return registry;
  }

  /**
   * The evaluator on the engine called {@code name}, which is opened if it is not open yet.
   *
   * @throws EngineException listing every candidate with reason and remedy if it is missing or
   *     cannot run here; a later call tries again
   * @throws dev.trigrad.engine.SettingException if a property that the engine reads is not
   *     understood
   */
  public static Evaluator evaluator(String name) {
    return registry().named(name == null ? null : name.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * An evaluator on an engine of {@code provider}, which need not be registered; opened anew at
   * each call.
   *
   * @throws EngineException with reason and remedy if the provider fails, whatever it throws or
   *     returns
   */
  public static Evaluator evaluator(EngineProvider provider) {
    if (provider == null) {
      throw new EngineException("engines: provider is null; give one");
    }
    return new Candidate(provider, provider.getClass().getName(), 0).open();
  }

  /**
   * Names of the engines that can be expected to run here, best first: those whose probe finds
   * nothing missing, and whose opening has not failed. Opens none.
   */
  public static List<String> available() {
    return registry().available();
  }

  /** Names of all engines found, best first, whether or not they can run here. */
  public static List<String> found() {
    return registry().found();
  }

  /**
   * The doctor's page: JVM, properties, every engine found with what it would use or why it cannot
   * run; of those that are open, what they run on and their plan caches. Text for a bug report;
   * opens no engine.
   */
  public static String report() {
    return registry().report(forced());
  }

  private static String forced() {
    String name = System.getProperty(PROPERTY);
    if (name == null || name.isBlank()) {
      name = System.getenv(VARIABLE);
    }
    return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
  }
}
