package dev.trigrad.engine.auto;

import dev.trigrad.TensorType;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.op.Composite;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.plan.MatMulEpilogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of several engines as one: the fastest kernel of each matrix product, by measurement,
 * and the first layer's of all else, which differ less and get faster for a while.
 */
final class AutoLayer implements KernelLayer {
  /**
   * Floating-point operations of the smallest product that is measured. Those of smaller ones take
   * microseconds, in which the state of the caches decides: trials chose what was slower in use.
   */
  private static final double WORTHWHILE = 1_000_000;

  /** Products above which the last layer's are not tried if there are others. */
  private static final double LARGE = 2_000_000;

  /** What must be saved to depart from the first layer, or from the one that is the best in all. */
  private static final double MARGIN = 0.95;

  private final List<KernelLayer> layers;
  private final ChoiceTable table;
  private final int millis;
  private boolean warm;

  AutoLayer(List<KernelLayer> layers, ChoiceTable table, int millis) {
    this.layers = layers;
    this.table = table;
    this.millis = millis;
  }

  @Override
  public String name() {
    return "auto";
  }

  @Override
  public boolean fuses(Composite composite, List<TensorType> inputs) {
    for (KernelLayer layer : layers) {
      if (layer.fuses(composite, inputs)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Choice choose(KernelRequest request) {
    Map<String, Kernel> kernels = kernels(request);
    if (kernels.isEmpty()) {
      return null;
    }
    String known = table.choice(ChoiceTable.key(request), kernels.keySet());
    String name = known != null ? known : kernels.keySet().iterator().next();
    return new Choice(name, kernels.get(name));
  }

  @Override
  public boolean canFail(Op op) {
    return op.canFail();
  }

  @Override
  public Kernel create(KernelRequest request) {
    Choice choice = choose(request);
    return choice == null ? null : choice.kernel();
  }

  /** The kernels for a step by the names of their layers, the last resort last. */
  private Map<String, Kernel> kernels(KernelRequest request) {
    Map<String, Kernel> kernels = new LinkedHashMap<>();
    for (KernelLayer layer : layers) {
      Kernel kernel = layer.create(request);
      if (kernel != null) {
        kernels.put(layer.name(), kernel);
      }
    }
    return kernels;
  }

  /** Measures the steps of a program that are worth it and not in the table yet. */
  @Override
  public synchronized void prepare(List<KernelRequest> program) {
    List<Map<String, Kernel>> kernels = new ArrayList<>();
    Set<String> open = new LinkedHashSet<>();
    for (KernelRequest step : program) {
      Map<String, Kernel> found = kernels(step);
      if (found.isEmpty()) {
        return;
      }
      String key = ChoiceTable.key(step);
      String known = table.choice(key, found.keySet());
      if (known != null) {
        found.keySet().retainAll(Set.of(known));
      } else if (found.size() > 1 && work(step) >= WORTHWHILE) {
        if (work(step) >= LARGE) {
          found.remove(layers.getLast().name());
        }
        if (found.size() > 1) {
          open.add(key);
        }
      }
      kernels.add(found);
    }
    if (!open.isEmpty()) {
      decide(program, kernels, open);
    }
  }

  private void decide(
      List<KernelRequest> program, List<Map<String, Kernel>> kernels, Set<String> open) {
    // A trial of kernels that are not compiled yet would say little: the next plan's tries again.
    warm = warm || layers.stream().allMatch(KernelLayer::awaitProducts);
    if (!warm) {
      return;
    }
    // A run by each layer: its kernels, else the first ones.
    Set<List<String>> runs = new LinkedHashSet<>();
    for (KernelLayer layer : layers) {
      runs.add(kernels.stream().map(found -> ofLayer(layer.name(), found)).toList());
    }
    var names = List.copyOf(runs);
    List<Kernel[]> candidates = new ArrayList<>();
    for (List<String> run : names) {
      var chosen = new Kernel[run.size()];
      for (int i = 0; i < chosen.length; i++) {
        chosen[i] = kernels.get(i).get(run.get(i));
      }
      candidates.add(chosen);
    }
    long[][] times = new Trial(program, millis).times(candidates);
    var keys = program.stream().map(ChoiceTable::key).toList();
    int best = 0;
    for (int c = 1; c < times.length; c++) {
      double limit = best == 0 ? MARGIN : 1;
      best = total(times[c], keys, open) < limit * total(times[best], keys, open) ? c : best;
    }
    for (String key : open) {
      Set<String> only = Set.of(key);
      int fastest = best;
      for (int c = 0; c < times.length; c++) {
        double limit = fastest == best ? MARGIN : 1;
        if (total(times[c], keys, only) < limit * total(times[fastest], keys, only)) {
          fastest = c;
        }
      }
      table.add(key, names.get(fastest).get(keys.indexOf(key)));
    }
  }

  private static String ofLayer(String layer, Map<String, Kernel> found) {
    return found.containsKey(layer) ? layer : found.keySet().iterator().next();
  }

  private static long total(long[] times, List<String> keys, Set<String> counted) {
    long total = 0;
    for (int i = 0; i < times.length; i++) {
      total += counted.contains(keys.get(i)) ? times[i] : 0;
    }
    return total;
  }

  /** Operations of a matrix product, 0 for all else. */
  private static double work(KernelRequest request) {
    return switch (request.op()) {
      case MatMul product -> flops(product, request);
      case MatMulEpilogue epilogue -> flops(epilogue.product(), request);
      default -> 0;
    };
  }

  private static double flops(MatMul product, KernelRequest request) {
    return 2.0 * request.output().elements() * product.k(request.input(0).shape());
  }
}
