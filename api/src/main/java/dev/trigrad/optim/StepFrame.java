package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.RandomKeys;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.GradientTransform;
import dev.trigrad.optim.transform.StepContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What stands around the steps of one optimizer, and the count of them. */
final class StepFrame {
  /** No draw of a pass comes so far, nor does a sequence of keys. */
  private static final int TRANSFORMS = -1;

  private final RandomKeys keys;
  private final StepCounter position = new StepCounter();
  private final List<GradientTransform> transforms = new ArrayList<>();
  private Schedule schedule;
  private ReduceOnPlateau plateau;
  private WeightAverage average;
  private Accumulation accumulation;
  private List<Tensor> kept = List.of();

  StepFrame(RandomKeys keys) {
    this.keys = keys;
  }

  void schedule(Schedule schedule) {
    requireFirst("schedule", this.schedule, schedule, "combine both by then(…) or times(…)");
    this.schedule = schedule;
  }

  Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  void plateau(ReduceOnPlateau plateau) {
    requireFirst("plateau", this.plateau, plateau, "report to that one");
    this.plateau = plateau;
  }

  void transform(GradientTransform transform) {
    transforms.add(
        ArgumentException.requirePresent(transform, "optimizer", "transform of gradients"));
  }

  void average(Optimizer optimizer, WeightAverage average) {
    requireFirst("weight average", this.average, average, "keep one");
    average.follow(optimizer);
    this.average = average;
  }

  private static void requireFirst(String what, Object present, Object given, String remedy) {
    ArgumentException.requirePresent(given, "optimizer", what);
    if (present != null) {
      throw new ArgumentException("optimizer: there is a " + what + " already; " + remedy);
    }
  }

  Accumulation accumulation(Optimizer optimizer) {
    if (accumulation == null) {
      accumulation = new Accumulation(optimizer);
    }
    return accumulation;
  }

  /** What learning rates are multiplied by in the next step. */
  double factor() {
    double factor = plateau == null ? 1 : plateau.factor();
    if (schedule == null) {
      return factor;
    }
    int step = position.now();
    double scheduled = schedule.factor(step);
    if (!(scheduled >= 0) || Double.isInfinite(scheduled)) {
      throw new ArgumentException(
          "optimizer: the schedule gives "
              + scheduled
              + " at step "
              + step
              + ", expected a finite number of at least 0");
    }
    return factor * scheduled;
  }

  /** Whether steps are counted: only where somebody asks for it. */
  private boolean counting() {
    return schedule != null || average != null || !transforms.isEmpty();
  }

  /** What is remembered, by name. */
  Map<String, Cell> cells() {
    var cells = new LinkedHashMap<String, Cell>();
    if (counting()) {
      cells.put("position", position.cell());
    }
    if (plateau != null) {
      cells.put("plateau", plateau.cell());
    }
    for (int i = 0; i < transforms.size(); i++) {
      String prefix = "transform." + i + ".";
      transforms.get(i).cells().forEach((name, cell) -> cells.put(prefix + name, cell));
    }
    if (average != null) {
      cells.putAll(average.cells());
    }
    if (accumulation != null) {
      cells.putAll(accumulation.cells());
    }
    return cells;
  }

  /** What the optimizer takes in place of {@code gradients}. */
  List<Tensor> before(List<Parameter> parameters, List<Tensor> gradients, Updates updates) {
    if (average != null) {
      average.requireInPlace();
    }
    kept = List.of();
    if (transforms.isEmpty()) {
      return gradients;
    }
    var step = new Step(parameters, updates);
    List<Tensor> transformed = gradients;
    for (GradientTransform transform : transforms) {
      List<Tensor> given = transformed;
      transformed = transform.apply(given, step);
      requireLike(parameters, given, transformed);
    }
    kept = step.kept;
    return transformed;
  }

  private static void requireLike(
      List<Parameter> parameters, List<Tensor> given, List<Tensor> transformed) {
    if (transformed == null || transformed.size() != given.size()) {
      throw new ArgumentException(
          "transform: gave "
              + (transformed == null ? "null" : transformed.size() + " gradients")
              + " for "
              + given.size()
              + "; give one for each, null where there was none");
    }
    for (int i = 0; i < given.size(); i++) {
      Tensor before = given.get(i);
      Tensor after = transformed.get(i);
      if (before == null ? after != null : after == null || !after.type().equals(before.type())) {
        throw new ShapeException(
            "transform: gradient of '"
                + parameters.get(i).name()
                + "' was "
                + (before == null ? "null" : before.type())
                + " and became "
                + (after == null ? "null" : after.type())
                + "; give one of the same type");
      }
    }
  }

  /** Adds what follows from the new values in {@code updates}. */
  void after(Updates updates) {
    if (average != null) {
      average.advance(updates, position.now());
    }
    if (counting()) {
      position.advance(updates);
    }
  }

  /** The same, where a search has found the new values. */
  void found(String optimizer, Updates updates) {
    if (!transforms.isEmpty()) {
      throw new GraphException(
          "step: "
              + optimizer
              + " searches the values themselves, where no transform of gradients has a say; leave"
              + " out optimizer.transform(…)");
    }
    if (average != null) {
      average.requireInPlace();
    }
    after(updates);
  }

  /** {@code keep}, and what the transforms of the step recorded last keep. */
  Tensor[] keep(Tensor[] keep) {
    if (kept.isEmpty()) {
      return keep;
    }
    Tensor[] all = Arrays.copyOf(keep, keep.length + kept.size());
    for (int i = 0; i < kept.size(); i++) {
      all[keep.length + i] = kept.get(i);
    }
    return all;
  }

  /** Called when the step recorded last has been committed. */
  void committed() {
    kept = List.of();
    if (counting()) {
      position.committed();
    }
  }

  /** The step that is being recorded. */
  private final class Step implements StepContext {
    private final List<Parameter> parameters;
    private final Updates updates;
    private final List<Tensor> kept = new ArrayList<>();
    private int draws;

    Step(List<Parameter> parameters, Updates updates) {
      this.parameters = parameters;
      this.updates = updates;
    }

    @Override
    public List<Parameter> parameters() {
      return parameters;
    }

    @Override
    public int position() {
      return position.now();
    }

    @Override
    public RandomKey key() {
      int[] seed = keys.cell().snapshot().toIntArray();
      var key = new RandomKey(seed[0], seed[1]).split(TRANSFORMS);
      return key.split(position()).split(draws++);
    }

    @Override
    public Updates updates() {
      return updates;
    }

    @Override
    public Tensor keep(Tensor tensor) {
      kept.add(ArgumentException.requirePresent(tensor, "transform", "tensor to keep"));
      return tensor;
    }
  }
}
