package dev.trigrad.graph;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.GradientOf.Demand;
import java.util.Arrays;
import java.util.List;

/**
 * Gradients as graph expressions: {@code ∂y/∂x} by reverse accumulation (the chain rule from y
 * backwards, adding the gradients that meet at a shared node).
 *
 * <p>The results are ordinary tensors: they are planned and fused with whatever uses them, and can
 * be differentiated again. Source: Linnainmaa, Taylor expansion of the accumulated rounding error,
 * BIT 1976; Rumelhart, Hinton and Williams, Learning representations by back-propagating errors,
 * Nature 1986.
 */
public final class Gradients {
  private Gradients() {}

  /**
   * {@code ∂y/∂x} for each x of {@code xs}, of x's shape. Zeros where y was computed from x and
   * does not change with it, as through an argmax or a comparison.
   *
   * @throws ShapeException if y is not a scalar (one element); sum it or give a cotangent
   * @throws dev.trigrad.GraphException when evaluated, naming an x that y was not computed from, or
   *     only through {@link Tensor#stopGradient}: mostly a copy was given, or y was made from an
   *     array; see {@link #orZeros(Tensor, List)}
   */
  public static List<Tensor> of(Tensor y, List<Tensor> xs) {
    requireScalar(y);
    return record(GradientOf.of(Demand.USED, false), y, null, xs);
  }

  /**
   * As {@link #of(Tensor, List)}, but zeros for any x that y does not depend on, as the derivative
   * of a constant: for lists of parameters of which y need not use all. As PyTorch's {@code
   * allow_unused} with {@code materialize_grads}.
   */
  public static List<Tensor> orZeros(Tensor y, List<Tensor> xs) {
    requireScalar(y);
    return record(GradientOf.of(Demand.NOTHING, false), y, null, xs);
  }

  /** The same of the vector-Jacobian product {@link #of(Tensor, Tensor, List)}. */
  public static List<Tensor> orZeros(Tensor y, Tensor cotangent, List<Tensor> xs) {
    requireCotangent(y, cotangent);
    return record(GradientOf.of(Demand.NOTHING, true), y, cotangent, xs);
  }

  /**
   * As {@link #of(Tensor, List)}, but for every x there must be a path from y along which a
   * gradient flows.
   *
   * @throws dev.trigrad.GraphException when evaluated, naming an x on which y does not depend
   */
  public static List<Tensor> required(Tensor y, List<Tensor> xs) {
    requireScalar(y);
    return record(GradientOf.of(Demand.REACHED, false), y, null, xs);
  }

  /** {@code ∂y/∂x} for each x of {@code xs}; see {@link #of(Tensor, List)}. */
  public static List<Tensor> of(Tensor y, Tensor... xs) {
    return of(y, Arrays.asList(ArgumentException.requirePresent(xs, "gradient", "array of x")));
  }

  /**
   * Vector-Jacobian product {@code vᵀ ∂y/∂x} for each x of {@code xs}, with {@code cotangent} as v.
   *
   * @throws ShapeException if y and the cotangent differ in shape
   * @throws DTypeException if y, the cotangent or an x is not float32
   * @throws dev.trigrad.GraphException as {@link #of(Tensor, List)}
   */
  public static List<Tensor> of(Tensor y, Tensor cotangent, List<Tensor> xs) {
    requireCotangent(y, cotangent);
    return record(GradientOf.of(Demand.USED, true), y, cotangent, xs);
  }

  private static void requireCotangent(Tensor y, Tensor cotangent) {
    ArgumentException.requirePresent(y, "gradient", "y");
    ArgumentException.requirePresent(cotangent, "gradient", "cotangent");
    if (!cotangent.shape().equals(y.shape())) {
      throw new ShapeException(
          "gradient: cotangent is "
              + cotangent.shape()
              + ", y is "
              + y.shape()
              + "; give equal shapes");
    }
    requireFloat("cotangent", cotangent);
  }

