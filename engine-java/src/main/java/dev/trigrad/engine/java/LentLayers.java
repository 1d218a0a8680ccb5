package dev.trigrad.engine.java;

import dev.trigrad.engine.Availability.Available;
import dev.trigrad.engine.Availability.Unavailable;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.SettingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * The layers that other modules lend to an engine, to lie between its own and plain Java.
 *
 * @param layers in the order found; none if there are none, or none can run here
 * @param summary of them in one line, for {@link dev.trigrad.engine.EngineInfo}: whose they are,
 *     and why not others'
 */
public record LentLayers(List<KernelLayer> layers, String summary) {
  /** Copies the list. */
  public LentLayers {
    layers = List.copyOf(layers);
  }

  /**
   * Asks every {@link KernelLayerProvider} that is found where this class is. One that fails costs
   * only itself: the summary says so.
   *
   * @throws SettingException if a property that a provider reads is not understood
   */
  public static LentLayers open() {
    var layers = new ArrayList<KernelLayer>();
    var names = new ArrayList<String>();
    var faults = new ArrayList<String>();
    for (KernelLayerProvider provider : providers(faults)) {
      try {
        switch (provider.probe()) {
          case Available(String detail) -> {
            layers.add(provider.open());
            names.add(provider.name() + " (" + detail + ")");
          }
          case Unavailable(String reason, String remedy) ->
              faults.add("not " + provider.name() + ": " + reason + "; " + remedy);
        }
      } catch (SettingException e) {
        throw e;
      } catch (RuntimeException | LinkageError e) {
        faults.add("not " + provider.name() + ": " + e);
      }
    }
    names.add(JavaKernels.NAME);
    faults.addFirst(String.join(", then ", names));
    return new LentLayers(layers, String.join("; ", faults));
  }

  /** The properties that layers read, be they in use or not. */
  public static List<Setting<?>> settings() {
    var settings = new ArrayList<Setting<?>>();
    for (KernelLayerProvider provider : providers(new ArrayList<>())) {
      settings.addAll(provider.settings());
    }
    return settings;
  }

  private static List<KernelLayerProvider> providers(List<String> faults) {
    ClassLoader here = KernelLayerProvider.class.getClassLoader();
    Iterator<KernelLayerProvider> found =
        ServiceLoader.load(KernelLayerProvider.class, here).iterator();
    var providers = new ArrayList<KernelLayerProvider>();
    try {
      while (found.hasNext()) {
        providers.add(found.next());
      }
    } catch (ServiceConfigurationError e) {
      faults.add("a provider could not be loaded: " + e.getMessage());
    }
    return providers;
  }
}
