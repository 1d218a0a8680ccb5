package dev.trigrad.train;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.run.Evaluator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds where the first gradient that is not finite comes from, of a loss that is finite: takes the
 * gradient by what each operation gives, and walks from the loss back to where what comes in is
 * finite and what goes on is not.
 */
record GradientSearch(Graph graph, Tensor loss, Evaluator evaluator) {
  /** An output of a node. */
  private record Place(Node node, int output) {
    static Place of(Tensor tensor) {
      return new Place(tensor.node(), tensor.output());
    }
  }

  /** What to report; {@code null} if all gradients are finite. */
  NonFiniteException find(NonFiniteReport report) {
    List<Tensor> points = NonFiniteSearch.floats(graph.nodes());
    List<Tensor> gradients = Gradients.orZeros(loss, points);
    evaluator.evaluate(gradients);
    Map<Place, Tensor> known = new HashMap<>();
    for (int i = 0; i < points.size(); i++) {
      known.put(Place.of(points.get(i)), gradients.get(i));
    }
    for (Tensor point : points.reversed()) {
      FloatScan scan = scan(known.get(Place.of(point)));
      if (!scan.finite()) {
        return report.gradient(origin(point, known), point, scan);
      }
    }
    return null;
  }

  /** Of the operations that read {@code x}, the one whose share of its gradient is not finite. */
  private Tensor origin(Tensor x, Map<Place, Tensor> known) {
    for (Node node : graph.nodes()) {
      if (node.inputs().stream().noneMatch(input -> Place.of(input).equals(Place.of(x)))) {
        continue;
      }
      for (int i = 0; i < node.types().size(); i++) {
        var output = new Tensor(node, i);
        Tensor arriving = known.get(Place.of(output));
        if (arriving != null) {
          Tensor share = Gradients.orZeros(output, arriving.stopGradient(), List.of(x)).getFirst();
          evaluator.evaluate(share);
          if (!scan(share).finite()) {
            return output;
          }
        }
      }
    }
    // Only their sum is not.
    return x;
  }

  private static FloatScan scan(Tensor tensor) {
    return FloatScan.of(NonFiniteSearch.floats(tensor));
  }
}
