package dev.trigrad.run;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.engine.Engine;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.DepthFirst;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Op;
import dev.trigrad.op.Permute;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Turns a traced graph into a raw program: composites that the engine does not fuse are replaced by
 * their bodies, gradients by the backward graph, and constants that appear in bodies become
 * literals. The traced leaves are the program's inputs, in their order. Nothing is simplified here,
 * but that products read transposed operands where they are.
 */
final class Lowering implements DepthFirst {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final Engine engine;
  private final List<TensorType> values = new ArrayList<>();
  private final Map<Integer, Object> literals = new HashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Map<Node, int[]> ids = new IdentityHashMap<>();
  private final Map<Cell, Integer> cells = new IdentityHashMap<>();

  /** Composites whose bodies stand for them. */
  private final Set<Node> expanded = Collections.newSetFromMap(new IdentityHashMap<>());

  private final Function<Node, List<Tensor>> expansions = GRAPH.expansions();

  Lowering(Engine engine) {
    this.engine = engine;
  }

  /**
   * The program that computes all outputs of the wanted nodes and the new values of {@code
   * updates}.
   */
  Program lower(Trace trace, Updates updates) {
    for (int i = 0; i < trace.leafCount; i++) {
      Node leaf = trace.leaves[i];
      int[] outputs = define(leaf.types());
      ids.put(leaf, outputs);
      if (leaf.cell() != null) {
        cells.put(leaf.cell(), outputs[0]);
      }
    }
    int inputs = values.size();
    var outputs = new ArrayList<Integer>();
    for (int i = 0; i < trace.wanted.count(); i++) {
      for (int id : lower(trace.wanted.at(i))) {
        outputs.add(id);
      }
    }
    var writes = new ArrayList<Write>();
    for (var update : updates.values().entrySet()) {
      Tensor value = update.getValue();
      writes.add(new Write(cells.get(update.getKey()), lower(value.node())[value.output()]));
    }
    return new Program(values, inputs, literals, steps, outputs, writes, null);
  }

  private int[] lower(Node root) {
    walk(root);
    return ids.get(root);
  }

  @Override
  public List<Tensor> enter(Node node) {
    if (ids.containsKey(node)) {
      return null;
    }
    if (node.op() == null) {
      ids.put(node, leaf(node));
      return null;
    }
    if (node.op() instanceof Composite composite && !fuses(composite, node)) {
      expanded.add(node);
      return expansions.apply(node);
    }
    return node.inputs();
  }

  private boolean fuses(Composite composite, Node node) {
    return engine.fuses(composite, GRAPH.types(node.inputs()));
  }

  /** A leaf that the trace has not met: a constant of a body, or another leaf of a known cell. */
  private int[] leaf(Node node) {
    if (node.cell() != null) {
      return new int[] {cells.get(node.cell())};
    }
    int[] id = define(node.types());
    literals.put(id[0], node.value(0));
    return id;
  }

  @Override
  public void leave(Node node, List<Tensor> sources) {
    var read = new int[sources.size()];
    for (int i = 0; i < read.length; i++) {
      Tensor source = sources.get(i);
      read[i] = ids.get(source.node())[source.output()];
    }
    // A body's outputs stand for those of its composite.
    ids.put(node, expanded.contains(node) ? read : step(node, sources, read));
  }

  private int[] step(Node node, List<Tensor> sources, int[] read) {
    Op op = node.op();
    if (op instanceof MatMul product) {
      op = inPlace(product, sources, read);
    }
    int[] outputs = define(node.types());
    steps.add(new Step(op, Integers.of(read), Integers.of(outputs)));
    return outputs;
  }

  /**
   * The product that reads operands where they were before they were transposed. Done here, not by
   * a pass: terms that lie one behind the other are added up in another order for a product of one
   * row or column, and its bits must not depend on passes.
   */
  private MatMul inPlace(MatMul product, List<Tensor> sources, int[] read) {
    boolean[] transposed = {product.transposeA(), product.transposeB()};
    for (int i = 0; i < 2; i++) {
      Node source = sources.get(i).node();
      while (transposes(source)) {
        Tensor before = source.inputs().getFirst();
        read[i] = ids.get(before.node())[before.output()];
        transposed[i] = !transposed[i];
        source = before.node();
      }
    }
    return new MatMul(transposed[0], transposed[1]);
  }

  /** Whether {@code node} is a step of this program that exchanges the last two axes. */
  private static boolean transposes(Node node) {
    return !node.evaluated() && node.op() instanceof Permute permute && permute.transposes();
  }

  private int[] define(List<TensorType> types) {
    int[] defined = new int[types.size()];
    for (int i = 0; i < defined.length; i++) {
      defined[i] = values.size();
      values.add(types.get(i));
    }
    return defined;
  }
}
