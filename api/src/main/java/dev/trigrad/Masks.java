package dev.trigrad;

/** Records choices by truth values that keep a tensor's shape. */
final class Masks {
  private Masks() {}

  static Tensor fill(Tensor x, Tensor mask, Tensor value) {
    ArgumentException.requirePresent(mask, "maskedFill", "mask");
    ArgumentException.requirePresent(value, "maskedFill", "value");
    requireFits(x, mask, "mask");
    requireFits(x, value, "value");
    if (mask.dtype() != DType.BOOL) {
      throw new DTypeException(
          "maskedFill: mask is " + mask.type() + ", expected bool; compare it");
    }
    try {
      return mask.where(value, x);
    } catch (TrigradException e) {
      throw Renamed.as("maskedFill", e);
    }
  }

  private static void requireFits(Tensor x, Tensor operand, String name) {
    if (!operand.shape().broadcastsTo(x.shape())) {
      throw new ShapeException(
          "maskedFill: " + name + " " + operand.shape() + " does not broadcast to " + x.shape());
    }
  }
}
