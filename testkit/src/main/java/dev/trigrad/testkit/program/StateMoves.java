package dev.trigrad.testkit.program;

import dev.trigrad.Shape;
import dev.trigrad.testkit.program.Statement.Commit;
import dev.trigrad.testkit.program.Statement.Differentiate;
import dev.trigrad.testkit.program.Statement.Leaf;
import dev.trigrad.testkit.program.Statement.Network;
import dev.trigrad.testkit.program.Statement.Read;
import dev.trigrad.testkit.program.Statement.Use;
import dev.trigrad.testkit.program.Statement.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Draws cells, networks, gradients, and requests. */
final class StateMoves {
  private static final int TARGETS = 3;

  private final Draft draft;
  private final Map<Value, Learner> learners = new HashMap<>();

  StateMoves(Draft draft) {
    this.draft = draft;
  }

  /** A new cell, or the present value of one there is. */
  void cell() {
    List<Value> cells = draft.all(Variable.class);
    Value cell;
    if (cells.size() < 2 || cells.size() < 4 && draft.chance(3)) {
      Shape shape =
          cells.isEmpty() || draft.chance(2)
              ? Shapes.any(draft)
              : first(cells.get(draft.random.nextInt(cells.size()))).shape();
      if (shape.elements() > draft.limit()) {
        return;
      }
      var leaf = new Leaf(Domain.SIGNED, shape, 0, draft.random.nextInt(1 << 30));
      cell = draft.add(new Variable(leaf)).getFirst();
    } else {
      cell = cells.get(draft.random.nextInt(cells.size()));
    }
    draft.add(new Read(cell));
  }

  private Leaf first(Value cell) {
    return ((Variable) draft.statement(cell)).first();
  }

  /** A network's output; often of a network that was used before. */
  void use() {
    List<Value> networks = draft.all(Network.class);
    Value network = networks.isEmpty() ? null : networks.getFirst();
    if (network == null || networks.size() < 2 && draft.chance(4)) {
      int in = draft.chance(2) && draft.extents[1] <= 2_000 ? draft.extents[1] : draft.extents[2];
      int within = draft.chance(4) ? 1_025 / (1 + in / 8) + 1 : Extents.small(draft.random);
      int out = draft.chance(2) ? in : Extents.small(draft.random);
      Architecture[] all = Architecture.values();
      Architecture kind =
          (long) in * in > 10_000 ? Architecture.LINEAR : all[draft.random.nextInt(all.length)];
      if ((long) in * out > 20_000) {
        out = 1;
      }
      network =
          draft.add(new Network(kind, in, within, out, draft.random.nextInt(1_000))).getFirst();
    }
    int in = ((Network) draft.statement(network)).in();
    Value x =
        draft.any(v -> draft.isFloat(v) && draft.rank(v) >= 1 && draft.shape(v).extent(-1) == in);
    if (x == null || draft.chance(4)) {
      int rows = draft.chance(3) ? 1 : Math.min(draft.extents[0], 1 + 8_000 / in);
      x = draft.leaf(Domain.SIGNED, Shape.of(rows, in));
    }
    if (x != null && draft.shape(x).elements() <= 10_000) {
      draft.add(new Use(network, x));
    }
  }

  /** Gradients of any value against leaves, cells and what lies between. */
  void differentiate() {
    Value y = draft.any(v -> draft.isFloat(v) && draft.isPresent(v) && isComputed(v));
    if (y == null) {
      return;
    }
    Value cotangent = y;
    if (draft.shape(y).elements() > 1 || draft.chance(3)) {
      cotangent = draft.leaf(Domain.SIGNED, draft.shape(y));
    }
    List<Value> targets = new ArrayList<>();
    for (int i = 0; i < 1 + draft.random.nextInt(TARGETS); i++) {
      Value x =
          draft.any(v -> draft.isFloat(v) && draft.isPresent(v) && v.statement() <= y.statement());
      if (x != null && !targets.contains(x)) {
        targets.add(x);
      }
    }
    if (cotangent != null && !targets.isEmpty()) {
      draft.add(new Differentiate(y, cotangent, targets));
    }
  }

