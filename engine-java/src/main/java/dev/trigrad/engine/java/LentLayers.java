package dev.trigrad.engine.java;

import dev.trigrad.engine.Availability.Available;
import dev.trigrad.engine.Availability.Unavailable;
import dev.trigrad.engine.Setting;
import dev.trigrad.engine.SettingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/**
 * The layers that other modules lend to an engine, to lie between its own and plain Java.
 *
 * @param layers in the order found; none if there are none, or none can run here
 * @param summary of them in one line, for {@link dev.trigrad.engine.EngineInfo}: whose they are,
 *     and why not others'
 */
public record LentLayers(List<KernelLayer> layers, String summary) {
  /** A loader whose search fails each time it is asked would be asked for ever. */
  private static final int MOST_FAULTS = 10;

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
    return open(KernelLayerProvider.class.getClassLoader());
  }

  /** The same, of the providers that {@code loader} finds. */
  static LentLayers open(ClassLoader loader) {
    var layers = new ArrayList<KernelLayer>();
    var names = new ArrayList<String>();
    var faults = new ArrayList<String>();
    for (KernelLayerProvider provider : providers(loader, faults)) {
      try {
        add(provider, layers, names, faults);
      } catch (SettingException e) {
        throw e;
      } catch (Throwable e) {
        faults.add("not " + provider.getClass().getName() + ": " + e);
      }
    }
    names.add(JavaKernels.NAME);
    faults.addFirst(String.join(", then ", names));
    return new LentLayers(layers, String.join("; ", faults));
  }

  private static void add(
      KernelLayerProvider provider,
      List<KernelLayer> layers,
      List<String> names,
      List<String> faults) {
    String name = Objects.requireNonNull(provider.name(), "its name is null");
    switch (provider.probe()) {
      case null -> faults.add("not " + name + ": its probe returned null");
      case Available(String detail) -> {
        layers.add(Objects.requireNonNull(provider.open(), "it opened to null"));
        names.add(name + " (" + detail + ")");
      }
      case Unavailable(String reason, String remedy) ->
          faults.add("not " + name + ": " + reason + "; " + remedy);
    }
  }

  /** The properties that layers read, be they in use or not. */
  public static List<Setting<?>> settings() {
    return settings(KernelLayerProvider.class.getClassLoader());
  }

  static List<Setting<?>> settings(ClassLoader loader) {
    var settings = new ArrayList<Setting<?>>();
    for (KernelLayerProvider provider : providers(loader, new ArrayList<>())) {
      try {
        settings.addAll(List.copyOf(provider.settings()));
      } catch (Throwable e) {
        // It has none, then; whether its layer is of use is seen when it is opened.
        continue;
      }
    }
    return settings;
  }

  private static List<KernelLayerProvider> providers(ClassLoader loader, List<String> faults) {
    Iterator<KernelLayerProvider> found =
        ServiceLoader.load(KernelLayerProvider.class, loader).iterator();
    var providers = new ArrayList<KernelLayerProvider>();
    for (int failed = 0; failed < MOST_FAULTS; ) {
      try {
        if (!found.hasNext()) {
          break;
        }
        providers.add(found.next());
      } catch (Throwable e) {
        failed++;
        faults.add("a provider could not be loaded: " + e);
      }
    }
    return providers;
  }
}
