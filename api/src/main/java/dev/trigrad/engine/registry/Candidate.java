package dev.trigrad.engine.registry;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Availability.Available;
import dev.trigrad.engine.Availability.Unavailable;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.SettingException;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import java.util.List;

/**
 * A provider, and the engine it opened, if it did. The provider may be a stranger's: whatever it
 * throws or returns becomes an {@link Unavailable} here. It is opened at most once; an opening that
 * failed can be tried again.
 */
public final class Candidate {
  private static final String AUTHOR = "report this to the engine's author";

  private final EngineProvider provider;
  private final String name;
  private final int priority;
  private Evaluator evaluator;
  private EngineInfo info;
  private Available found;
  private Unavailable failure;
  private Throwable cause;
  private boolean opening;

  /** {@code provider} under the name and priority that it gave, which are not asked for again. */
  public Candidate(EngineProvider provider, String name, int priority) {
    this.provider = provider;
    this.name = name;
    this.priority = priority;
  }

  String name() {
    return name;
  }

  int priority() {
    return priority;
  }

  Class<?> type() {
    return provider.getClass();
  }

  /** The evaluator, or {@code null} if the engine is not open. */
  Evaluator evaluator() {
    return evaluator;
  }

  /** What the engine said of itself when it was opened, or {@code null} if it is not open. */
  EngineInfo info() {
    return info;
  }

  /** What the provider's probe finds; if opening has failed since, why. Opens nothing. */
  Availability state() {
    if (evaluator != null) {
      return found;
    }
    return failure != null ? failure : probe();
  }

  /** Without a switch over patterns, whose linking would cost every start some milliseconds. */
  private Availability probe() {
    try {
      Availability said = provider.probe();
      if (said instanceof Available available) {
        return new Available(OneLine.of(available.detail()));
      }
      return said instanceof Unavailable unavailable
          ? new Unavailable(OneLine.of(unavailable.reason()), OneLine.of(unavailable.remedy()))
          : new Unavailable("its probe returned null", AUTHOR);
    } catch (Throwable e) {
      return new Unavailable("its probe failed: " + OneLine.ofCause(e), AUTHOR);
    }
  }

  /**
   * The evaluator on the engine, which is opened if it is not open yet.
   *
   * @throws EngineUnavailableException with reason and remedy if that cannot be done
   * @throws SettingException if a property that the engine declares is not understood
   */
  public Evaluator open() {
    if (evaluator != null) {
      return evaluator;
    }
    if (opening) {
      throw new EngineUnavailableException("it is asked for while it is being opened", AUTHOR);
    }
    checkSettings();
    opening = true;
    try {
      cause = null;
      Availability said = probe();
      failure = said instanceof Available available ? start(available) : (Unavailable) said;
    } finally {
      opening = false;
    }
    if (failure == null) {
      return evaluator;
    }
    var error = new EngineUnavailableException(failure.reason(), failure.remedy());
    if (cause != null) {
      error.initCause(cause);
    }
    throw error;
  }

  private void checkSettings() {
    // Evaluators read it; what they throw would be taken for the provider's fault.
    Planner.VERIFY.value();
    for (Setting<?> setting : settings()) {
      setting.value();
    }
  }

  /** The settings that the provider declares; none if it fails to. */
  List<Setting<?>> settings() {
    try {
      return List.copyOf(provider.settings());
    } catch (Throwable e) {
      return List.of();
    }
  }

  private Unavailable start(Available available) {
    try {
      Engine engine = provider.open();
      if (engine == null) {
        return new Unavailable("it opened to null", AUTHOR);
      }
      EngineInfo said = engine.info();
      if (said == null) {
        return new Unavailable("its info is null", AUTHOR);
      }
      evaluator = new Evaluator(engine);
      info = said;
      found = available;
      return null;
    } catch (EngineUnavailableException e) {
      cause = e;
      return new Unavailable(OneLine.of(e.reason()), OneLine.of(e.remedy()));
    } catch (Throwable e) {
      cause = e;
      return new Unavailable(
          "it failed to open: " + OneLine.ofCause(e), "see the cause, or choose another engine");
    }
  }

  /** One line: name, and what it would use or why it cannot run. */
  String describe() {
    return switch (state()) {
      case Available(String detail) -> name + ": available (" + detail + ")";
      case Unavailable(String reason, String remedy) ->
          name + ": unavailable, " + reason + " - " + remedy;
    };
  }
}
