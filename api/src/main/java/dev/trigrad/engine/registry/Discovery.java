package dev.trigrad.engine.registry;

import dev.trigrad.engine.EngineProvider;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/**
 * What a search for providers found, in the order found; each class once.
 *
 * @param providers the providers
 * @param faults one line for each that could not be loaded
 */
public record Discovery(List<EngineProvider> providers, List<String> faults) {
  /** A loader whose search fails each time it is asked would be asked for ever. */
  private static final int MOST_FAULTS = 100;

  /**
   * Looks with the api's own loader, then with the context loader; one provider's error does not
   * hide the others.
   */
  public static Discovery search() {
    var found = new Discovery(new ArrayList<>(), new ArrayList<>());
    ClassLoader own = EngineProvider.class.getClassLoader();
    found.collect(own);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    if (context != own && context != null) {
      found.collect(context);
    }
    return found;
  }

  private void collect(ClassLoader loader) {
    Iterator<EngineProvider> iterator = ServiceLoader.load(EngineProvider.class, loader).iterator();
    for (int failed = 0; failed < MOST_FAULTS; ) {
      try {
        if (!iterator.hasNext()) {
          return;
        }
        add(iterator.next());
      } catch (Throwable e) {
        failed++;
        String fault = "a provider could not be loaded: " + OneLine.ofCause(e);
        if (!faults.contains(fault)) {
          faults.add(fault);
        }
      }
    }
  }

  private void add(EngineProvider provider) {
    for (EngineProvider known : providers) {
      if (known.getClass() == provider.getClass()) {
        return;
      }
    }
    providers.add(provider);
  }
}