  private boolean isComputed(Value value) {
    return !(draft.statement(value) instanceof Leaf || draft.statement(value) instanceof Read);
  }

  private List<Value> some(int most) {
    var values = new ArrayList<Value>();
    for (int i = 0; i < 1 + draft.random.nextInt(most); i++) {
      Value value = draft.any(v -> isComputed(v) && !draft.isEvaluated(v));
      if (value != null && !values.contains(value)) {
        values.add(value);
      }
    }
    return values;
  }

  /** Asks for some values. */
  void evaluate() {
    List<Value> values = some(4);
    if (!values.isEmpty()) {
      draft.evaluate(values);
    }
  }

  /** Gives cells new values: computed, the old ones of each other, or combined with the old. */
  void commit() {
    var variables = new ArrayList<Value>();
    var updates = new ArrayList<Value>();
    var keep = new ArrayList<Value>();
    for (Value cell : draft.all(Variable.class)) {
      Value update = draft.chance(4) ? null : update(cell);
      if (update != null) {
        variables.add(cell);
        updates.add(update);
        if (draft.chance(3)) {
          keep.add(update);
        }
        Value old = draft.any(v -> draft.statement(v) instanceof Read(var of) && of.equals(cell));
        if (old != null && draft.chance(3)) {
          keep.add(draft.apply(ElementwiseCode.TIMES, old, 8));
        }
      }
    }
    keep.removeIf(value -> value == null);
    if (draft.chance(2)) {
      keep.addAll(some(2));
    }
    if (!variables.isEmpty()) {
      draft.commit(variables, updates, keep.stream().distinct().toList());
    }
  }

  private Value update(Value cell) {
    Shape shape = first(cell).shape();
    Value value =
        draft.any(
            v ->
                draft.isFloat(v)
                    && draft.shape(v).equals(shape)
                    && !(draft.statement(v) instanceof Leaf));
    if (value == null || draft.chance(2)) {
      List<Value> now = draft.add(new Read(cell));
      if (now.isEmpty()) {
        return null;
      }
      Value other = value != null ? value : draft.leaf(Domain.SIGNED, shape);
      return draft.apply(
          ElementwiseCode.SUB, now.getFirst(), draft.apply(ElementwiseCode.TIMES, other, 1));
    }
    return value;
  }

  /** A step of a network's optimizer down the mean square of its output. */
  void learn() {
    for (Value network : draft.all(Network.class)) {
      Value output =
          draft.any(
              v ->
                  draft.isFloat(v)
                      && draft.isPresent(v)
                      && draft.dependsOn(v, network)
                      && draft.statement(v) instanceof Use);
      if (output == null) {
        continue;
      }
      Value loss = draft.apply(ReductionCode.MEAN, draft.apply(ElementwiseCode.SQUARE, output));
      if (loss != null) {
        Learner[] all = Learner.values();
        Learner learner =
            learners.computeIfAbsent(network, key -> all[draft.random.nextInt(all.length)]);
        draft.learn(learner, network, loss, draft.chance(2) ? some(2) : List.of());
        return;
      }
    }
  }

  /** What no request has asked for yet, at the end of a program. */
  void finish() {
    var rest = new ArrayList<Value>();
    for (int i = 0; i < 3; i++) {
      some(3).stream().filter(v -> !rest.contains(v)).forEach(rest::add);
    }
    if (!rest.isEmpty()) {
      draft.evaluate(rest);
    }
    // Cells are read again after their last update.
    List<Value> cells = draft.all(Variable.class);
    if (!cells.isEmpty() && draft.chance(2)) {
      var now = new ArrayList<Value>();
      for (Value cell : cells) {
        draft.add(new Read(cell)).stream()
            .map(v -> draft.apply(ElementwiseCode.SQUARE, v))
            .filter(java.util.Objects::nonNull)
            .forEach(now::add);
      }
      if (!now.isEmpty()) {
        draft.evaluate(now);
      }
    }
    boolean hasCommit = draft.statements().stream().anyMatch(Commit.class::isInstance);
    if (!hasCommit && !draft.all(Variable.class).isEmpty()) {
      commit();
    }
  }
}
