package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.Pictures;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The computation graph behind some tensors, as something to hold and look at: nodes in order,
 * inputs, shapes, a listing, and pictures. A view of what has been recorded; it evaluates nothing.
 *
 * @param outputs the tensors asked for
 * @param nodes every node behind them, each after the nodes it reads
 */
public record Graph(List<Tensor> outputs, List<Node> nodes) {
  /** Copies the lists. */
  public Graph {
    outputs = List.copyOf(outputs);
    nodes = List.copyOf(nodes);
  }

  /** The graph behind {@code outputs}. */
  public static Graph of(Tensor... outputs) {
    ArgumentException.requirePresent(outputs, "graph", "array of outputs");
    for (Tensor output : outputs) {
      ArgumentException.requirePresent(output, "graph", "output");
    }
    List<Tensor> wanted = List.of(outputs);
    return new Graph(wanted, Body.order(wanted));
  }

  /** The only output. */
  public Tensor output() {
    if (outputs.size() != 1) {
      throw new GraphException(
          "graph: has " + outputs.size() + " outputs, expected 1; use outputs()");
    }
    return outputs.getFirst();
  }

  /**
   * This graph with {@code value} in the place of {@code x}; see {@link #with(Map)}.
   *
   * <p>{@code Graph.of(loss).with(x, other).output().item()} is what the loss would be.
   */
  public Graph with(Tensor x, Tensor value) {
    ArgumentException.requirePresent(x, "graph", "tensor to replace");
    return with(Map.of(x, ArgumentException.requirePresent(value, "graph", "replacement")));
  }

  /**
   * This graph with other tensors in the place of some, recorded anew where it depends on them: a
   * forward pass of what has been recorded, on other inputs. Any tensor can be replaced, a leaf or
   * what an operation gave, evaluated or not; a cell is, wherever it is read. What {@link
   * Tensor#stopGradient} has cut off an evaluated tensor is not seen.
   *
   * @param values for each tensor to replace, one of the same type
   * @throws GraphException if the graph does not contain one of them
   * @throws dev.trigrad.ShapeException if the types differ
   */
  public Graph with(Map<Tensor, Tensor> values) {
    return new Replacement(this, ArgumentException.requirePresent(values, "graph", "map")).graph();
  }

  /** The leaves: constants and values of cells. */
  public List<Node> inputs() {
    return nodes.stream().filter(node -> node.op() == null).toList();
  }

  /**
   * One line per node: {@code %3 = matmul %0 %2 : float32[32, 10]}, with the values of evaluated
   * scalars.
   */
  public String listing() {
    var numbers = numbers();
    var text = new StringBuilder();
    for (Node node : nodes) {
      text.append('%').append(numbers.get(node)).append(" = ").append(node.label());
      for (Tensor input : node.inputs()) {
        text.append(" %").append(numbers.get(input.node()));
        if (input.node().types().size() > 1) {
          text.append('.').append(input.output());
        }
      }
      text.append(" : ").append(types(node)).append(value(node, " = ")).append('\n');
    }
    return text.toString();
  }

  /**
   * The graph as a picture, an SVG document. Drawn by trigrad-training, whose {@code Drawing} can
   * show values, gradients and modules, too.
   *
   * @throws GraphException if trigrad-training is not there, or the graph is too large
   */
  public String svg() {
    return Pictures.standard("svg").svg(this);
  }

  /**
   * The graph as a flowchart of Mermaid, which Markdown pages can show. Drawn by trigrad-training.
   *
   * @throws GraphException if trigrad-training is not there
   */
  public String mermaid() {
    return Pictures.standard("mermaid").mermaid(this);
  }

  /**
   * The graph in the DOT language of Graphviz: boxes for leaves, ellipses for operations, shapes on
   * them, edges in reading order.
   */
  public String dot() {
    var numbers = numbers();
    var text = new StringBuilder("digraph trigrad {\n  rankdir=LR;\n");
    for (Node node : nodes) {
      String shape = node.op() == null ? "box" : "ellipse";
      String label = escape(node.label()) + "\\n" + types(node) + value(node, "\\n");
      text.append("  n").append(numbers.get(node)).append(" [shape=").append(shape);
      text.append(", label=\"").append(label).append("\"];\n");
    }
    for (Node node : nodes) {
      for (Tensor input : node.inputs()) {
        text.append("  n")
            .append(numbers.get(input.node()))
            .append(" -> n")
            .append(numbers.get(node))
            .append(";\n");
      }
    }
    return text.append("}\n").toString();
  }

  private Map<Node, Integer> numbers() {
    Map<Node, Integer> numbers = new IdentityHashMap<>();
    for (Node node : nodes) {
      numbers.put(node, numbers.size());
    }
    return numbers;
  }

  private static String types(Node node) {
    List<TensorType> types = node.types();
    return types.size() == 1 ? types.getFirst().toString() : types.toString();
  }

  private static String value(Node node, String prefix) {
    if (!node.evaluated() || node.types().size() != 1 || node.types().getFirst().elements() != 1) {
      return "";
    }
    return switch (node.value(0)) {
      case float[] f -> prefix + f[0];
      case int[] i -> prefix + i[0];
      case Object _ -> "";
    };
  }

  private static String escape(String label) {
    // Graphviz reads entities.
    String escaped = label.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;");
    return escaped.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  /** The listing. */
  @Override
  public String toString() {
    return listing();
  }
}
