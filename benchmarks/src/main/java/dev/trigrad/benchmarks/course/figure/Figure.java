package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.picture.Drawing;
import dev.trigrad.picture.Replay;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure of the lectures: a computation with numbers, forward and backward.
 *
 * @param name one word for the command line and for files
 * @param title what it shows
 * @param loss the scalar that is differentiated
 * @param inputs what it is differentiated against
 * @param names of values on the way
 */
public record Figure(
    String name, String title, Tensor loss, List<Tensor> inputs, Map<Tensor, String> names) {
  /** Copies the collections. */
  public Figure {
    inputs = List.copyOf(inputs);
    names = Map.copyOf(names);
  }

  /** This figure with {@code name} for a value on the way. */
  Figure with(String name, Tensor value) {
    var more = new HashMap<>(names);
    more.put(value, name);
    return new Figure(this.name, title, loss, inputs, more);
  }

  /** The graph as a picture, with values and gradients. */
  public String svg() {
    Map<Tensor, String> named = new HashMap<>(names);
    for (Node leaf : Graph.of(loss).inputs()) {
      if (leaf.cell() != null) {
        named.put(new Tensor(leaf, 0), leaf.cell().name());
      }
    }
    return Drawing.of(Graph.of(loss)).names(named).values().gradients(loss).svg();
  }

  /** The computation step by step. */
  public Replay replay() {
    return Replay.of(loss, inputs.toArray(Tensor[]::new)).names(names);
  }
}
