package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.optim.Optimizer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Records a program statement by statement, with new leaves, cells and networks of its own. */
public final class Interpreter {
  private final long salt;
  private final Requests requests;

  /** What each statement made: tensors, a cell or a module; nothing for a request. */
  private final List<List<?>> made = new ArrayList<>();

  private final Map<Module, Optimizer> optimizers = new IdentityHashMap<>();

  /**
   * An interpreter that has done nothing yet.
   *
   * @param salt changes the numbers in all leaves, cells and networks; 0 leaves them as they are
   * @param requests answers what is asked for
   */
  public Interpreter(long salt, Requests requests) {
    this.salt = salt;
    this.requests = requests;
  }

  /** All of {@code program}. */
  public void run(RandomProgram program) {
    program.statements().forEach(this::run);
  }

  /** The next statement. */
  public void run(Statement statement) {
    made.add(result(statement));
  }

  /** Forgets the last statement, which must have been no request. */
  void undo() {
    made.removeLast();
  }

  /** Number of statements done. */
  public int done() {
    return made.size();
  }

  private List<?> result(Statement statement) {
    return switch (statement) {
      case Statement.Leaf leaf -> List.of(leaf(leaf));
      case Statement.Variable(var first) -> List.of(new Cell("cell" + made.size(), leaf(first)));
      case Statement.Read(var variable) -> List.of(cell(variable).tensor());
      case Statement.Network n -> {
        Module module = n.architecture().build(n.in(), n.within(), n.out());
        module.initialize(n.seed() + salt);
        yield List.of(module);
      }
      case Statement.Use(var network, var input) -> List.of(module(network).apply(tensor(input)));
      case Statement.Apply(var code, var operands, var numbers) ->
          code.record(
              operands.stream().map(this::tensor).toArray(Tensor[]::new), numbers.toArray());
      case Statement.Differentiate(var y, var cotangent, var targets) ->
          y.equals(cotangent)
              ? Gradients.orZeros(tensor(y), tensors(targets))
              : Gradients.orZeros(tensor(y), tensor(cotangent), tensors(targets));
      case Statement.Evaluate(var values) -> {
        requests.evaluate(tensors(values));
        yield List.of();
      }
      case Statement.Commit commit -> {
        requests.commit(updates(commit), tensors(commit.keep()));
        yield List.of();
      }
      case Statement.Learn learn -> {
        learn(learn);
        yield List.of();
      }
    };
  }

  private Tensor leaf(Statement.Leaf leaf) {
    return leaf.domain().leaf(leaf.shape(), leaf.limit(), leaf.seed() + salt);
  }

  private Updates updates(Statement.Commit commit) {
    var updates = new Updates();
    for (int i = 0; i < commit.variables().size(); i++) {
      updates.put(cell(commit.variables().get(i)), tensor(commit.updates().get(i)));
    }
    return updates;
  }

  private void learn(Statement.Learn learn) {
    Module module = module(learn.network());
    Optimizer optimizer =
        optimizers.computeIfAbsent(module, key -> learn.learner().of(key.parameters()));
    List<Tensor> values = optimizer.parameters().stream().map(Cell::tensor).toList();
    var keep = new ArrayList<>(List.of(tensor(learn.loss())));
    keep.addAll(tensors(learn.keep()));
    requests.step(optimizer, Gradients.orZeros(tensor(learn.loss()), values), keep);
  }

  /** A tensor that a statement made. */
  public Tensor tensor(Value value) {
    return (Tensor) made.get(value.statement()).get(value.output());
  }

  /** Tensors that statements made. */
  public List<Tensor> tensors(List<Value> values) {
    return values.stream().map(this::tensor).toList();
  }

  /** Everything that statement {@code at} made. */
  public List<?> made(int at) {
    return made.get(at);
  }

  /** A variable's cell. */
  public Cell cell(Value value) {
    return (Cell) made.get(value.statement()).getFirst();
  }

  /** A network. */
  public Module module(Value value) {
    return (Module) made.get(value.statement()).getFirst();
  }

  /** The cells of variables and networks, in order. */
  public List<Cell> cells() {
    var cells = new ArrayList<Cell>();
    for (List<?> each : made) {
      switch (each.isEmpty() ? null : each.getFirst()) {
        case Cell cell -> cells.add(cell);
        case Module module -> cells.addAll(module.parameters());
        case null, default -> {}
      }
    }
    return cells;
  }
}
