package dev.trigrad.engine.auto;

import dev.trigrad.Engines;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.Parallel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Provider of the engine {@code auto}, which is never chosen by itself: name it by {@code
 * -Dtrigrad.engine=auto} or in code. Its first plans take longer, since kernels are measured;
 * {@code -Dtrigrad.auto.table=<file>} keeps the choices between processes, and with them the bits
 * of the results.
 */
public final class AutoProvider implements EngineProvider {
  /** System property: a file of choices, read when the engine is opened and added to. */
  public static final String TABLE = "trigrad.auto.table";

  /**
   * System property: milliseconds that the first plan of a program with unknown products measures,
   * 1000 by default. With less, it is measured what the compiler has not seen for long.
   */
  public static final String MILLIS = "trigrad.auto.millis";

  private static final int DEFAULT_MILLIS = 1_000;
  private static final String NAME = "auto";

  /** The provider; opens nothing. */
  public AutoProvider() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int priority() {
    return 50;
  }

  @Override
  public Availability probe() {
    return new Availability.Available("the fastest kernels of all CPU engines, by measurement");
  }

  @Override
  public Engine open() {
    var layers = new LinkedHashMap<String, KernelLayer>();
    var names = new LinkedHashSet<String>();
    for (String name : Engines.found()) {
      if (!name.equals(NAME)) {
        collect(name, layers, names);
      }
    }
    String file = System.getProperty(TABLE);
    var table = file == null ? new ChoiceTable() : ChoiceTable.of(Path.of(file));
    var parallel = Parallel.ofProperty();
    int millis = Integer.getInteger(MILLIS, DEFAULT_MILLIS);
    String kernels = String.join(", ", names);
    var info =
        new EngineInfo(
            NAME,
            "kernels of " + kernels + ", " + parallel.threads() + " threads",
            Map.of("choices", file == null ? "kept for this process" : file));
    return new CpuEngine(
        info, List.of(new AutoLayer(List.copyOf(layers.values()), table, millis)), parallel);
  }

  /** An engine that cannot run here, or does not consist of layers, is left out. */
  private static void collect(
      String name, Map<String, KernelLayer> layers, LinkedHashSet<String> names) {
    try {
      if (Engines.named(name).engine() instanceof CpuEngine engine) {
        names.add(name);
        for (KernelLayer layer : engine.layers()) {
          // The base layer of several engines comes last.
          KernelLayer known = layers.remove(layer.name());
          layers.put(layer.name(), known == null ? layer : known);
        }
      }
    } catch (EngineException e) {
      // Engines.report() names the reason.
    }
  }
}