  /**
   * Vector-Jacobian product {@code vᵀ ∂y/∂x} for each x of {@code xs}; as {@link #of(Tensor,
   * Tensor, List)}, also known as vjp.
   */
  public static List<Tensor> vectorJacobian(Tensor y, Tensor v, Tensor... xs) {
    return of(y, v, Arrays.asList(ArgumentException.requirePresent(xs, "gradient", "array of x")));
  }

  /**
   * Jacobian-vector product {@code ∂y/∂x · v} of y's shape, also known as jvp or pushforward: how y
   * changes as x moves along v. Costs two reverse sweeps, the second over the first: that is linear
   * in its cotangent, and the gradient with respect to this is the product.
   *
   * @throws ShapeException if x and v differ in shape
   */
  public static Tensor jacobianVector(Tensor y, Tensor x, Tensor v) {
    return Products.jacobianVector(y, x, v);
  }

  /**
   * Jacobian {@code J[i…, j…] = ∂y[i…]/∂x[j…]} of shape [y…, x…], as PyTorch's {@code
   * torch.autograd.functional.jacobian}: one reverse sweep for each element of y, in one program.
   * Zeros where y does not depend on x, as there; so with Hessians and the products.
   *
   * @throws ShapeException if y has more than {@value Products#MOST_ROWS} elements, or the ranks
   *     together exceed {@value Shape#MAX_RANK}
   */
  public static Tensor jacobian(Tensor y, Tensor x) {
    return Products.jacobian(y, x);
  }

  /**
   * Hessian {@code H[i…, j…] = ∂²y / ∂x[i…] ∂x[j…]} of a scalar y, of shape [x…, x…]: the Jacobian
   * of the gradient.
   *
   * @throws ShapeException if y is not a scalar, or x has more than {@value Products#MOST_ROWS}
   *     elements
   */
  public static Tensor hessian(Tensor y, Tensor x) {
    requireScalar(y);
    return Products.jacobian("hessian", orZeros(y, List.of(x)).getFirst(), x);
  }

  /**
   * {@code Σⱼ ∂²y / ∂x ∂xⱼ · vⱼ} for each x of {@code xs}, with a scalar y and one v for each x:
   * the product of the Hessian with all of {@code vs}, without the Hessian. Two reverse sweeps, the
   * second over the first, which cost about as much as four evaluations of y each. Source:
   * Pearlmutter, Fast exact multiplication by the Hessian, Neural Computation 1994.
   *
   * @throws ShapeException if y is not a scalar, or a v is not of the shape of its x
   */
  public static List<Tensor> hessianVectorProduct(Tensor y, List<Tensor> xs, List<Tensor> vs) {
    return Products.hessianVectors(y, xs, vs);
  }

  /** {@code ∂²y / ∂x² · v}; see {@link #hessianVectorProduct(Tensor, List, List)}. */
  public static Tensor hessianVectorProduct(Tensor y, Tensor x, Tensor v) {
    ArgumentException.requirePresent(x, "hessianVectorProduct", "x");
    ArgumentException.requirePresent(v, "hessianVectorProduct", "v");
    return hessianVectorProduct(y, List.of(x), List.of(v)).getFirst();
  }

  private static List<Tensor> record(GradientOf op, Tensor y, Tensor cotangent, List<Tensor> xs) {
    ArgumentException.requirePresent(xs, "gradient", "list of x");
    requireFloat("y", y);
    int before = cotangent == null ? 1 : 2;
    var inputs = new Tensor[before + xs.size()];
    inputs[before - 1] = cotangent;
    inputs[0] = y;
    for (int i = before; i < inputs.length; i++) {
      inputs[i] = ArgumentException.requirePresent(xs.get(i - before), "gradient", "x", i - before);
      requireFloat("x", inputs[i]);
    }
    return Recorder.recordAll(op, inputs);
  }

  static void requireScalar(Tensor y) {
    ArgumentException.requirePresent(y, "gradient", "y");
    if (y.type().elements() != 1) {
      throw new ShapeException(
          "gradient: y is "
              + y.shape()
              + ", expected a scalar; take its sum or mean, or give a cotangent");
    }
  }

  private static void requireFloat(String role, Tensor tensor) {
    if (tensor.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "gradient: " + role + " is " + tensor.type() + "; only float32 has gradients");
    }
  }
}
