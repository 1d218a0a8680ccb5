package dev.trigrad.run;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import java.util.List;

/** Where a held plan's inputs and outputs are among those of its program. */
final class Holding {
  private Holding() {}

  static int[] inputs(Trace trace, List<Tensor> inputs) {
    int[] places = new int[inputs.size()];
    for (int i = 0; i < places.length; i++) {
      Node node = inputs.get(i).node();
      for (int j = 0; j < i; j++) {
        if (inputs.get(j).node() == node) {
          throw new GraphException("hold: inputs " + j + " and " + i + " are the same leaf");
        }
      }
      if (node.cell() != null) {
        throw new GraphException(
            "hold: input " + i + " is '" + node.cell().name() + "', which is read at each run");
      }
      places[i] = place(trace, inputs.get(i), i);
    }
    return places;
  }

  private static int place(Trace trace, Tensor input, int index) {
    int place = 0;
    for (int i = 0; i < trace.leafCount; i++) {
      if (trace.leaves[i] == input.node()) {
        return place + input.output();
      }
      place += trace.leaves[i].types().size();
    }
    throw new GraphException(
        "hold: the outputs do not read input " + index + "; record them from that very tensor");
  }

  static int[] outputs(List<Node> wanted, List<Tensor> outputs) {
    int[] places = new int[outputs.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(wanted, outputs.get(i), i);
      for (int j = 0; j < i; j++) {
        if (places[j] == places[i]) {
          throw new GraphException("hold: outputs " + j + " and " + i + " are the same tensor");
        }
      }
    }
    return places;
  }

  private static int place(List<Node> wanted, Tensor output, int index) {
    int place = 0;
    for (Node node : wanted) {
      if (node == output.node()) {
        return place + output.output();
      }
      place += node.types().size();
    }
    throw new GraphException(
        "hold: output " + index + " has a value already; record it again from the inputs");
  }
}
