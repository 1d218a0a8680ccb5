package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The graph that a model records, and which of its modules has recorded what: {@code
 * ModuleGraph.of(model, type).paths().get(node)}. Nothing is computed.
 *
 * @param graph the graph behind the output
 * @param paths for each operation recorded within the model, the path of the innermost module,
 *     empty for the model itself
 * @param uses for each such operation, and each parameter that it reads, which use of the module:
 *     its path, with {@code #2} where it is used for the second time
 * @param titles of such uses in a picture, as {@code 0 Linear(3→8)}
 */
public record ModuleGraph(
    Graph graph, Map<Node, String> paths, Map<Node, String> uses, Map<String, String> titles) {
  /** Copies the maps; nodes are looked up by identity. */
  public ModuleGraph {
    paths = Collections.unmodifiableMap(new IdentityHashMap<>(paths));
    uses = Collections.unmodifiableMap(new IdentityHashMap<>(uses));
    titles = Map.copyOf(titles);
  }

  /** The title of {@code use}; of one that has none, the last part of its path. */
  public String title(String use) {
    return titles.getOrDefault(use, use.substring(use.lastIndexOf('.') + 1));
  }

  /** The graph for an input of {@code type}, a cell called {@code input}, when predicting. */
  public static ModuleGraph of(Module model, TensorType type) {
    ArgumentException.requirePresent(model, "graph", "model");
    ArgumentException.requirePresent(type, "graph", "type of the input");
    Tensor input = new Cell("input", Summary.input(type)).tensor();
    return of(model, pass -> model.apply(input, pass));
  }

  /** The graph of what {@code recording} gives for a pass that predicts. */
  public static ModuleGraph of(Module model, Function<Pass, Tensor> recording) {
    ArgumentException.requirePresent(model, "graph", "model");
    ArgumentException.requirePresent(recording, "graph", "function");
    Pass pass = Pass.inference();
    var paths = new ModulePaths();
    pass.observer(paths);
    Graph graph = Graph.of(pass.record(recording));
    ModuleBoxes boxes = paths.boxes();
    boxes.place(model, graph);
    return new ModuleGraph(graph, paths.all(), boxes.boxes(), boxes.titles());
  }
}
