package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Jacobians, Hessians and their products with vectors, by reverse sweeps. */
final class Products {
  /** Most rows of a Jacobian: each is a sweep of its own. */
  static final int MOST_ROWS = 1024;

  private Products() {}

  static Tensor jacobian(Tensor y, Tensor x) {
    return jacobian("jacobian", y, x);
  }

  static Tensor jacobian(String name, Tensor y, Tensor x) {
    ArgumentException.requirePresent(y, name, "y");
    ArgumentException.requirePresent(x, name, "x");
    int rows = y.type().elements();
    if (rows > MOST_ROWS) {
      throw new ShapeException(
          name
              + ": "
              + rows
              + " rows, "
              + y.shape()
              + " by "
              + x.shape()
              + ", at most "
              + MOST_ROWS
              + "; take products with vectors (vectorJacobian, hessianVectorProduct), or part of"
              + " y");
    }
    int[] extents = joined(y.shape(), x.shape());
    if (extents.length > Shape.MAX_RANK) {
      throw new ShapeException(
          name
              + ": "
              + y.shape()
              + " by "
              + x.shape()
              + " is of rank "
              + extents.length
              + ", at most "
              + Shape.MAX_RANK
              + "; reshape y or x to fewer axes before they are used");
    }
    if (rows == 0) {
      return Gradients.orZeros(y.sum(), List.of(x)).getFirst().sum().mul(0).expand(extents);
    }
    var sweeps = new Tensor[rows];
    for (int i = 0; i < rows; i++) {
      float[] unit = new float[rows];
      unit[i] = 1;
      Tensor cotangent = Recorder.constant(y.type(), unit);
      sweeps[i] = Gradients.orZeros(y, cotangent, List.of(x)).getFirst();
    }
    return Tensor.stack(0, sweeps).reshape(extents);
  }

  private static int[] joined(Shape y, Shape x) {
    int[] extents = new int[y.rank() + x.rank()];
    System.arraycopy(y.extents(), 0, extents, 0, y.rank());
    System.arraycopy(x.extents(), 0, extents, y.rank(), x.rank());
    return extents;
  }

  static Tensor jacobianVector(Tensor y, Tensor x, Tensor v) {
    ArgumentException.requirePresent(y, "jacobianVector", "y");
    ArgumentException.requirePresent(x, "jacobianVector", "x");
    requireVector("jacobianVector", "", x, v);
    Tensor cotangent = Recorder.constant(y.type(), y.dtype().newArray(y.type().elements()));
    Tensor linear = Gradients.orZeros(y, cotangent, List.of(x)).getFirst();
    return Gradients.orZeros(linear, v, List.of(cotangent)).getFirst();
  }

  static List<Tensor> hessianVectors(Tensor y, List<Tensor> xs, List<Tensor> vs) {
    String name = "hessianVectorProduct";
    ArgumentException.requirePresent(xs, name, "list of x");
    ArgumentException.requirePresent(vs, name, "list of v");
    if (xs.size() != vs.size()) {
      throw new ShapeException(
          name + ": " + xs.size() + " x and " + vs.size() + " v; give one v for each x");
    }
    for (int i = 0; i < xs.size(); i++) {
      ArgumentException.requirePresent(xs.get(i), name, "x", i);
      requireVector(name, " " + i, xs.get(i), vs.get(i));
    }
    List<Tensor> gradients = Gradients.orZeros(y, xs);
    return xs.isEmpty() ? List.of() : Gradients.orZeros(joined(gradients), joined(vs), xs);
  }

  /** All elements in one row: one sweep serves all. */
  private static Tensor joined(List<Tensor> tensors) {
    if (tensors.size() == 1) {
      return tensors.getFirst();
    }
    var rows = new ArrayList<Tensor>();
    for (Tensor tensor : tensors) {
      rows.add(tensor.reshape(tensor.type().elements()));
    }
    return rows.getFirst().concat(0, rows.subList(1, rows.size()).toArray(Tensor[]::new));
  }

  private static void requireVector(String name, String index, Tensor x, Tensor v) {
    ArgumentException.requirePresent(v, name, "v" + index);
    if (!v.shape().equals(x.shape())) {
      throw new ShapeException(
          name
              + ": v"
              + index
              + " is "
              + v.shape()
              + ", x"
              + index
              + " is "
              + x.shape()
              + "; give equal shapes");
    }
  }
}
