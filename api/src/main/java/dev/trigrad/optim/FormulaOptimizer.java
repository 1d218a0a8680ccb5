package dev.trigrad.optim;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An optimizer that moves each parameter by one formula of its gradient and of what is remembered
 * beside it. Parameters of one group that have made equally many steps are one node.
 *
 * <p>What one of several of them is, {@code fast ? new Sgd(model, 0.1) : new Adam(model, 0.001)};
 * for an optimizer of your own extend {@link FluentOptimizer}.
 */
public abstract sealed class FormulaOptimizer<O extends FormulaOptimizer<O>>
    extends FluentOptimizer<O>
    permits Adadelta,
        Adagrad,
        Adam,
        AdamW,
        Adamax,
        Lamb,
        Lion,
        NAdam,
        PerceptronRule,
        RAdam,
        RmsProp,
        Sgd {
  private final List<Slots> slots;
  private final StepCounts steps = new StepCounts(parameters().size());
  private final List<Batch> batches = new ArrayList<>();

  /** Whether the update recorded last counts the steps. */
  private boolean counted;

  /** Slots called {@code names}, beside each parameter. */
  FormulaOptimizer(
      NamedParameters named, double learningRate, Map<Setting, Double> settings, String... names) {
    super(named, learningRate, settings);
    slots = Arrays.stream(names).map(name -> new Slots(parameters(), name)).toList();
  }

  /**
   * The step of {@code count} parameters of {@code group}: what makes it another one for engines.
   */
  abstract ParameterUpdate operation(Group group, int count);

  /** The numbers that they share, when they make their {@code step}th step, from 1 on. */
  abstract double[] numbers(Group group, int step);

  /**
   * Which of the slots the formula of {@code group} has, in order; all, unless it says otherwise.
   */
  boolean uses(Group group, int slot) {
    return true;
  }

  /** Whether the numbers of {@code group} depend on how many steps its parameters have made. */
  boolean counts(Group group) {
    return true;
  }

  /** Slot {@code slot} beside each parameter. */
  final Slots slot(int slot) {
    return slots.get(slot);
  }

  /**
   * {@code <slot>.<path>}, of each parameter's shape; {@code step}, the number of steps that each
   * has made, int32 in the order of the parameters, where the formula depends on it.
   */
  @Override
  protected final Map<String, Cell> slots() {
    var cells = new LinkedHashMap<String, Cell>();
    for (int slot = 0; slot < slots.size(); slot++) {
      for (int i = 0; i < parameters().size(); i++) {
        if (uses(group(i), slot) || slots.get(slot).has(i)) {
          cells.put(slots.get(slot).what() + "." + paths().get(i), slots.get(slot).at(i));
        }
      }
    }
    if (counting()) {
      cells.put("step", steps.cell());
    }
    return cells;
  }

  private boolean counting() {
    for (Group group : groups()) {
      if (counts(group)) {
        return true;
      }
    }
    return false;
  }

  @Override
  protected final void update(List<Tensor> gradients, Updates updates) {
    int used = 0;
    var done = new boolean[gradients.size()];
    for (int i = next(gradients, done, 0); i < done.length; i = next(gradients, done, i + 1)) {
      if (used == batches.size()) {
        batches.add(new Batch());
      }
      batches.get(used++).record(i, gradients, done, updates);
    }
    while (batches.size() > used) {
      batches.removeLast();
    }
    counted = counting();
    if (counted) {
      steps.advance(gradients, updates);
    }
  }

  /** The next parameter that has a gradient and is not done, from {@code from} on. */
  private static int next(List<Tensor> gradients, boolean[] done, int from) {
    int i = from;
    while (i < done.length && (done[i] || gradients.get(i) == null)) {
      i++;
    }
    return i;
  }

  @Override
  protected final void committed() {
    if (counted) {
      steps.committed();
    }
  }

  /** The leaves of the update recorded last, each with the number that it was rounded from. */
  final Map<Tensor, Double> exactNumbers() {
    var found = new IdentityHashMap<Tensor, Double>();
    batches.forEach(batch -> batch.numbers.addTo(found));
    return found;
  }

  /**
   * The parameters that make the same step: the n-th batch of a step is mostly that of the last.
   */
  private final class Batch {
    private final StepNumbers numbers = new StepNumbers();
    private ParameterUpdate operation;
    private int[] members = {};

    /** Records the updates of all that make the same step as {@code first}, and ticks them off. */
    void record(int first, List<Tensor> gradients, boolean[] done, Updates updates) {
      Group group = group(first);
      boolean counts = counts(group);
      members = members(first, counts, gradients, done);
      ParameterUpdate next = operation(group, members.length);
      // One instance as long as nothing changes, which a look-up knows again.
      operation = next.equals(operation) ? operation : next;
      double[] shared = numbers(group, (counts ? steps.at(first) : 0) + 1);
      var inputs = new Tensor[shared.length + members.length * (2 + operation.slots())];
      numbers.put(shared, inputs);
      var cells = new Cell[members.length * (1 + operation.slots())];
      read(gradients, slots(group), inputs, shared.length, cells);
      put(cells, Recorder.recordAll(operation, Arrays.asList(inputs)), updates);
    }

    private int[] members(int first, boolean counts, List<Tensor> gradients, boolean[] done) {
      var same = new int[done.length - first];
      int count = 0;
      for (int i = first; i < done.length; i++) {
        if (gradients.get(i) != null
            && group(i) == group(first)
            && (!counts || steps.at(i) == steps.at(first))) {
          done[i] = true;
          same[count++] = i;
        }
      }
      return Arrays.copyOf(same, count);
    }

    /** The slots that the formula of {@code group} has. */
    private Slots[] slots(Group group) {
      var used = new Slots[operation.slots()];
      for (int slot = 0, next = 0; next < used.length; slot++) {
        if (uses(group, slot)) {
          used[next++] = slots.get(slot);
        }
      }
      return used;
    }

    /** Fills in what each member has, from input {@code input} on. */
    private void read(
        List<Tensor> gradients, Slots[] slots, Tensor[] inputs, int input, Cell[] cells) {
      int cell = 0;
      for (int member : members) {
        Parameter parameter = parameters().get(member);
        cells[cell++] = parameter;
        inputs[input++] = parameter.tensor();
        inputs[input++] = gradients.get(member);
        for (Slots slot : slots) {
          cells[cell] = slot.at(member);
          inputs[input++] = cells[cell++].tensor();
        }
      }
    }

    private static void put(Cell[] cells, List<Tensor> values, Updates updates) {
      for (int i = 0; i < cells.length; i++) {
        updates.put(cells[i], values.get(i));
      }
    }
  }

  /** Settings by name and first value. */
  static Map<Setting, Double> settings(Object... namesAndValues) {
    var settings = new LinkedHashMap<Setting, Double>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      settings.put((Setting) namesAndValues[i], ((Number) namesAndValues[i + 1]).doubleValue());
    }
    return settings;
  }
}
