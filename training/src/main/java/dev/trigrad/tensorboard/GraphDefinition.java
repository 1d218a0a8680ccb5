package dev.trigrad.tensorboard;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Node;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.ModuleGraph;
import dev.trigrad.nn.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A graph as a {@code GraphDef}: names are paths of modules joined by slashes, which TensorBoard
 * folds into boxes; each node has the shapes of its outputs and, as {@code attr}, what its
 * operation is.
 */
final class GraphDefinition {
  private final ModuleGraph recorded;
  private final String root;
  private final Map<Node, String> names = new IdentityHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Wire graph = new Wire();

  private GraphDefinition(Module model, ModuleGraph recorded) {
    this.recorded = recorded;
    String name = model.getClass().getSimpleName();
    root = name.isEmpty() ? "model" : name;
    // A node beside a box of the same name would be drawn within it.
    model.namedModules().keySet().forEach(path -> taken.add(within(path)));
  }

  static byte[] of(Module model, ModuleGraph recorded) {
    return new GraphDefinition(model, recorded).bytes();
  }

  private byte[] bytes() {
    recorded.graph().nodes().forEach(this::add);
    for (Tensor output : recorded.graph().outputs()) {
      Wire node = node(free("output"), "Output").text(3, reference(output));
      graph.message(1, attributes(node, output.node(), ""));
    }
    // The version of the first release that TensorBoard takes without a word.
    return graph.message(4, new Wire().number(1, 22)).bytes();
  }

  private void add(Node node) {
    String name = free(name(node));
    names.put(node, name);
    Wire definition = node(name, kind(node));
    node.inputs().forEach(input -> definition.text(3, reference(input)));
    String what = node.op() == null ? "" : node.op().toString();
    graph.message(1, attributes(definition, node, what));
  }

  private static Wire node(String name, String operation) {
    return new Wire().text(1, name).text(2, operation);
  }

  private String name(Node node) {
    if (input(node)) {
      return "input";
    }
    if (node.cell() != null) {
      return within(node.cell().name());
    }
    String path = recorded.paths().get(node);
    String label = node.op() == null ? "constant" : node.op().name();
    return path == null ? within(label) : within(path.isEmpty() ? label : path + "." + label);
  }

  private static String kind(Node node) {
    if (node.op() != null) {
      return node.op().name();
    }
    if (node.cell() instanceof Parameter) {
      return "Parameter";
    }
    return node.cell() == null ? "Const" : input(node) ? "Placeholder" : "State";
  }

  private static boolean input(Node node) {
    return node.cell() != null && node.cell().name().equals("input");
  }

  /** The name in the graph of what is at {@code path} of the model. */
  private String within(String path) {
    String name = path.replace('.', '/').replaceAll("[^A-Za-z0-9_/-]", "_");
    return name.isEmpty() ? root : root + "/" + name;
  }

  private String free(String name) {
    String free = name;
    for (int i = 1; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private String reference(Tensor tensor) {
    String name = names.get(tensor.node());
    return tensor.output() == 0 ? name : name + ":" + tensor.output();
  }

  private static Wire attributes(Wire node, Node of, String what) {
    var shapes = new Wire();
    for (TensorType type : of.types()) {
      var shape = new Wire();
      for (int extent : type.shape().extents()) {
        shape.message(2, new Wire().number(1, extent));
      }
      shapes.message(7, shape);
    }
    attribute(node, "T", new Wire().number(6, number(of.types().getFirst().dtype())));
    attribute(node, "_output_shapes", new Wire().message(1, shapes));
    return what.isEmpty()
        ? node
        : attribute(node, "attr", new Wire().bytes(2, what.getBytes(StandardCharsets.UTF_8)));
  }

  private static Wire attribute(Wire node, String name, Wire value) {
    return node.message(5, new Wire().text(1, name).message(2, value));
  }

  /** The number of a type in {@code types.proto}. */
  private static int number(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 1;
      case FLOAT64 -> 2;
      case INT32 -> 3;
      case BOOL -> 10;
    };
  }
}
