package dev.trigrad.testkit.program;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/**
 * A program being made. Each statement is rehearsed in double precision, on no engine, and taken
 * only if its results are determined well enough to judge an engine by.
 */
final class Draft {
  /** Largest magnitude that a result may have. */
  private static final double LARGE = 1e4;

  /** Elements of all results of one program. */
  private static final int BUDGET = 400_000;

  final SplittableRandom random;

  /** Extents from which shapes are made, so that they meet. */
  final int[] extents;

  private final List<Statement> statements = new ArrayList<>();
  private final Rehearsal rehearsal = new Rehearsal();
  private final Reference reference = rehearsal.reference();
  private final Interpreter interpreter = new Interpreter(0, rehearsal);
  private final List<Value> pool = new ArrayList<>();
  private final Map<Value, Origin> origins = new HashMap<>();
  private int spent;

  /** What a value depends on. */
  private static final class Origin {
    /** Cells and networks below it, through evaluated values too. */
    private final Set<Value> state = new HashSet<>();

    private boolean evaluated;

    /** Whether something below it has been updated since, so that no gradient can pass. */
    private boolean past;
  }

  Draft(SplittableRandom random) {
    this.random = random;
    boolean wide = random.nextInt(2) == 0;
    int columns = wide ? Extents.wide(random) : Extents.small(random);
    int rows = columns > 300 ? 1 + random.nextInt(4) : Extents.upTo(600, random);
    extents = new int[] {rows, columns, Extents.small(random), 1 + random.nextInt(3)};
  }

  /** Whether one in {@code n} cases is this one. */
  boolean chance(int n) {
    return random.nextInt(n) == 0;
  }

  /** Largest number of elements of one value. */
  int limit() {
    return Math.min(40_000, BUDGET - spent);
  }

  boolean isFull() {
    return spent > BUDGET * 3 / 4;
  }

  /** A new leaf, or {@code null} if it is too large. */
  Value leaf(Domain domain, Shape shape, int limit) {
    return only(new Statement.Leaf(domain, shape, limit, random.nextInt(1 << 30)));
  }

  Value leaf(Domain domain, Shape shape) {
    return leaf(domain, shape, 0);
  }

  /** The first result of an operation, or {@code null} if it is not fit, or an operand is not. */
  Value apply(Code code, List<Value> operands, int... numbers) {
    List<Value> all = applyAll(code, operands, numbers);
    return all.isEmpty() ? null : all.getFirst();
  }

  Value apply(Code code, Value operand, int... numbers) {
    return operand == null ? null : apply(code, List.of(operand), numbers);
  }

  Value apply(Code code, Value a, Value b, int... numbers) {
    return a == null || b == null ? null : apply(code, List.of(a, b), numbers);
  }

  List<Value> applyAll(Code code, List<Value> operands, int... numbers) {
    return operands.stream().anyMatch(Objects::isNull)
        ? List.of()
        : add(Statement.Apply.of(code, operands, numbers));
  }

