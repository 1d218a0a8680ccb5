package dev.trigrad.oracle;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Updates;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.reference.Reference;
import dev.trigrad.reference.ReferenceValue;
import dev.trigrad.testkit.program.ProgramFailure;
import dev.trigrad.testkit.program.Requests;
import java.util.List;
import java.util.Locale;

/**
 * Passes requests on, and compares the reference's double-precision values with torch's.
 *
 * <p>How far they may be apart is derived: the reference's bound is that of float32 arithmetic, of
 * unit roundoff 2⁻²⁴, along the whole computation, in whatever order sums are made; in double
 * precision it is 2²⁹ times smaller, and there are two that err, each with functions of a few units
 * in the last place. Where constants are float32 numbers in one and doubles in the other (GELU, the
 * derivative of the error function), each is off by no more than a float32 product is, so that the
 * bound itself holds. Integers are equal.
 */
final class Opinion implements Requests {
  private static final double DOUBLE = 0x1p-29 * 16;

  /** Torch's means multiply by a rounded 1 / n, where float32 sums of integers are exact. */
  private static final double MEAN = 0x1p-50;

  private final Requests requests;
  private final Torch torch;
  private final double share;
  private final Reference reference = new Reference();
  private long compared;
  private double used;

  Opinion(Requests requests, Torch torch, boolean roundedConstants) {
    this.requests = requests;
    this.torch = torch;
    this.share = roundedConstants ? 1 : DOUBLE;
  }

  /** Number of elements compared. */
  long compared() {
    return compared;
  }

  /** The largest part of its bound that a difference took. */
  double used() {
    return used;
  }

  @Override
  public void evaluate(List<Tensor> values) {
    values.forEach(this::compare);
    requests.evaluate(values);
  }

  @Override
  public void commit(Updates updates, List<Tensor> keep) {
    keep.forEach(this::compare);
    updates.values().values().forEach(this::compare);
    requests.commit(updates, keep);
  }

  /** Torch differentiates the loss, the first value that is kept, by itself. */
  @Override
  public void step(Optimizer optimizer, List<Tensor> gradients, List<Tensor> keep) {
    keep.forEach(this::compare);
    var parameters = optimizer.parameters().stream().map(torch::parameter).toList();
    var loss = torch.of(keep.getFirst());
    var expected =
        TorchComposites.gradients(
            loss, org.bytedeco.pytorch.global.torch.ones_like(loss), parameters);
    for (int i = 0; i < gradients.size(); i++) {
      compare(gradients.get(i), expected.get(i));
    }
    requests.step(optimizer, gradients, keep);
  }

  private void compare(Tensor tensor) {
    compare(tensor, torch.of(tensor));
  }

  private void compare(Tensor tensor, org.bytedeco.pytorch.Tensor other) {
    ReferenceValue value = reference.of(tensor);
    int[] sizes = Tensors.sizes(other);
    if (!java.util.Arrays.equals(sizes, tensor.shape().extents())) {
      throw new ProgramFailure(
          "shape", tensor + " has the shape " + java.util.Arrays.toString(sizes) + " in torch");
    }
    double[] numbers = Tensors.values(other);
    for (int i = 0; i < numbers.length; i++) {
      double floor = tensor.dtype() == DType.FLOAT32 ? Math.max(1, Math.abs(numbers[i])) * MEAN : 0;
      double bound = value.bound()[i] * share + floor;
      double difference = Math.abs(value.value()[i] - numbers[i]);
      boolean bothNaN = Double.isNaN(value.value()[i]) && Double.isNaN(numbers[i]);
      boolean equal = value.value()[i] == numbers[i] || bothNaN;
      if (!equal && !(difference <= bound)) {
        throw new ProgramFailure(
            "torch, " + tensor.node().label(),
            String.format(
                Locale.ROOT,
                "element %d of %s is %s, %s in torch, which is off by %s, at most %s",
                i,
                tensor,
                value.value()[i],
                numbers[i],
                difference,
                bound));
      }
      used = equal || bound == Double.POSITIVE_INFINITY ? used : Math.max(used, difference / bound);
      compared += bound == Double.POSITIVE_INFINITY ? 0 : 1;
    }
  }
}
