package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Penalty;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cases of penalties on parameters, whose values are the inputs. */
final class PenaltyCases {
  private PenaltyCases() {}

  static void add(List<OperationCase> cases) {
    float[][] strengths = {{0.1f, 0}, {0, 0.3f}, {0.2f, 0.4f}, {0, 0}};
    for (float[] strength : strengths) {
      for (int[] extents : new int[][] {{}, {0}, {1}, {2, 3}, {1030}}) {
        Shape shape = Shape.of(extents);
        cases.add(
            row(
                strength,
                "weights " + shape,
                Rule.R2_VALUE,
                List.of(Samples.floats(shape, -2, 2, 86), Samples.floats(Shape.of(3), -2, 2, 87)),
                false));
      }
      List<Tensor> special = List.of(Tensor.of(Samples.special()), Tensor.of(new float[] {0, -0f}));
      cases.add(row(strength, "special weights", Rule.R4_SPECIAL, special, false));
      cases.add(row(strength, "special weights, gradient", Rule.R4_SPECIAL, special, true));
    }
  }

  private static OperationCase row(
      float[] strength, String name, Rule rule, List<Tensor> values, boolean gradient) {
    return new OperationCase(
        "penalty",
        Penalty.class,
        "l1 " + strength[0] + ", l2 " + strength[1] + ", " + name,
        rule,
        () -> values,
        in -> {
          Tensor penalty = penalty(strength, in);
          return gradient ? Gradients.of(penalty, in.getFirst()).getFirst() : penalty;
        });
  }

  private static Tensor penalty(float[] strength, List<Tensor> in) {
    Map<Cell, Tensor> values = new HashMap<>();
    var parameters = new ArrayList<Parameter>();
    for (Tensor value : in) {
      var parameter = new Parameter("weight", value.shape(), Initializer.zeros());
      parameters.add(parameter);
      values.put(parameter, value);
    }
    return Penalty.elastic(strength[0], strength[1], parameters).of(Pass.inference().with(values));
  }
}
