package dev.trigrad.engine;

import java.util.List;

/**
 * Service by which an engine is found; constructor and {@link #probe} are cheap: they touch no
 * vector type and load no native code.
 *
 * <p>Whatever a provider throws or returns, {@code null} included, costs only itself: it is
 * reported as unavailable or refused, and asked again at the next choice.
 */
public interface EngineProvider {
  /**
   * Name by which the engine is chosen, as in {@code -Dtrigrad.engine=vector}: lower-case letters
   * and digits, {@code .}, {@code -} and {@code _} behind the first letter. A provider whose name
   * is another one, or is taken, is refused; Trigrad's own engines come first.
   */
  String name();

  /** The available engine of highest priority is chosen when none is named. */
  int priority();

  /** Whether {@link #open} can be expected to succeed on this machine; never throws. */
  Availability probe();

  /**
   * The system properties that the engine reads, checked before it is opened. Other properties
   * whose names begin with {@code trigrad.} are reported as unknown; an engine that declares none
   * may read any below {@code trigrad.<its name>.}.
   */
  default List<Setting<?>> settings() {
    return List.of();
  }

  /**
   * Opens the engine.
   *
   * @throws EngineUnavailableException with reason and remedy if it cannot run here after all
   */
  Engine open();
}
