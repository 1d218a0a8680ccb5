package dev.trigrad.engine.java;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.Setting;
import java.util.List;
import java.util.Map;

/** Provider of the engine {@code java}: plain Java, available wherever the JVM is. */
public final class JavaProvider implements EngineProvider {
  /** The provider; holds nothing. */
  public JavaProvider() {}

  @Override
  public String name() {
    return "java";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Availability probe() {
    return new Availability.Available("plain Java");
  }

  @Override
  public List<Setting<?>> settings() {
    return CpuEngine.SETTINGS;
  }

  @Override
  public Engine open() {
    var parallel = Parallel.ofProperty();
    var info = new EngineInfo(name(), "plain Java, " + parallel.threads() + " threads", Map.of());
    return new CpuEngine(info, List.of(new JavaKernels()), parallel);
  }
}
