package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Replay;
import java.util.List;

/**
 * A figure of the lectures: a computation with numbers, forward and backward.
 *
 * @param name one word for the command line and for files
 * @param title what it shows
 * @param loss the scalar that is differentiated
 * @param inputs what it is differentiated against
 */
public record Figure(String name, String title, Tensor loss, List<Tensor> inputs) {
  /** Copies the list. */
  public Figure {
    inputs = List.copyOf(inputs);
  }

  /** The computation step by step. */
  public Replay replay() {
    return Replay.of(loss, inputs.toArray(Tensor[]::new));
  }
}
