package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What composites stand for, as far as one planning or one reference evaluation has asked: recorded
 * by the thread that plans, whoever recorded the composites, and forgotten with this object.
 *
 * <p>A body is recorded on {@linkplain Node#Node(TensorType) stand-ins} for the inputs, once for
 * all composites that are equal on inputs of equal types, and then copied onto the inputs
 * themselves.
 */
final class Expansions {
  /** Bodies within bodies: more are a body that contains itself. */
  private static final int DEEPEST = 100;

  private record Kind(Composite composite, List<TensorType> inputs) {}

  private final Map<Node, List<Tensor>> bodies = new IdentityHashMap<>();
  private final Map<Kind, Body> templates = new HashMap<>();

  /**
   * The recorded body of a composite's node; for a gradient, the backward graph.
   *
   * @throws GraphException if the body reads anything but its inputs, or contains itself
   */
  List<Tensor> of(Node node) {
    List<Tensor> known = bodies.get(node);
    if (known == null) {
      known =
          node.op() instanceof GradientOf gradient
              ? gradient.body(node.inputs(), this)
              : expand(node);
      bodies.put(node, known);
    }
    return known;
  }

  private List<Tensor> expand(Node node) {
    var composite = (Composite) node.op();
    if (node.level() >= DEEPEST) {
      throw new GraphException(
          composite.name()
              + ": its body contains itself, "
              + DEEPEST
              + " times so far; write it with other operations");
    }
    var kind = new Kind(composite, Recorder.types(node.inputs()));
    Body body = templates.get(kind);
    if (body == null) {
      body = Body.of(composite, kind.inputs, node.types());
      templates.put(kind, body);
    }
    return body.on(node.inputs(), node.level() + 1);
  }
}
