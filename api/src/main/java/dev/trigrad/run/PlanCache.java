package dev.trigrad.run;

import dev.trigrad.plan.PlannerPass;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Plans by the structure of the graph they compute, at most {@value #CAPACITY} of them; the one
 * longest unused makes room.
 *
 * <p>A call site whose requests keep having new structures defeats the cache; {@link #busySites}
 * names those.
 */
public final class PlanCache {
  /** Most plans kept. */
  public static final int CAPACITY = 256;

  /** Structures from one call site above which it is reported. */
  public static final int BUSY = 32;

  private final ConcurrentHashMap<Object, PlannedGraph> plans = new ConcurrentHashMap<>();
  private final Map<String, Integer> sites = new ConcurrentHashMap<>();
  private final Map<PlannerPass, Integer> refused = new ConcurrentHashMap<>();
  private final LongAdder misses = new LongAdder();
  private final LongAdder planningNanos = new LongAdder();
  private volatile long lookups;

  PlanCache() {}

  /** The plan for the traced structure, or {@code null}. */
  @SuppressWarnings("NonAtomicOperationOnVolatileField")
  PlannedGraph find(Structure structure) {
    PlannedGraph planned = structure.guessedRight();
    if (planned == null) {
      // The key type differs by intent: a structure equals the stored key of its structure.
      planned = plans.get((Object) structure);
    }
    if (planned != null) {
      long now = lookups + 1;
      lookups = now;
      planned.lastUse = now;
      structure.was(planned.key);
    }
    return planned;
  }

  /** Keeps {@code planned}, unless another thread was faster; the one kept. */
  PlannedGraph store(PlannedGraph planned, long nanos) {
    misses.increment();
    planningNanos.add(nanos);
    String site = callSite();
    if (site != null) {
      sites.merge(site, 1, Integer::sum);
    }
    planned.lastUse = lookups;
    PlannedGraph present = plans.putIfAbsent(planned.key, planned);
    if (present == null) {
      planned.key.planned = planned;
    }
    if (plans.size() > CAPACITY) {
      evict();
    }
    return present != null ? present : planned;
  }

  private void evict() {
    Object oldest = null;
    long use = Long.MAX_VALUE;
    for (var entry : plans.entrySet()) {
      if (entry.getValue().lastUse < use) {
        use = entry.getValue().lastUse;
        oldest = entry.getKey();
      }
    }
    if (oldest != null) {
      PlannedGraph removed = plans.remove(oldest);
      if (removed != null) {
        removed.key.planned = null;
      }
    }
  }

  /** The innermost line outside the library, or {@code null}. */
  private static String callSite() {
    // Not by a StackWalker, whose streams of frames cost a start more than the plan does.
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      String name = frame.getClassName();
      if (!name.startsWith("dev.trigrad.") || name.startsWith("dev.trigrad.benchmarks.")) {
        return name + "." + frame.getMethodName() + ":" + frame.getLineNumber();
      }
    }
    return null;
  }

  /** Plans kept now. */
  public int size() {
    return plans.size();
  }

  /** Plans made so far. */
  public long misses() {
    return misses.sum();
  }

  /** Requests that found their plan, roughly: concurrent ones may be counted once. */
  public long hits() {
    return lookups;
  }

  /** Notes that {@code pass} was left out of a plan because its result was no program. */
  void refused(PlannerPass pass) {
    refused.merge(pass, 1, Integer::sum);
  }

  /** How often each pass was left out because its result was no program: a fault to report. */
  public Map<PlannerPass, Integer> refused() {
    return new TreeMap<>(refused);
  }

  /** Time spent planning, in nanoseconds. */
  public long planningNanos() {
    return planningNanos.sum();
  }

  /** Call sites that asked for more than {@value #BUSY} structures, with their number. */
  public Map<String, Integer> busySites() {
    var busy = new TreeMap<String, Integer>();
    sites.forEach(
        (site, count) -> {
          if (count > BUSY) {
            busy.put(site, count);
          }
        });
    return busy;
  }
}
