package org.acme.engine;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Parallel;
import java.util.List;
import java.util.Map;

/** Provider of the engine {@code acme}: three kernels of its own over those of plain Java. */
public final class AcmeProvider implements EngineProvider {
  /** The provider; holds nothing. */
  public AcmeProvider() {}

  @Override
  public String name() {
    return "acme";
  }

  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Availability probe() {
    return new Availability.Available("by hand");
  }

  @Override
  public List<Setting<?>> settings() {
    return CpuEngine.SETTINGS;
  }

  @Override
  public Engine open() {
    var info = new EngineInfo(name(), "by hand", Map.of());
    return new CpuEngine(
        info, List.of(new AcmeKernels(), new JavaKernels()), Parallel.ofProperty());
  }
}
