package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.BOOLS;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.JAVA;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.graph;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Gates;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.reference.GradientCheck;
import dev.trigrad.reference.Reference;
import java.util.List;
import java.util.stream.Stream;

/** Wrong calls of gradients and their checks. */
final class GradientMisuse {
  private GradientMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("gradient: y is null", () -> Gradients.of(null, A)),
        shape(
            "gradient: y is [2, 3], expected a scalar; take its sum or mean, or give a cotangent",
            () -> Gradients.of(A.neg(), A)),
        dtype(
            "gradient: y is int32[]; only float32 has gradients",
            () -> Gradients.of(INTS.sum(), A)),
        dtype(
            "gradient: x is int32[3]; only float32 has gradients",
            () -> Gradients.of(A.sum(), INTS)),
        argument("gradient: x 0 is null", () -> Gradients.of(A.sum(), (Tensor) null)),
        argument("gradient: array of x is null", () -> Gradients.of(A.sum(), (Tensor[]) null)),
        argument("gradient: list of x is null", () -> Gradients.of(A.sum(), (List<Tensor>) null)),
        shape(
            "gradient: cotangent is [3], y is [2, 3]; give equal shapes",
            () -> Gradients.of(A.neg(), V, List.of(A))),
        argument("gradient: cotangent is null", () -> Gradients.of(A.neg(), null, List.of(A))),
        dtype(
            "gradient: cotangent is bool[2, 3]; only float32 has gradients",
            () -> Gradients.of(A.neg(), BOOLS, List.of(A))),
        graph(
            "gradient: none flows from y to 'constant' float32[3], which y does not use, or only"
                + " past argmax, a comparison, a cast or detach(); use it, leave it out, or allow"
                + " it (an optimizer: allowUnreached())",
            () -> JAVA.evaluate(Gradients.required(A.sum(), List.of(V)).getFirst())),
        graph(
            "gradient: y does not depend on 'constant' float32[3], or only past detach(); give"
                + " the tensor that y was computed from, not a copy, or take Gradients.orZeros(…)",
            () -> JAVA.evaluate(Gradients.of(A.sum(), V).getFirst())),
        graph(
            "gradient: y does not depend on 'constant' float32[3], or only past detach(); give"
                + " the tensor that y was computed from, not a copy, or take Gradients.orZeros(…)",
            () -> JAVA.evaluate(Gradients.of(A, A, List.of(A, V)).getFirst())),
        shape(
            "jacobian: 1025 rows, [1025] by [1025], at most 1024; take products with vectors"
                + " (vectorJacobian, hessianVectorProduct), or part of y",
            () -> Gradients.jacobian(Tensor.zeros(1025), Tensor.zeros(1025))),
        shape(
            "jacobian: [1, 1, 1, 1, 1] by [1, 1, 1, 1] is of rank 9, at most 8; reshape y or x to"
                + " fewer axes before they are used",
            () -> Gradients.jacobian(Tensor.zeros(1, 1, 1, 1, 1), Tensor.zeros(1, 1, 1, 1))),
        shape(
            "hessianVectorProduct: v 0 is [3], x 0 is [2, 3]; give equal shapes",
            () -> Gradients.hessianVectorProduct(A.sum(), A, V)),
        shape(
            "hessianVectorProduct: 1 x and 2 v; give one v for each x",
            () -> Gradients.hessianVectorProduct(A.sum(), List.of(A), List.of(A, A))),
        shape(
            "jacobianVector: v is [3], x is [2, 3]; give equal shapes",
            () -> Gradients.jacobianVector(A.neg(), A, V)),
        graph(
            "graph: does not contain 'constant', which is to be replaced; give a tensor that its"
                + " outputs were recorded from",
            () -> Graph.of(A.neg()).with(V, V)),
        shape(
            "graph: replacement of 'constant' is float32[3], expected float32[2, 3]; record the"
                + " function anew for other shapes",
            () -> Graph.of(A.neg()).with(A, V)),
        graph("graph: has 2 outputs, expected 1; use outputs()", () -> Graph.of(A, V).output()),
        dtype(
            "sigmoid gate: input is int32[3], expected float32; cast it",
            () -> Gates.sigmoid(V, INTS)),
        shape(
            "add gate: shapes do not broadcast, [2, 3] and [2] (3 ≠ 2 at axis -1); extents must be"
                + " equal or 1",
            () -> Gates.add(A, Tensor.zeros(2))),
        argument("max gate: input 1 is null", () -> Gates.max(A, null)),
        argument("gradient check: function is null", () -> GradientCheck.of(null)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        argument(
            "gradient check: no points; give one tensor per input",
            () -> GradientCheck.of(in -> in.getFirst()).at()),
        argument(
            "gradient check: array of points is null",
            () -> GradientCheck.of(in -> in.getFirst()).at((Tensor[]) null)),
        argument(
            "gradient check: point 0 is null",
            () -> GradientCheck.of(in -> in.getFirst()).at((Tensor) null)),
        dtype(
            "gradient check: point is int32[3]; only float32 has gradients",
            () -> GradientCheck.of(in -> in.getFirst()).at(INTS)),
        graph(
            "gradient check: the result float32[3] does not depend on input 0, float32[2, 3]; use"
                + " it, or leave it out of the check",
            () -> GradientCheck.of(in -> V).at(A)),
        graph(
            "gradient check: the function returned null, expected a tensor",
            () -> GradientCheck.of(in -> null).at(A)),
        dtype(
            "gradient check: the function returned bool[2, 3]; only float32 has gradients, cast it",
            () -> GradientCheck.of(in -> in.getFirst().greater(0)).at(A)),
        argument(
            "gradient check: step is 0.0, expected a positive number",
            () -> GradientCheck.of(in -> in.getFirst()).step(0)),
        argument(
            "gradient check: step is NaN, expected a positive number",
            () -> GradientCheck.of(in -> in.getFirst()).step(Double.NaN)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        argument(
            "gradient check: tolerances are -1.0 and 0.0, expected finite numbers of at least 0",
            () -> GradientCheck.of(in -> in.getFirst()).tolerances(-1, 0)),
        argument(
            "gradient check: tolerances are 0.0 and Infinity, expected finite numbers of at least"
                + " 0",
            () -> GradientCheck.of(in -> in.getFirst()).tolerances(0, Double.POSITIVE_INFINITY)),
        dtype(
            "gradient check: 'count' is int32[3]; only float32 has gradients",
            () ->
                GradientCheck.of(in -> in.getFirst())
                    .withRespectTo(List.of(new Cell("count", INTS)))),
        shape(
            "reference: neg float32[2, 3] cannot be bound to 6 numbers; bind a floating-point"
                + " constant or cell of that many elements, before reading values",
            () -> new Reference().with(A.neg(), new double[6])),
        shape(
            "reference: constant float32[2, 3] cannot be bound to 5 numbers; bind a floating-point"
                + " constant or cell of that many elements, before reading values",
            () -> new Reference().with(A, new double[5])),
        argument("reference: array of numbers is null", () -> new Reference().with(A, null)),
        argument("reference: tensor is null", () -> new Reference().of(null)));
  }
}
