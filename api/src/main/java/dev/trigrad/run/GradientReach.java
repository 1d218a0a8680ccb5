package dev.trigrad.run;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.graph.access.GraphAccess.Onlooker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Which tensors a gradient can flow to: by the gradient rules of the operations themselves, so that
 * nothing counts as reached through an argmax, a comparison, a sign, a cast or a stopped gradient.
 * Remembers its answers by the structure of the graph. For one thread at a time.
 */
public final class GradientReach {
  private static final int REMEMBERED = 64;
  private static final Updates NONE = new Updates();

  private final Trace trace = new Trace();
  private final Map<Object, boolean[]> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, boolean[]> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** Nothing is known yet. */
  public GradientReach() {}

  /**
   * For each x of {@code xs}, whether a gradient can flow from {@code y} to it; not to {@code
   * null}, which stands for what has no value yet.
   *
   * @throws dev.trigrad.ShapeException if y is not a scalar
   */
  public boolean[] of(Tensor y, List<Tensor> xs) {
    var present = new ArrayList<Tensor>(xs.size());
    for (Tensor x : xs) {
      if (x != null) {
        present.add(x);
      }
    }
    var reached = new boolean[xs.size()];
    boolean[] found = present.isEmpty() ? reached : reached(y, present);
    for (int i = 0, next = 0; i < reached.length; i++) {
      reached[i] = xs.get(i) != null && found[next++];
    }
    return reached;
  }

  private boolean[] reached(Tensor y, List<Tensor> xs) {
    Tensor gradient = Gradients.orZeros(y, xs).getFirst();
    try {
      trace.wanted.add(gradient);
      trace.record(NONE);
      // The key type differs by intent, as in the plan cache.
      boolean[] reached = known.get((Object) trace.structure);
      if (reached == null) {
        Function<Tensor, Tensor> arrived = GraphAccess.get().sweep(y, xs, Onlooker.NOBODY);
        reached = new boolean[xs.size()];
        for (int i = 0; i < reached.length; i++) {
          reached[i] = arrived.apply(xs.get(i)) != null;
        }
        known.put(trace.structure.key(), reached);
      }
      return reached;
    } finally {
      trace.release();
    }
  }
}
