package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.picture.Replay.Backward;
import dev.trigrad.picture.Replay.Edge;
import dev.trigrad.picture.Replay.Forward;
import dev.trigrad.picture.Replay.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The steps of a {@link Replay} in the course's words, in lines of 80 characters if names allow.
 */
final class ReplayText {
  private static final int LINE = 78;

  private final Replay replay;

  private final Map<Node, Integer> places = new IdentityHashMap<>();

  /** Nodes at which a gradient arrives. */
  private final Set<Integer> reached = new HashSet<>();

  private final List<String> names;

  ReplayText(Replay replay) {
    this.replay = replay;
    for (Node node : replay.graph().nodes()) {
      places.put(node, places.size());
    }
    for (Step step : replay.steps()) {
      if (step instanceof Backward) {
        reached.add(step.node());
      }
    }
    this.names = names();
  }

  private List<String> names() {
    List<Node> nodes = replay.graph().nodes();
    var names = new ArrayList<String>();
    for (int at = 0; at < nodes.size(); at++) {
      names.add(own(at));
    }
    var taken = new HashSet<>(names);
    Map<String, Integer> counts = new HashMap<>();
    for (int at = 0; at < nodes.size(); at++) {
      String operation = Label.of(nodes.get(at).label());
      while (names.get(at) == null) {
        // The first result of log10 is not to look like log of 101.
        String gap = operation.matches(".*\\d") ? "_" : "";
        String next = operation + gap + counts.merge(operation, 1, Integer::sum);
        if (taken.add(next)) {
          names.set(at, next);
        }
      }
    }
    return names;
  }

  String step(Step step) {
    return switch (step) {
      case Forward forward -> forward(forward);
      case Backward backward -> backward(backward);
    };
  }

  /**
   * Its name; if nobody gave one, a number that is nothing but itself, or which result of its
   * operation it is, as {@code mul2}.
   */
  String name(int at) {
    return names.get(at);
  }

  /** The name that is given, or {@code null}. */
  private String own(int at) {
    Node node = replay.graph().nodes().get(at);
    String named = replay.names().get(node);
    if (named != null || node.cell() != null) {
      return Label.of(named != null ? named : node.cell().name());
    }
    boolean number = node.label().equals("constant") && node.types().getFirst().elements() == 1;
    return number && !reached.contains(at) ? value(new Tensor(node, 0)) : null;
  }

  private String forward(Forward step) {
    Node node = replay.graph().nodes().get(step.node());
    if (node.op() == null) {
      return "forward: " + name(step.node()) + " is given\n" + values(step);
    }
    var text = new StringBuilder("forward: ").append(application(step.node())).append('\n');
    for (Tensor input : node.inputs().stream().distinct().toList()) {
      equation(text, input);
    }
    return text.append(values(step)).toString();
  }

  private String values(Forward step) {
    var text = new StringBuilder();
    for (Tensor value : step.values()) {
      equation(text, value);
    }
    return text.toString();
  }

  private void equation(StringBuilder text, Tensor tensor) {
    String value = value(tensor);
    if (!value.equals(name(tensor))) {
      line(text, name(tensor) + " = ", value);
    }
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

  /** Adds a line, or some if it is long. */
  private static void line(StringBuilder text, String label, String value) {
    int start = text.length();
    text.append("  ").append(label).append(value);
    while (text.length() - start > LINE) {
      int space = text.lastIndexOf(" ", start + LINE);
      if (space <= start + label.length() / 2) {
        break;
      }
      text.replace(space, space + 1, "\n      ");
      start = space + 1;
    }
    text.append('\n');
  }

  /** The numbers of {@code tensor} if they are few, else its shape, mean and range. */
  static String value(Tensor tensor) {
    if (tensor.type().elements() == 0) {
      return "nothing " + tensor.shape();
    }
    List<String> lines = Numbers.lines(tensor.type(), tensor.node().value(tensor.output()), true);
    String all = String.join(", ", lines);
    return lines.size() > 1 && all.endsWith("]") ? "[" + all + "]" : all;
  }
}
