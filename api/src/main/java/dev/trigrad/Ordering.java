package dev.trigrad;

import dev.trigrad.graph.Recorder;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.ArgSort;

/**
 * Order of the elements of {@link Tensor} along an axis: sorted, the largest ones, and where they
 * stand. Negative axes count from the end; the forms named {@code …Keep} leave the axis in place
 * with extent 1.
 *
 * <p>NaN counts as larger than any number, except for the smallest element, where it counts as
 * smaller: an index of NaN is found wherever there is one, as NumPy does. −0 equals 0. No gradient
 * flows through indices; that of chosen values goes to the elements they were.
 *
 * <p>Errors are thrown on the calling line: {@link ShapeException} for an axis out of range, and
 * for the largest or smallest of nothing.
 */
public sealed interface Ordering permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** The elements along {@code axis} from the smallest to the largest, NaN last. */
  default Tensor sort(int axis) {
    return sort(axis, false);
  }

  /** The elements along {@code axis}, if {@code descending} from the largest, NaN first. */
  default Tensor sort(int axis, boolean descending) {
    int along = self().shape().axis(axis, "sort");
    return Along.take(self(), along, argsort(along, descending));
  }

  /** The int32 indices that sort along {@code axis}, equal elements in their order. */
  default Tensor argsort(int axis) {
    return argsort(axis, false);
  }

  /**
   * The int32 indices that sort along {@code axis}, if {@code descending} from the largest, NaN
   * first; equal elements keep their order in either direction. Also of int32 and truth values.
   */
  default Tensor argsort(int axis, boolean descending) {
    int along = self().shape().axis(axis, "argsort");
    return Recorder.record(new ArgSort(along, descending), self());
  }

  /**
   * The {@code k} largest elements along {@code axis}, from the largest on, and their indices; the
   * first ones among equals.
   *
   * @throws ArgumentException if {@code k} is negative or exceeds the extent
   */
  default Indexed topK(int k, int axis) {
    Shape shape = self().shape();
    int along = shape.axis(axis, "topK");
    if (k < 0 || k > shape.extent(along)) {
      throw new ArgumentException(
          "topK: k is "
              + k
              + ", expected 0 to "
              + shape.extent(along)
              + " along axis "
              + along
              + " of "
              + shape);
    }
    Tensor indices = argsort(along, true).slice(along, 0, k);
    return new Indexed(Along.take(self(), along, indices), indices);
  }

  /**
   * int32 index of the largest element along {@code axis}: the first among equals; NaN counts as
   * largest.
   */
  default Tensor argmax(int axis) {
    return largest("argmax", self(), axis, false);
  }

  /** As {@link #argmax(int)}, the axis staying with extent 1. */
  default Tensor argmaxKeep(int axis) {
    return largest("argmax", self(), axis, true);
  }

  /** int32 scalar: the index of the largest of all elements in row-major order. */
  default Tensor argmax() {
    return all("argmax", self());
  }

  /**
   * int32 index of the smallest element along {@code axis}: the first among equals; NaN counts as
   * smallest.
   */
  default Tensor argmin(int axis) {
    return largest("argmin", opposite(), axis, false);
  }

  /** As {@link #argmin(int)}, the axis staying with extent 1. */
  default Tensor argminKeep(int axis) {
    return largest("argmin", opposite(), axis, true);
  }

  /** int32 scalar: the index of the smallest of all elements in row-major order. */
  default Tensor argmin() {
    return all("argmin", opposite());
  }

  /**
   * The largest elements along {@code axis} and their indices: the first among equals, which alone
   * gets the gradient (see {@link Tensor#max} for one that is shared); NaN if any is.
   */
  default Indexed maxWithIndex(int axis) {
    return squeezed(axis, maxWithIndexKeep(axis));
  }

  /** As {@link #maxWithIndex}, the axis staying with extent 1. */
  default Indexed maxWithIndexKeep(int axis) {
    return taken(axis, largest("maxWithIndex", self(), axis, true));
  }

  /**
   * The smallest elements along {@code axis} and their indices: the first among equals, which alone
   * gets the gradient; NaN if any is.
   */
  default Indexed minWithIndex(int axis) {
    return squeezed(axis, minWithIndexKeep(axis));
  }

  /** As {@link #minWithIndex}, the axis staying with extent 1. */
  default Indexed minWithIndexKeep(int axis) {
    return taken(axis, largest("minWithIndex", opposite(), axis, true));
  }

  private Indexed taken(int axis, Tensor indices) {
    int along = axis < 0 ? axis + self().shape().rank() : axis;
    return new Indexed(Along.take(self(), along, indices), indices);
  }

  private static Indexed squeezed(int axis, Indexed kept) {
    return new Indexed(kept.values().squeeze(axis), kept.indices().squeeze(axis));
  }

  /** A tensor in the opposite order; of int32 it is −1 − x, which never leaves the range. */
  private Tensor opposite() {
    return switch (self().dtype()) {
      case FLOAT32, FLOAT64 -> self().neg();
      case INT32 -> self().neg().sub(1);
      case BOOL -> self();
    };
  }

  private static Tensor largest(String name, Tensor x, int axis, boolean keep) {
    int along = x.shape().axis(axis, name);
    try {
      return Recorder.record(new ArgMax(along, keep), x);
    } catch (TrigradException e) {
      throw Renamed.as(name, e);
    }
  }

  private static Tensor all(String name, Tensor x) {
    if (x.type().elements() == 0) {
      throw new ShapeException(name + ": " + x.shape() + " is empty");
    }
    return largest(name, x.reshape(x.type().elements()), 0, false);
  }
}
