package dev.trigrad.nn;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/** Axes {@code from} to {@code to} joined into one: by default all but the first, the batch. */
public final class Flatten extends Module {
  private final int from;
  private final int to;

  /** All axes but the first. */
  public Flatten() {
    this(1, -1);
  }

  /** Axes {@code from} to {@code to}, both joined, too; negative ones count from the end. */
  public Flatten(int from, int to) {
    this.from = from;
    this.to = to;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Shape shape = x.shape();
    if (shape.rank() == 1 && from == 1 && to == -1) {
      throw new ShapeException(
          "input "
              + shape
              + " has one axis, expected [batch, …]; unsqueeze(0) makes a batch of one");
    }
    int first = shape.axis(from, "flatten");
    int last = shape.axis(to, "flatten");
    if (first > last) {
      throw new ShapeException(
          "flatten: axis " + from + " lies behind axis " + to + " of " + shape + "; exchange them");
    }
    int joined = shape.range(first, last + 1).elements();
    Shape result =
        shape.first(first).append(Shape.of(joined)).append(shape.range(last + 1, shape.rank()));
    return x.reshape(result.extents());
  }

  @Override
  public String toString() {
    return from == 1 && to == -1 ? "Flatten" : "Flatten(" + from + " to " + to + ")";
  }
}
