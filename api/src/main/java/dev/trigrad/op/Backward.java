package dev.trigrad.op;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import java.util.List;

/**
 * What a gradient rule sees: the operation's inputs and outputs, and the cotangents of its outputs.
 *
 * @param inputs the operation's inputs
 * @param outputs its outputs
 * @param cotangents one per output, of the output's shape; {@code null} where none flows
 * @param needs whether the cotangent of each input is wanted
 * @param saved what the forward half of a {@link CustomFunction} has saved; empty for others
 */
public record Backward(
    List<Tensor> inputs,
    List<Tensor> outputs,
    List<Tensor> cotangents,
    boolean[] needs,
    List<Tensor> saved) {
  /** What a rule without saved tensors sees. */
  public Backward(
      List<Tensor> inputs, List<Tensor> outputs, List<Tensor> cotangents, boolean[] needs) {
    this(inputs, outputs, cotangents, needs, List.of());
  }

  /** Input {@code i}. */
  public Tensor input(int i) {
    return at(inputs, "input", i);
  }

  /** Output {@code i}. */
  public Tensor output(int i) {
    return at(outputs, "output", i);
  }

  /** Cotangent of output {@code i}. */
  public Tensor cotangent(int i) {
    return at(cotangents, "cotangent", i);
  }

  /** Whether the cotangent of input {@code i} is wanted. */
  public boolean needs(int i) {
    return needs[i];
  }

  /**
   * Saved tensor {@code i}, in the order in which the forward half saved them.
   *
   * @throws GraphException if it has not saved as many
   */
  public Tensor saved(int i) {
    return at(saved, "saved", i);
  }

  private static Tensor at(List<Tensor> tensors, String what, int i) {
    if (i < 0 || i >= tensors.size()) {
      throw new GraphException(
          "backward: "
              + what
              + "("
              + i
              + ") of "
              + tensors.size()
              + (what.equals("saved")
                  ? "; have the forward half save it: saved.save(…)"
                  : "; they count from 0"));
    }
    return tensors.get(i);
  }
}
