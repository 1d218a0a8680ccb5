package dev.trigrad.testkit.cases;

import dev.trigrad.Gates;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import dev.trigrad.op.StopGradient;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;

/** The cases of gates, of stopped gradients by their other name, and of Jacobians. */
final class GateCases {
  private static final int[][][] SHAPES = {
    {{3}, {3}},
    {{}, {}},
    {{2, 3}, {3}},
    {{2, 1}, {1, 4}},
    {{4}, {2, 1, 4}},
    {{3, 1, 7}, {5, 7}}
  };
  private static final int[][][] EDGES = {
    {{0}, {0}}, {{1}, {17}}, {{1030}, {1030}}, {{0, 3}, {3}}, {{31, 33}, {33}}
  };

  private GateCases() {}

  static void add(List<OperationCase> cases) {
    gate(cases, "sigmoidGate", "sigmoid", Gates::sigmoid);
    gate(cases, "hardGate", "hard", Gates::hard);
    gate(cases, "allOrNothingGate", "allOrNothing", Gates::allOrNothing);
    gate(cases, "maxGate", "max", Gates::max);
    gate(cases, "minGate", "min", Gates::min);
    gate(cases, "addGate", "add", Gates::add);
    gate(cases, "multiplyGate", "multiply", Gates::multiply);
    for (int[] extents : new int[][] {{3}, {}, {0}, {2, 17}}) {
      Shape shape = Shape.of(extents);
      cases.add(
          new OperationCase(
              "detach",
              StopGradient.class,
              shape.toString(),
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -2, 2, 5)),
              in -> in.getFirst().neg().detach()));
    }
    jacobians(cases);
  }

  private static void gate(
      List<OperationCase> cases, String operation, String covers, BinaryOperator<Tensor> gate) {
    shapes(cases, operation, covers, gate, SHAPES, Rule.R2_VALUE);
    shapes(cases, operation, covers, gate, EDGES, Rule.R5_EDGES);
    float[] special = Samples.special();
    var left = new ArrayList<Float>();
    var right = new ArrayList<Float>();
    for (float a : special) {
      for (float b : special) {
        left.add(a);
        right.add(b);
      }
    }
    cases.add(
        new OperationCase(
            operation,
            "gate " + covers,
            "special values",
            Rule.R4_SPECIAL,
            () -> List.of(tensor(left), tensor(right)),
            in -> gate.apply(in.get(0), in.get(1))));
  }

  private static Tensor tensor(List<Float> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values.get(i);
    }
    return Tensor.of(floats);
  }

  private static void shapes(
      List<OperationCase> cases,
      String operation,
      String covers,
      BinaryOperator<Tensor> gate,
      int[][][] shapes,
      Rule rule) {
    for (int[][] each : shapes) {
      Shape x = Shape.of(each[0]);
      Shape z = Shape.of(each[1]);
      cases.add(
          new OperationCase(
              operation,
              "gate " + covers,
              x + " by " + z,
              rule,
              // Beyond the corners of the hard gate.
              () -> List.of(Samples.floats(x, -3, 3, 3), Samples.floats(z, -4, 4, 4)),
              in -> gate.apply(in.get(0), in.get(1))));
    }
  }

  private static void jacobians(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{3}, {}, {2, 2}, {0, 3}}) {
      Shape shape = Shape.of(extents);
      String name = Arrays.toString(extents);
      cases.add(
          new OperationCase(
              "jacobian",
              "jacobian",
              name,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -1, 1, 7)),
              in -> Gradients.jacobian(in.getFirst().tanh().mul(2), in.getFirst())));
      cases.add(
          new OperationCase(
              "hessian",
              "hessian",
              name,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -1, 1, 8)),
              in -> Gradients.hessian(in.getFirst().exp().sum().square(), in.getFirst())));
      cases.add(
          new OperationCase(
              "hessianVectorProduct",
              "hessianVectorProduct",
              name,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -1, 1, 9), Samples.floats(shape, -1, 1, 10)),
              in ->
                  Gradients.hessianVectorProduct(
                      in.getFirst().exp().sum().square(), in.getFirst(), in.get(1))));
      cases.add(
          new OperationCase(
              "jacobianVector",
              "jacobianVector",
              name,
              Rule.R2_VALUE,
              () -> List.of(Samples.floats(shape, -1, 1, 11), Samples.floats(shape, -1, 1, 12)),
              in -> Gradients.jacobianVector(in.getFirst().tanh(), in.getFirst(), in.get(1))));
    }
  }
}
