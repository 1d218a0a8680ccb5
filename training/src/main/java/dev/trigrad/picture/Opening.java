package dev.trigrad.picture;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.graph.access.Place;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** A graph with the bodies of composites in their place. */
final class Opening {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final Set<String> names;
  private final Function<Node, List<Tensor>> expansions = GRAPH.expansions();
  private final Map<Node, List<Tensor>> moved = new IdentityHashMap<>();
  private final Map<Node, String> paths = new IdentityHashMap<>();
  private final Map<String, Integer> uses = new HashMap<>();
  private final Graph graph;

  /** Opens those called one of {@code names}; all of them if there are none. */
  Opening(Graph graph, Map<Node, String> paths, Set<String> names) {
    this.names = names;
    for (Node node : graph.nodes()) {
      open(node, paths.get(node));
    }
    var outputs = graph.outputs().stream().map(this::moved).toArray(Tensor[]::new);
    this.graph = Graph.of(outputs);
  }

  Graph graph() {
    return graph;
  }

  Map<Node, String> paths() {
    return paths;
  }

  Tensor moved(Tensor tensor) {
    List<Tensor> outputs = moved.get(tensor.node());
    Tensor now = outputs == null ? tensor : outputs.get(tensor.output());
    return now.node() == tensor.node() ? tensor : now;
  }

  <T> Map<Place, T> moved(Map<Place, T> map) {
    var all = new HashMap<Place, T>();
    map.forEach(
        (place, value) -> {
          List<Tensor> outputs = place.node() instanceof Node node ? moved.get(node) : null;
          all.put(outputs == null ? place : Place.of(outputs.get(place.output())), value);
        });
    return Map.copyOf(all);
  }

  private void open(Node node, String path) {
    if (node.op() == null) {
      settle(node, path);
      return;
    }
    List<Tensor> inputs = node.inputs().stream().map(this::moved).toList();
    boolean opens =
        node.op() instanceof Composite && (names.isEmpty() || names.contains(node.op().name()));
    if (!opens && inputs.equals(node.inputs())) {
      settle(node, path);
      return;
    }
    List<Tensor> outputs = Recorder.recordAll(node.op(), inputs);
    Node again = outputs.getFirst().node();
    if (!opens) {
      settle(again, path);
      moved.put(node, outputs);
      return;
    }
    String inner = GRAPH.differentiates(node.op()) ? path : within(path, node.op().name());
    List<Tensor> body = expansions.apply(again);
    for (Node each : Graph.of(body.toArray(Tensor[]::new)).nodes()) {
      if (!moved.containsKey(each)) {
        open(each, each.op() == null ? null : inner);
      }
    }
    moved.put(node, body.stream().map(this::moved).toList());
  }

  private String within(String path, String name) {
    String inner = path == null || path.isEmpty() ? name : path + "." + name;
    int use = uses.merge(inner, 1, Integer::sum);
    return use == 1 ? inner : inner + "#" + use;
  }

  /** Leaves {@code node} as it is. */
  private void settle(Node node, String path) {
    var outputs = new ArrayList<Tensor>();
    for (int i = 0; i < node.types().size(); i++) {
      outputs.add(new Tensor(node, i));
    }
    moved.put(node, List.copyOf(outputs));
    if (path != null) {
      paths.put(node, path);
    }
  }
}
