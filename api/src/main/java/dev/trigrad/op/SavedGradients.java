package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Gradients;
import java.util.ArrayList;
import java.util.List;

/**
 * What flows back through the saved tensors of a custom function, in gradients of its gradients:
 * its forward half recorded anew, which the planner computes once, and differentiated.
 */
final class SavedGradients {
  private SavedGradients() {}

  /** {@code gradients}, and what the cotangents of saved tensors add to them. */
  static Tensor[] added(CustomFunction function, Backward b, Tensor[] gradients) {
    List<Tensor> again = null;
    Tensor[] sums = gradients;
    for (int i = function.results(); i < b.cotangents().size(); i++) {
      Tensor cotangent = b.cotangent(i);
      if (cotangent == null) {
        continue;
      }
      if (again == null) {
        again = function.body(b.inputs());
        sums = gradients.clone();
      }
      add(sums, again.get(i), cotangent, b);
    }
    return sums;
  }

  private static void add(Tensor[] sums, Tensor saved, Tensor cotangent, Backward b) {
    var inputs = new ArrayList<Tensor>();
    for (int i = 0; i < sums.length; i++) {
      if (takesGradient(b, i)) {
        inputs.add(b.input(i));
      }
    }
    List<Tensor> more = Gradients.orZeros(saved, cotangent, inputs);
    for (int i = 0, next = 0; i < sums.length; i++) {
      if (takesGradient(b, i)) {
        Tensor one = more.get(next++);
        sums[i] = sums[i] == null ? one : sums[i].add(one);
      }
    }
  }

  private static boolean takesGradient(Backward b, int input) {
    return b.needs(input) && b.input(input).dtype() == DType.FLOAT32;
  }
}
