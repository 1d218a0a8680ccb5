package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import dev.trigrad.run.GradientReach;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One case of a module, put together step by step; its cells' values are inputs, too. */
final class ModuleCase {
  /** A recording of the module on the inputs that are no cells. */
  interface Recording {
    Tensor of(List<Tensor> inputs, Pass pass);
  }

  private static final RandomKey KEY = RandomKey.of(5);

  private final Module module;
  private final List<Supplier<Tensor>> inputs = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private Recording recording;
  private Rule rule = Rule.R2_VALUE;
  private boolean training;
  private Cell after;

  ModuleCase(Module module) {
    this.module = module;
    this.recording = (in, pass) -> module.apply(in.getFirst(), pass);
    name.append(module);
  }

  /** One more input, of ordinary numbers. */
  ModuleCase of(int... extents) {
    int seed = 81 + inputs.size();
    inputs.add(() -> Samples.floats(Shape.of(extents), -3, 3, seed));
    name.append(' ').append(Shape.of(extents));
    return this;
  }

  /** One more input, of these numbers, special ones. */
  ModuleCase special(Tensor values) {
    inputs.add(() -> Samples.leaf(values.toArray(), values.shape()));
    rule = Rule.R4_SPECIAL;
    name.append(" special ").append(values.shape());
    return this;
  }

  /** One more input, of indices below {@code count}. */
  ModuleCase indices(int count, int... extents) {
    inputs.add(() -> Samples.ints(Shape.of(extents), 0, count, 83));
    name.append(" indices ").append(Shape.of(extents));
    return this;
  }

  /** In a pass that trains. */
  ModuleCase training() {
    training = true;
    name.append(" training");
    return this;
  }

  /** Applied in another way than to its only input. */
  ModuleCase by(Recording recording) {
    this.recording = recording;
    return this;
  }

  /** The result is what {@code cell} takes when the step is done. */
  ModuleCase after(Cell cell) {
    after = cell;
    name.append(" then ").append(cell.name());
    return this;
  }

  void add(List<OperationCase> cases) {
    List<Cell> cells = List.copyOf(module.cells().values());
    List<Tensor> fixed = leaves(cells);
    boolean[] flows = flows(cells, fixed);
    cases.add(
        new OperationCase(
            module.getClass().getSimpleName(),
            module.getClass(),
            name + " #" + cases.size(),
            rule,
            () -> chosen(leaves(cells), flows),
            in -> record(cells, replaced(fixed, flows, in))));
  }

  private List<Tensor> leaves(List<Cell> cells) {
    var leaves = new ArrayList<Tensor>();
    inputs.forEach(each -> leaves.add(each.get()));
    for (Cell cell : cells) {
      leaves.add(sample(cell, 90 + leaves.size()));
    }
    return leaves;
  }

  private Tensor record(List<Cell> cells, List<Tensor> leaves) {
    Map<Cell, Tensor> values = new IdentityHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      values.put(cells.get(i), leaves.get(inputs.size() + i));
    }
    Pass pass = (training ? Pass.training(KEY) : Pass.inference()).with(values);
    Tensor result = recording.of(leaves.subList(0, inputs.size()), pass);
    return after == null ? result : pass.updates().value(after);
  }

  /** Which leaves are inputs of the case: all that a gradient flows to, and indices. */
  private boolean[] flows(List<Cell> cells, List<Tensor> leaves) {
    var floats = new ArrayList<Tensor>();
    for (Tensor leaf : leaves) {
      floats.add(leaf.dtype() == DType.FLOAT32 ? leaf : null);
    }
    boolean[] flows = new GradientReach().of(record(cells, leaves).sum(), floats);
    for (int i = 0; i < flows.length; i++) {
      flows[i] |= leaves.get(i).dtype() == DType.INT32;
    }
    return flows;
  }

  private static List<Tensor> chosen(List<Tensor> leaves, boolean[] flows) {
    var chosen = new ArrayList<Tensor>();
    for (int i = 0; i < flows.length; i++) {
      if (flows[i]) {
        chosen.add(leaves.get(i));
      }
    }
    return chosen;
  }

  private static List<Tensor> replaced(List<Tensor> fixed, boolean[] flows, List<Tensor> in) {
    var all = new ArrayList<Tensor>();
    int next = 0;
    for (int i = 0; i < flows.length; i++) {
      all.add(flows[i] ? in.get(next++) : fixed.get(i));
    }
    return all;
  }

  /** A value for a cell: positive, as variances are, but for matrices. */
  private static Tensor sample(Cell cell, int seed) {
    Shape shape = cell.type().shape();
    return cell.type().dtype() == DType.INT32
        ? Tensor.of(3)
        : Samples.floats(shape, shape.rank() > 1 ? -1 : 0.4, 1.3, seed);
  }
}
