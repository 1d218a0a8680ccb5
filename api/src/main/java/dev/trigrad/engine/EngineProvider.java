package dev.trigrad.engine;

/**
 * Service by which an engine is found; constructor and {@link #probe} are cheap: they touch no
 * vector type and load no native code.
 */
public interface EngineProvider {
  /** Lower-case name by which the engine is chosen, as in {@code -Dtrigrad.engine=vector}. */
  String name();

  /** The available engine of highest priority is chosen when none is named. */
  int priority();

  /** Whether {@link #open} can be expected to succeed on this machine; never throws. */
  Availability probe();

  /**
   * Opens the engine.
   *
   * @throws EngineUnavailableException with reason and remedy if it cannot run here after all
   */
  Engine open();
}
