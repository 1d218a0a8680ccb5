package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Replay.Backward;
import dev.trigrad.graph.Replay.Edge;
import dev.trigrad.graph.Replay.Forward;
import dev.trigrad.graph.Replay.Step;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of a {@link Replay} in the course's words, in lines of 80 characters if names allow.
 */
final class ReplayText {
  private static final int LINE = 78;

  /** Longest value that is written as its numbers. */
  private static final int NUMBERS = 44;

  private final Replay replay;

  private final Map<Node, Integer> places = new IdentityHashMap<>();

  ReplayText(Replay replay) {
    this.replay = replay;
    for (Node node : replay.graph().nodes()) {
      places.put(node, places.size());
    }
  }

  String step(Step step) {
    return switch (step) {
      case Forward forward -> forward(forward);
      case Backward backward -> backward(backward);
    };
  }

  String name(int at) {
    Node node = replay.graph().nodes().get(at);
    String other = node.cell() != null ? node.cell().name() : "%" + at;
    return replay.names().getOrDefault(node, other);
  }

  private String forward(Forward step) {
    Node node = replay.graph().nodes().get(step.node());
    if (node.op() == null) {
      return "forward: " + name(step.node()) + " is given\n" + values(step);
    }
    var text = new StringBuilder("forward: ").append(application(step.node())).append('\n');
    for (Tensor input : node.inputs().stream().distinct().toList()) {
      line(text, name(input) + " = ", value(input));
    }
    return text.append(values(step)).toString();
  }

  private String values(Forward step) {
    var text = new StringBuilder();
    for (Tensor value : step.values()) {
      line(text, name(value) + " = ", value(value));
    }
    return text.toString();
  }

  private String application(int at) {
    Node node = replay.graph().nodes().get(at);
    return name(at)
        + " = "
        + node.label()
        + "("
        + String.join(", ", node.inputs().stream().map(this::name).toList())
        + ")";
  }

  private String backward(Backward step) {
    boolean leaf = replay.graph().nodes().get(step.node()).op() == null;
    var text = new StringBuilder("backward: ");
    text.append(leaf ? name(step.node()) : application(step.node())).append('\n');
    for (int output = 0; output < step.gradients().size(); output++) {
      if (step.gradients().get(output) != null) {
        incoming(text, step, output);
      }
    }
    for (Edge edge : step.sent()) {
      sent(text, edge, step);
    }
    return text.toString();
  }

  /** The sum of what arrives at one output. */
  private void incoming(StringBuilder text, Backward step, int output) {
    List<Edge> parts =
        step.arrived().stream().filter(edge -> input(edge).output() == output).toList();
    String of = "dL/d" + name(step.node()) + (step.gradients().size() > 1 ? "." + output : "");
    String sum = value(step.gradients().get(output));
    if (parts.size() < 2) {
      String origin =
          parts.isEmpty()
              ? ", where the backward pass starts"
              : ", from " + name(parts.getFirst().to());
      line(text, "incoming gradient " + of + " = ", sum + origin);
      return;
    }
    line(text, "gradients from " + parts.size() + " sides are added:", "");
    var terms = new ArrayList<String>();
    for (Edge part : parts) {
      terms.add(value(part.product()));
      line(text, "  from " + name(part.to()) + ": ", terms.getLast());
    }
    String all = String.join(" + ", terms) + " = ";
    String start = "incoming gradient " + of + " = ";
    line(text, start, start.length() + all.length() + sum.length() < LINE ? all + sum : sum);
  }

  private void sent(StringBuilder text, Edge edge, Backward step) {
    String to = "to " + name(input(edge)) + ": ";
    String product = value(edge.product());
    if (edge.local() == null) {
      line(text, to + "incoming gradient through the operation", "");
      line(text, "  (vector-Jacobian product) = ", product);
      return;
    }
    String local = "local gradient " + value(edge.local());
    String incoming = " × incoming " + value(step.gradients().getFirst());
    if (to.length() + local.length() + incoming.length() + product.length() + 3 < LINE) {
      line(text, to, local + incoming + " = " + product);
    } else {
      line(text, to + local, "");
      line(text, " " + incoming, "");
      boolean summed = !edge.local().shape().equals(edge.product().shape());
      line(text, "  = " + product, summed ? ", summed to its shape" : "");
    }
  }

  private Tensor input(Edge edge) {
    return replay.graph().nodes().get(edge.to()).inputs().get(edge.input());
  }

  private String name(Tensor tensor) {
    return name(places.get(tensor.node()))
        + (tensor.node().types().size() > 1 ? "." + tensor.output() : "");
  }

  private static void line(StringBuilder text, String label, String value) {
    text.append("  ").append(label).append(value).append('\n');
  }

  /** The numbers of {@code tensor} if they are few, else its shape, mean and range. */
  static String value(Tensor tensor) {
    Object array = tensor.node().value(tensor.output());
    int count = tensor.type().elements();
    var numbers = new double[count];
    switch (array) {
      case float[] floats -> {
        for (int i = 0; i < count; i++) {
          numbers[i] = floats[i];
        }
      }
      case int[] ints -> {
        for (int i = 0; i < count; i++) {
          numbers[i] = ints[i];
        }
      }
      default -> {
        return String.valueOf(array);
      }
    }
    if (count == 1) {
      return number(numbers[0]);
    }
    if (count <= 16) {
      String all = nested(numbers, tensor.shape().extents(), 0, 0, count);
      if (all.length() <= NUMBERS) {
        return all;
      }
    }
    double sum = 0;
    double least = Double.POSITIVE_INFINITY;
    double largest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      sum += number;
      least = Math.min(least, number);
      largest = Math.max(largest, number);
    }
    String shape = tensor.shape().toString();
    return count == 0
        ? shape
        : shape
            + " of mean "
            + number(sum / count)
            + ", "
            + number(least)
            + " to "
            + number(largest);
  }

  private static String nested(double[] numbers, int[] extents, int axis, int from, int count) {
    if (axis == extents.length) {
      return number(numbers[from]);
    }
    var parts = new ArrayList<String>();
    int size = extents[axis] == 0 ? 0 : count / extents[axis];
    for (int i = 0; i < extents[axis]; i++) {
      parts.add(nested(numbers, extents, axis + 1, from + i * size, size));
    }
    return "[" + String.join(", ", parts) + "]";
  }

  /** Four digits, which are enough to follow a computation. */
  private static String number(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return number == 0 ? "0" : Double.toString(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -4 && exponent < 7
        ? rounded.toPlainString()
        : rounded.unscaledValue().abs().toString().length() == 1
            ? rounded.unscaledValue() + "e" + exponent
            : rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
  }
}
