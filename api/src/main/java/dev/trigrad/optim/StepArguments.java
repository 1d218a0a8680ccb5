package dev.trigrad.optim;

import dev.trigrad.ArgumentException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Parameter;
import java.util.List;

/** What a step must be given. */
final class StepArguments {
  private StepArguments() {}

  static void requirePresent(String what, Object given) {
    if (given == null) {
      throw new ArgumentException("step: null for " + what + "; leave out what is not wanted");
    }
  }

  static void requirePresent(Tensor[] keep) {
    requirePresent("the tensors to keep", keep);
    for (Tensor each : keep) {
      requirePresent("a tensor to keep", each);
    }
  }

  /** One gradient for each parameter, of its type, or {@code null}. */
  static void requireGradients(List<Tensor> gradients, List<Parameter> parameters) {
    requirePresent("the list of gradients", gradients);
    if (gradients.size() != parameters.size()) {
      throw new ArgumentException(
          "step: "
              + gradients.size()
              + " gradients for "
              + parameters.size()
              + " parameters; give one each, or null");
    }
    for (int i = 0; i < gradients.size(); i++) {
      Tensor gradient = gradients.get(i);
      Parameter parameter = parameters.get(i);
      if (gradient != null && !gradient.type().equals(parameter.type())) {
        throw new ShapeException(
            "step: gradient of '"
                + parameter.name()
                + "' is "
                + gradient.type()
                + ", expected "
                + parameter.type());
      }
    }
  }
}
