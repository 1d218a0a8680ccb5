package dev.trigrad.engine.vector;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.vector.layout.LaneBits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Provider of the engine {@code vector}; touches no vector type until the engine is opened. */
public final class VectorProvider implements EngineProvider {
  private static final Setting<Boolean> FORCE = Setting.flag("trigrad.vector.force");

  /** What vector code reads beside what every engine does. */
  static final List<Setting<?>> OWN_SETTINGS = List.of(LaneBits.SETTING, FORCE);

  /** The provider; loads nothing. */
  public VectorProvider() {}

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public int priority() {
    return 300;
  }

  @Override
  public Availability probe() {
    Optional<Availability.Unavailable> obstacle = obstacle();
    return obstacle.isPresent() ? obstacle.get() : new Availability.Available("JDK Vector API");
  }

  private static Optional<Availability.Unavailable> obstacle() {
    if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
      return Optional.of(
          new Availability.Unavailable(
              "the module jdk.incubator.vector is not loaded",
              "add --add-modules jdk.incubator.vector to the java command (on the module path"
                  + " nothing is needed)"));
    }
    // Without the optimizing compiler every vector operation is a call that allocates.
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted mode") && !FORCE.value().orElse(false)) {
      return Optional.of(
          new Availability.Unavailable(
              "the JVM runs in " + mode, "leave out -Xint, or set -Dtrigrad.vector.force=true"));
    }
    return Optional.empty();
  }

  @Override
  public List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>(CpuEngine.SETTINGS);
    settings.addAll(OWN_SETTINGS);
    return settings;
  }

  @Override
  public Engine open() {
    obstacle()
        .ifPresent(
            found -> {
              throw new EngineUnavailableException(found.reason(), found.remedy());
            });
    // Else the lanes' class would fail to be initialised, once and for all.
    LaneBits.SETTING.value();
    return VectorEngine.open(name());
  }
}
