package dev.trigrad;

import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.graph.Evaluator;
import java.util.List;
import java.util.Locale;

/**
 * The choice of engine: found by {@link java.util.ServiceLoader}, forced by {@code
 * -Dtrigrad.engine=<name>} or the environment variable {@code TRIGRAD_ENGINE}, otherwise the
 * available one of highest priority. Code may name one itself: {@code
 * Engines.named("vector").evaluate(loss)}, {@code optimizer.on(Engines.named("native"))}.
 *
 * <p>Engines are opened on first use and kept; several live side by side. A forced engine that is
 * missing is an exception that lists every candidate with reason and remedy; an unforced choice
 * says in one INFO line what was chosen and why others were not.
 */
public final class Engines {
  /** System property that names the default engine. */
  public static final String PROPERTY = "trigrad.engine";

  /** Environment variable that names the default engine where the property is not set. */
  public static final String VARIABLE = "TRIGRAD_ENGINE";

  private static final class Holder {
    static final EngineRegistry REGISTRY = new EngineRegistry(EngineRegistry.discover());
  }

  /** Apart, so that who names an engine opens and announces no other. */
  private static final class Default {
    static final Evaluator CHOSEN = Holder.REGISTRY.choose(forced());
  }

  private Engines() {}

  /**
   * The evaluator on the default engine, chosen at the first call.
   *
   * @throws EngineException if a forced engine, or any engine at all, is missing
   */
  public static Evaluator current() {
    return Default.CHOSEN;
  }

  /**
   * The evaluator on the engine called {@code name}.
   *
   * @throws EngineException listing every candidate with reason and remedy if it is missing or
   *     cannot run here
   */
  public static Evaluator named(String name) {
    return Holder.REGISTRY.named(name.toLowerCase(Locale.ROOT));
  }

  /**
   * An evaluator on an engine of {@code provider}, which need not be registered; opened anew at
   * each call.
   */
  public static Evaluator of(EngineProvider provider) {
    return new Evaluator(provider.open());
  }

  /** Names of the engines that can run here, best first. */
  public static List<String> available() {
    return Holder.REGISTRY.available();
  }

  /** Names of all engines found, best first, whether or not they can run here. */
  public static List<String> found() {
    return Holder.REGISTRY.found();
  }

  /**
   * The doctor's page: JVM, every engine found with what it runs on or why it cannot, plan caches;
   * text for a bug report.
   */
  public static String report() {
    return Holder.REGISTRY.report(forced());
  }

  private static String forced() {
    String name = System.getProperty(PROPERTY);
    if (name == null || name.isBlank()) {
      name = System.getenv(VARIABLE);
    }
    return name == null || name.isBlank() ? null : name.strip().toLowerCase(Locale.ROOT);
  }
}
