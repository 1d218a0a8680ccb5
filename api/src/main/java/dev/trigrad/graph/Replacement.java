package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph recorded anew with other tensors in the place of some. */
final class Replacement {
  private final Graph graph;
  private final Map<Place, Tensor> given = new HashMap<>();
  private final Set<Place> met = new HashSet<>();

  /** The outputs of nodes that are recorded anew. */
  private final Map<Node, List<Tensor>> again = new IdentityHashMap<>();

  Replacement(Graph graph, Map<Tensor, Tensor> values) {
    this.graph = graph;
    values.forEach(this::put);
  }

  private void put(Tensor x, Tensor value) {
    ArgumentException.requirePresent(x, "graph", "tensor to replace");
    ArgumentException.requirePresent(value, "graph", "replacement of " + x.node().label());
    TensorType type = x.type();
    if (!value.type().equals(type)) {
      throw new ShapeException(
          "graph: replacement of '"
              + x.node().label()
              + "' is "
              + value.type()
              + ", expected "
              + type
              + "; record the function anew for other shapes");
    }
    given.put(Place.of(x), value);
  }

  Graph graph() {
    for (Node node : graph.nodes()) {
      List<Tensor> inputs = node.inputs();
      List<Tensor> moved = moved(inputs);
      if (moved != inputs) {
        again.put(node, Recorder.recordAll(node.op(), moved));
      }
    }
    Tensor[] outputs = moved(graph.outputs()).toArray(Tensor[]::new);
    for (Place place : given.keySet()) {
      if (!met.contains(place)) {
        String label = place.node() instanceof Node node ? node.label() : place.node().toString();
        throw new GraphException(
            "graph: does not contain '"
                + label
                + "', which is to be replaced; give a tensor that its outputs were recorded from");
      }
    }
    return Graph.of(outputs);
  }

  /** What stands in the place of {@code tensors}; that very list if nothing has changed. */
  private List<Tensor> moved(List<Tensor> tensors) {
    var moved = new ArrayList<Tensor>(tensors.size());
    boolean changed = false;
    for (Tensor tensor : tensors) {
      Place place = Place.of(tensor);
      Tensor now = given.get(place);
      if (now != null) {
        met.add(place);
      } else {
        List<Tensor> outputs = again.get(tensor.node());
        now = outputs == null ? tensor : outputs.get(tensor.output());
      }
      changed |= now != tensor;
      moved.add(now);
    }
    return changed ? moved : tensors;
  }
}
