package dev.trigrad.testkit.engines;

import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.op.Composite;
import dev.trigrad.plan.Program;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that notes whose kernels its plans run. */
public final class ObservedEngine extends DelegatingEngine {
  private final Set<Class<? extends Composite>> composites = ConcurrentHashMap.newKeySet();
  private final Map<String, Map<String, AtomicInteger>> kernels = new ConcurrentHashMap<>();

  public ObservedEngine(Engine engine) {
    super(engine);
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    composites.add(composite.getClass());
    return engine.fuses(composite, inputs);
  }

  @Override
  public Plan compile(Program program) {
    Plan plan = engine.compile(program);
    List<String> names = plan.kernels();
    if (names.size() != program.steps().size()) {
      throw new AssertionError(
          "plan names "
              + names.size()
              + " kernels for "
              + program.steps().size()
              + " steps; name one per step");
    }
    for (int i = 0; i < names.size(); i++) {
      kernels
          .computeIfAbsent(
              program.steps().get(i).op().name(), operation -> new ConcurrentHashMap<>())
          .computeIfAbsent(names.get(i), name -> new AtomicInteger())
          .incrementAndGet();
    }
    return plan;
  }

  /** The composites that came up in planning. */
  public Set<Class<? extends Composite>> composites() {
    return Set.copyOf(composites);
  }

  /** By operation, the engines whose kernels were planned for it, with the number of steps. */
  public Map<String, Map<String, Integer>> kernels() {
    var result = new TreeMap<String, Map<String, Integer>>();
    kernels.forEach(
        (operation, names) -> {
          var counts = new TreeMap<String, Integer>();
          names.forEach((name, count) -> counts.put(name, count.get()));
          result.put(operation, counts);
        });
    return result;
  }
}