  private Value only(Statement statement) {
    List<Value> all = add(statement);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** The results of a statement that makes tensors; none if they are not fit to judge by. */
  List<Value> add(Statement statement) {
    int at = statements.size();
    interpreter.run(statement);
    List<?> made = interpreter.made(at);
    for (Object each : made) {
      if (each instanceof Tensor tensor && !isFit(tensor)) {
        interpreter.undo();
        return List.of();
      }
    }
    statements.add(statement);
    var values = new ArrayList<Value>();
    for (int i = 0; i < made.size(); i++) {
      Value value = new Value(at, i);
      values.add(value);
      origins.put(value, origin(statement));
      if (made.get(i) instanceof Tensor tensor) {
        spent += tensor.type().elements();
        pool.add(value);
      }
    }
    return values;
  }

  private Origin origin(Statement statement) {
    var origin = new Origin();
    for (Value read : statement.reads()) {
      Origin below = origins.get(read);
      origin.state.addAll(below.state);
      origin.past |= below.past;
      if (!(interpreter.made(read.statement()).getFirst() instanceof Tensor)) {
        origin.state.add(read);
      }
    }
    if (statement instanceof Statement.Apply(var code, var operands, _)
        && code == ElementwiseCode.STOP_GRADIENT
        && origins.get(operands.getFirst()).evaluated) {
      origin.state.clear();
      origin.past = false;
    }
    return origin;
  }

  private boolean isFit(Tensor tensor) {
    if (tensor.type().elements() > limit()) {
      return false;
    }
    ReferenceValue value = reference.of(tensor);
    return Judge.largest(value) <= LARGE
            && (tensor.dtype() == DType.INT32 || Judge.judged(value) >= 0.95 * value.elements())
        || tensor.dtype() == DType.INT32 && value.exact();
  }

  /** Asks for the values; from now on they are leaves. */
  void evaluate(List<Value> values) {
    request(new Statement.Evaluate(values), values, List.of());
  }

  /** Does updates, after which what was not evaluated and depends on the old values is gone. */
  void commit(List<Value> variables, List<Value> updates, List<Value> keep) {
    request(new Statement.Commit(variables, updates, keep), keep, variables);
  }

  /** Does a step of a network's optimizer. */
  void learn(Learner learner, Value network, Value loss, List<Value> keep) {
    var kept = new ArrayList<>(keep);
    kept.add(loss);
    request(new Statement.Learn(learner, network, loss, keep), kept, List.of(network));
  }

  private void request(Statement request, List<Value> values, List<Value> changed) {
    interpreter.run(request);
    statements.add(request);
    // The other outputs of the same operations come along; a cell's value stays the cell's.
    for (Value value : values) {
      if (tensor(value).node().cell() != null) {
        continue;
      }
      for (int i = 0; i < interpreter.made(value.statement()).size(); i++) {
        origins.get(new Value(value.statement(), i)).evaluated = true;
      }
    }
    for (Value value : List.copyOf(pool)) {
      Origin origin = origins.get(value);
      if (changed.stream().anyMatch(origin.state::contains)) {
        origin.past = true;
        if (!origin.evaluated) {
          pool.remove(value);
        }
      }
    }
  }

  Tensor tensor(Value value) {
    return interpreter.tensor(value);
  }

  Shape shape(Value value) {
    return tensor(value).shape();
  }

  TensorType type(Value value) {
    return tensor(value).type();
  }

  int rank(Value value) {
    return shape(value).rank();
  }

  boolean isFloat(Value value) {
    return tensor(value).dtype() == DType.FLOAT32;
  }

  /** Whether rounding has no part in it. */
  boolean isExact(Value value) {
    return reference.of(tensor(value)).exact();
  }

  /** Largest magnitude. */
  double largest(Value value) {
    return Judge.largest(reference.of(tensor(value)));
  }

  /** Whether a gradient can be taken through it. */
  boolean isPresent(Value value) {
    return !origins.get(value).past;
  }

  boolean isEvaluated(Value value) {
    return origins.get(value).evaluated;
  }

  boolean dependsOn(Value value, Value state) {
    return origins.get(value).state.contains(state);
  }

  /** A value that {@code wanted} accepts, recent ones more often; {@code null} if there is none. */
  Value any(Predicate<Value> wanted) {
    List<Value> found = pool.stream().filter(wanted).toList();
    if (found.isEmpty()) {
      return null;
    }
    int from = chance(2) ? Math.max(0, found.size() - 4) : 0;
    return found.get(from + random.nextInt(found.size() - from));
  }

  /** A float32 value. */
  Value anyFloat() {
    return any(this::isFloat);
  }

  /** The cells or networks of the program. */
  List<Value> all(Class<? extends Statement> kind) {
    var found = new ArrayList<Value>();
    for (int at = 0; at < statements.size(); at++) {
      if (kind.isInstance(statements.get(at))) {
        found.add(Value.of(at));
      }
    }
    return found;
  }

  Statement statement(Value value) {
    return statements.get(value.statement());
  }

  List<Statement> statements() {
    return statements;
  }

  /** A leaf that holds numbers in double precision, rounded. */
  static Tensor rounded(ReferenceValue value) {
    int n = value.elements();
    Object array = value.type().dtype().newArray(n);
    for (int i = 0; i < n; i++) {
      switch (array) {
        case float[] floats -> floats[i] = (float) value.value()[i];
        case int[] ints -> ints[i] = (int) value.value()[i];
        default -> throw new IllegalStateException(value.toString());
      }
    }
    return Recorder.constant(value.type(), array);
  }
}
