package dev.trigrad.reference;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.DepthFirst;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Composite;
import dev.trigrad.op.HostBinding;
import dev.trigrad.op.HostCall;
import dev.trigrad.op.Primitive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Evaluates graphs in double precision with running error bounds, on no engine: what a result
 * means, and how far a float32 engine may be from it.
 *
 * <p>Leaves are exact; any of them can be bound to other numbers. Composites are computed through
 * their bodies, gradients through the graph derived. Nodes that an engine has evaluated are
 * computed again from their own inputs, so that no engine has a say. Walks are iterative; values
 * are kept as long as this object, so that several outputs share work. A host function is called in
 * its double form, or else at operands rounded to float32, and again with its operands moved by
 * their bounds.
 */
public final class Reference {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final Map<Node, List<ReferenceValue>> values = new IdentityHashMap<>();
  private final Map<Cell, ReferenceValue> cells = new IdentityHashMap<>();
  private final Set<Object> read = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Set<String> inFloat = new TreeSet<>();
  private final List<Node> order = new ArrayList<>();
  private final Function<Node, List<Tensor>> expansions = GRAPH.expansions();

  private final DepthFirst walk =
      new DepthFirst() {
        @Override
        public List<Tensor> enter(Node node) {
          return Reference.this.enter(node);
        }

        @Override
        public void leave(Node node, List<Tensor> sources) {
          values.put(node, compute(node, sources));
          order.add(node);
        }
      };

  /** A reference interpreter that has computed nothing yet. */
  public Reference() {}

  /**
   * Lets the leaf {@code leaf} have the value {@code numbers} instead of its own; exact. The array
   * is not copied.
   *
   * @throws ShapeException if the tensor is no leaf of one float per number, or has been read
   *     before
   */
  public Reference with(Tensor leaf, double[] numbers) {
    ArgumentException.requirePresent(leaf, "reference", "leaf");
    ArgumentException.requirePresent(numbers, "reference", "array of numbers");
    boolean constant = leaf.node().op() == null && leaf.node().cell() == null;
    if (!constant || !fits(leaf.type(), numbers) || values.containsKey(leaf.node())) {
      throw unbound(leaf.node().label() + " " + leaf.type(), numbers);
    }
    values.put(leaf.node(), List.of(ReferenceValue.exact(leaf.type(), numbers)));
    return this;
  }

  /**
   * Lets every leaf that reads {@code cell} have the value {@code numbers} instead of the cell's
   * own; exact. The array is not copied.
   *
   * @throws ShapeException if the cell does not hold one float per number, or has been read before
   */
  public Reference with(Cell cell, double[] numbers) {
    ArgumentException.requirePresent(cell, "reference", "cell");
    ArgumentException.requirePresent(numbers, "reference", "array of numbers");
    if (!fits(cell.type(), numbers) || cells.containsKey(cell) || read.contains(cell)) {
      throw unbound(cell.toString(), numbers);
    }
    cells.put(cell, ReferenceValue.exact(cell.type(), numbers));
    return this;
  }

  private static boolean fits(TensorType type, double[] numbers) {
    return type.dtype() != DType.INT32 && type.elements() == numbers.length;
  }

  private static ShapeException unbound(String leaf, double[] numbers) {
    return new ShapeException(
        "reference: "
            + leaf
            + " cannot be bound to "
            + numbers.length
            + " numbers; bind a floating-point constant or cell of that many elements, before"
            + " reading values");
  }

  /** The double-precision value of {@code tensor}, with its bound. */
  public ReferenceValue of(Tensor tensor) {
    ArgumentException.requirePresent(tensor, "reference", "tensor");
    walk.walk(tensor.node());
    return values.get(tensor.node()).get(tensor.output());
  }

  /** Whether anything computed so far has read the leaf of {@code tensor}. */
  boolean hasRead(Tensor tensor) {
    return read.contains(identity(tensor.node()));
  }

  /** A cell is one variable however many leaves read it. */
  private static Object identity(Node leaf) {
    return leaf.cell() != null ? leaf.cell() : leaf;
  }

  /** The operations computed so far, each after those that it reads. */
  List<Node> order() {
    return order;
  }

  /** The values of tensors that have been computed. */
  List<ReferenceValue> read(List<Tensor> tensors) {
    var read = new ArrayList<ReferenceValue>(tensors.size());
    for (Tensor tensor : tensors) {
      read.add(values.get(tensor.node()).get(tensor.output()));
    }
    return read;
  }

  private List<Tensor> enter(Node node) {
    if (node.op() == null) {
      read.add(identity(node));
    }
    if (values.containsKey(node)) {
      return null;
    }
    if (node.op() == null) {
      values.put(node, List.of(leaf(node)));
      return null;
    }
    return node.op() instanceof Composite ? expansions.apply(node) : node.inputs();
  }

  private ReferenceValue leaf(Node node) {
    if (node.cell() == null) {
      return ReferenceValue.of(node.types().getFirst(), node.value(0));
    }
    if (node.cell().version() != node.version()) {
      throw GRAPH.stale(node.cell(), node.version());
    }
    ReferenceValue bound = cells.get(node.cell());
    // What was read is kept by node, of which each version of a cell has its own.
    return bound != null
        ? bound
        : ReferenceValue.of(node.cell().type(), Evaluation.value(node.cell().snapshot()));
  }

  private List<ReferenceValue> compute(Node node, List<Tensor> sources) {
    List<ReferenceValue> inputs = read(sources);
    return switch (node.op()) {
      case Primitive primitive -> List.of(primitive.reference(inputs, node.types().getFirst()));
      case Composite _ -> inputs;
      case HostCall call -> host(call, node, inputs);
    };
  }

  private List<ReferenceValue> host(HostCall call, Node node, List<ReferenceValue> inputs) {
    int last = inputs.size() - 1;
    var binding = (HostBinding) node.inputs().get(last).node().value(0);
    var results = new ArrayList<ReferenceValue>();
    GRAPH.host(
        binding.toString(),
        () -> {
          var called = call.reference(binding, inputs.subList(0, last), node.types());
          results.addAll(called.values());
          if (called.inFloat()) {
            inFloat.add(call.name());
          }
        });
    return results;
  }

  /** Names of the host functions that have no double form, and were called in float32. */
  Set<String> inFloat() {
    return inFloat;
  }
}
