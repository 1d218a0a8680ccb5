package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

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

  /** Bodies and rules that are being recorded, each for the one before. */
  private int recordings;

  private final Map<GradientRule.Kind, GradientRule> rules = new HashMap<>();

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
      throw endless(composite, "body");
    }
    var kind = new Kind(composite, Recorder.types(node.inputs()));
    Body body = templates.get(kind);
    if (body == null) {
      body = within(composite, "body", () -> Body.of(composite, kind.inputs, node.types(), this));
      templates.put(kind, body);
    }
    return body.on(node.inputs(), node.level() + 1);
  }

  /**
   * What the gradient rule of a composite's node gives for each input; {@code null} if it has none.
   *
   * @throws GraphException if the rule reads anything but what it is given
   */
  Tensor[] gradient(Node node, Backward backward) {
    GradientRule.Kind kind = GradientRule.Kind.of(node, backward);
    GradientRule rule = rules.get(kind);
    if (rule == null) {
      rule = within(kind.composite(), "gradient", () -> GradientRule.of(kind, node.types(), this));
      rules.put(kind, rule);
    }
    return rule.on(backward, node.level());
  }

  /** What {@code recording} gives, which may need other bodies and rules on its way. */
  private <T> T within(Composite composite, String part, Supplier<T> recording) {
    if (recordings >= DEEPEST) {
      throw endless(composite, part);
    }
    recordings++;
    try {
      return recording.get();
    } finally {
      recordings--;
    }
  }

  private static GraphException endless(Composite composite, String part) {
    return new GraphException(
        composite.name()
            + ": its "
            + part
            + " contains itself, "
            + DEEPEST
            + " times so far; write it with other operations");
  }
}
