package dev.trigrad.engine.vector;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelLayerProvider;
import dev.trigrad.engine.java.Warmth;
import dev.trigrad.engine.vector.layout.LaneBits;
import dev.trigrad.engine.vector.warm.WarmUpThread;
import java.util.List;

/** Lends what vectors do better, matrix products apart, to other engines. */
// Who asks for layers depends on engine-java.
@SuppressWarnings("exports")
public final class LaneKernelsProvider implements KernelLayerProvider {
  private final VectorProvider engine = new VectorProvider();

  /** The provider; loads nothing. */
  public LaneKernelsProvider() {}

  @Override
  public String name() {
    return engine.name();
  }

  @Override
  public Availability probe() {
    return engine.probe();
  }

  @Override
  public List<Setting<?>> settings() {
    return VectorProvider.OWN_SETTINGS;
  }

  @Override
  public KernelLayer open() {
    // Else the lanes' class would fail to be initialised, once and for all.
    LaneBits.SETTING.value();
    return new LaneKernels(new WarmUpThread(Warmth.WARMING));
  }
}
