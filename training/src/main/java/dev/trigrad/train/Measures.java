package dev.trigrad.train;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link LossFunction} tells of one batch beside its loss. */
public final class Measures {
  /** What a model gave, and what would have been right. */
  record Answers(Tensor outputs, Tensor targets) {}

  private final Set<String> wanted;
  private final Map<String, Answers> answers = new LinkedHashMap<>();
  private final Map<String, Tensor> values = new LinkedHashMap<>();

  /** One that keeps the outputs for which there are metrics. */
  Measures(Set<String> wanted) {
    this.wanted = wanted;
  }

  /**
   * Has the trainer's metrics compare {@code outputs} [n, …] with {@code targets} [n, …].
   *
   * @return the outputs
   */
  public Tensor outputs(Tensor outputs, Tensor targets) {
    return outputs("", outputs, targets);
  }

  /** As above, for the metrics of the head called {@code head}. */
  public Tensor outputs(String head, Tensor outputs, Tensor targets) {
    ArgumentException.requirePresent(head, "measures", "head");
    ArgumentException.requirePresent(outputs, "measures", "outputs");
    ArgumentException.requirePresent(targets, "measures", "targets");
    if (wanted.contains(head)) {
      answers.put(head, new Answers(outputs, targets));
    }
    return outputs;
  }

  /**
   * Has {@code value}, a float32 scalar, reported by {@code name}: of an epoch as the mean over its
   * batches, weighted by their sizes; of the validation as {@code validation.name}.
   *
   * @return the value
   */
  public Tensor value(String name, Tensor value) {
    ArgumentException.requirePresent(name, "measures", "name");
    ArgumentException.requirePresent(value, "measures", "value '" + name + "'");
    if (value.dtype() != DType.FLOAT32 || value.type().elements() != 1) {
      throw new ShapeException(
          "measures: value '" + name + "' is " + value.type() + ", expected a float32 scalar");
    }
    values.put(name, value);
    return value;
  }

  Map<String, Answers> answers() {
    return answers;
  }

  Map<String, Tensor> values() {
    return values;
  }

  /** All that is to be computed. */
  List<Tensor> tensors() {
    var all = new ArrayList<>(values.values());
    for (Answers each : answers.values()) {
      all.add(each.outputs);
      all.add(each.targets);
    }
    all.removeIf(Tensor::evaluated);
    return all;
  }

  /** Whether all has been computed. */
  boolean evaluated() {
    return values.values().stream().allMatch(Tensor::evaluated)
        && answers.values().stream()
            .allMatch(each -> each.outputs.evaluated() && each.targets.evaluated());
  }
}
