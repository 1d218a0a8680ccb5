package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Primitive;
import dev.trigrad.op.ReferenceValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates any graph in double precision, without an engine, and bounds the error that float32 engines may make: the judge of all
 * engines. Evaluated tensors are computed again from their leaves; composites and gradients are expanded.
 */
public final class Reference {
  private final Map<Node, List<ReferenceValue>> values = new IdentityHashMap<>();

  /** A reference in which every leaf has its own value. */
  public Reference() {}

  /** Gives {@code leaf} other values, which need not be floats. */
  public Reference with(Tensor leaf, double[] value) {
    values.put(leaf.node(), List.of(ReferenceValue.exact(leaf.type(), value)));
    return this;
  }

  /** The value of {@code tensor}. */
  public ReferenceValue of(Tensor tensor) {
    var stack = new ArrayDeque<Node>();
    stack.push(tensor.node());
    while (!stack.isEmpty()) {
      Node node = stack.peek();
      if (values.containsKey(node)) {
        stack.pop();
      } else if (!pushMissing(node, stack)) {
        values.put(node, compute(node));
        stack.pop();
      }
    }
    return values.get(tensor.node()).get(tensor.output());
  }

  private boolean pushMissing(Node node, ArrayDeque<Node> stack) {
    boolean missing = false;
    for (Tensor source : sources(node)) {
      if (!values.containsKey(source.node())) {
        stack.push(source.node());
        missing = true;
      }
    }
    return missing;
  }

  private static List<Tensor> sources(Node node) {
    return node.op() instanceof Composite ? Backpropagation.body(node) : node.inputs();
  }

  private List<ReferenceValue> compute(Node node) {
    if (node.cell() != null) {
      Tensor now = node.cell().snapshot();
      return List.of(ReferenceValue.of(now.type(), now.node().value(0)));
    }
    return switch (node.op()) {
      case null -> List.of(ReferenceValue.of(node.types().getFirst(), node.value(0)));
      case Primitive primitive -> List.of(primitive.reference(inputs(node), node.types().getFirst()));
      case Composite _ -> inputs(node);
    };
  }

  private List<ReferenceValue> inputs(Node node) {
    var inputs = new ArrayList<ReferenceValue>();
    for (Tensor source : sources(node)) {
      inputs.add(values.get(source.node()).get(source.output()));
    }
    return inputs;
  }
}
