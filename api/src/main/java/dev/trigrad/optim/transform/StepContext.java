package dev.trigrad.optim.transform;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Parameter;
import java.util.List;

/** The step that a transform works in. */
public interface StepContext {
  /** The optimizer's parameters, in the order of the gradients. */
  List<Parameter> parameters();

  /** Number of steps made before this one. */
  int position();

  /**
   * A random key for one use, a new one at each call; the same again if the step is tried anew. It
   * differs from all that a pass draws.
   */
  RandomKey key();

  /** What the step is to commit besides the parameters: put cells of the transform's own here. */
  Updates updates();

  /**
   * Has the step compute {@code tensor}, too, so that it can be read afterwards.
   *
   * @return the tensor
   */
  Tensor keep(Tensor tensor);
}
