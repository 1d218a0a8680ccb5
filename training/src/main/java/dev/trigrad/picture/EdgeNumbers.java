package dev.trigrad.picture;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.graph.access.GraphAccess.Onlooker;
import dev.trigrad.graph.access.Place;
import dev.trigrad.op.HostBinding;
import dev.trigrad.op.Reshape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Values and gradients on the edges of a figure. They are computed on a copy of the graph, in which
 * each edge has a node of its own: its gradient is what comes back along this edge alone.
 */
final class EdgeNumbers {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private final Drawing drawing;
  private final Figure figure;
  private final Map<Node, List<Tensor>> copies = new IdentityHashMap<>();
  private final Tensor[] values;
  private final Tensor[] gradients;

  EdgeNumbers(Drawing drawing, Figure figure) {
    this.drawing = drawing;
    this.figure = figure;
    this.values = new Tensor[figure.lines().size()];
    this.gradients = new Tensor[values.length];
    if (drawing.loss != null || drawing.values) {
      var onEdges = new Tensor[values.length];
      drawing.graph.nodes().forEach(node -> copy(node, onEdges));
      if (drawing.values) {
        for (int i = 0; i < values.length; i++) {
          values[i] = value(figure.lines().get(i).source());
        }
      }
      if (drawing.loss != null) {
        differentiate(onEdges);
      }
    }
    for (int i = 0; i < values.length && drawing.loss == null; i++) {
      gradients[i] = drawing.gradients.get(Place.of(figure.lines().get(i).source()));
    }
    evaluate();
  }

  private void copy(Node node, Tensor[] onEdges) {
    if (node.op() == null) {
      return;
    }
    var inputs = new ArrayList<Tensor>();
    for (int k = 0; k < node.inputs().size(); k++) {
      Tensor input = copied(node.inputs().get(k));
      int line = figure.line(node, k);
      // A gradient is taken with respect to the tensor itself, not to what one edge carries.
      if (line >= 0 && drawing.loss != null && !GRAPH.differentiates(node.op())) {
        if (onEdges[line] == null) {
          onEdges[line] = again(input);
        }
        input = onEdges[line];
      }
      inputs.add(input);
    }
    copies.put(node, Recorder.recordAll(node.op(), inputs));
  }

  private Tensor copied(Tensor tensor) {
    List<Tensor> outputs = copies.get(tensor.node());
    return outputs == null ? tensor : outputs.get(tensor.output());
  }

  /** The same values as those of a tensor, as another one. */
  private static Tensor again(Tensor tensor) {
    return tensor.dtype() == DType.FLOAT32
        ? Recorder.record(new Reshape(tensor.shape()), tensor)
        : tensor;
  }

  /** What has the value of {@code tensor} and may be evaluated. */
  private Tensor value(Tensor tensor) {
    Node node = tensor.node();
    if (node.evaluated()) {
      return node.value(tensor.output()) instanceof HostBinding ? null : tensor;
    }
    return node.op() != null
        ? copied(tensor)
        : Recorder.record(new Reshape(tensor.shape()), tensor);
  }

  private void differentiate(Tensor[] onEdges) {
    var lines = new ArrayList<Integer>();
    var targets = new ArrayList<Tensor>();
    for (int i = 0; i < onEdges.length; i++) {
      Figure.Line line = figure.lines().get(i);
      Tensor target = line.output() ? copied(line.source()) : onEdges[i];
      if (target != null && target.dtype() == DType.FLOAT32) {
        lines.add(i);
        targets.add(target);
      }
    }
    Function<Tensor, Tensor> arrived = GRAPH.sweep(copied(drawing.loss), targets, Onlooker.NOBODY);
    for (int i = 0; i < targets.size(); i++) {
      gradients[lines.get(i)] = arrived.apply(targets.get(i));
    }
  }

  /** Puts evaluated tensors in the place of all. */
  private void evaluate() {
    Map<Place, Tensor> wanted = new LinkedHashMap<>();
    for (Tensor[] tensors : List.of(values, gradients)) {
      for (Tensor tensor : tensors) {
        if (tensor != null && !tensor.evaluated()) {
          wanted.put(Place.of(tensor), tensor);
        }
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    List<Tensor> found = drawing.evaluator.apply(List.copyOf(wanted.values()));
    int next = 0;
    Map<Place, Tensor> evaluated = new HashMap<>();
    for (Place place : wanted.keySet()) {
      evaluated.put(place, found.get(next++));
    }
    for (Tensor[] tensors : List.of(values, gradients)) {
      for (int i = 0; i < tensors.length; i++) {
        Tensor tensor = tensors[i];
        tensors[i] = tensor == null ? null : evaluated.getOrDefault(Place.of(tensor), tensor);
      }
    }
  }

  /** The value on a line, as text; nothing if it is not drawn. */
  List<String> value(int line) {
    return lines(values[line], true);
  }

  /** The gradient on a line, as text; nothing if none comes back. */
  List<String> gradient(int line) {
    return lines(gradients[line], false);
  }

  private static List<String> lines(Tensor tensor, boolean shape) {
    if (tensor == null) {
      return List.of();
    }
    TensorType type = tensor.type();
    return Numbers.lines(type, tensor.node().value(tensor.output()), shape);
  }
}
