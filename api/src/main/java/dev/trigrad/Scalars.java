package dev.trigrad;

/**
 * Elementwise operations of {@link Tensor} with a Java number b, which takes the element type of
 * the tensor and is broadcast to its shape.
 *
 * <p>The number must be one of that type: an integer works on int32, and on float32 if that has it
 * exactly; a decimal number works on float32, as the float32 nearest to it, so that {@code 0.1} and
 * {@code 0.1f} are one number and a finite one stays finite; and on int32 if it is an integer from
 * −2³¹ to 2³¹ − 1. Integers are taken as {@code long}, since Java would convert a {@code long} to
 * {@code double} by itself.
 *
 * <p>Errors are thrown on the calling line: {@link DTypeException} if the tensor's type does not
 * have the number or takes none.
 */
public sealed interface Scalars permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** a + b. */
  default Tensor add(double b) {
    return self().add(ScalarOperand.of("add", b, self().type()));
  }

  /** a + b. */
  default Tensor add(long b) {
    return self().add(ScalarOperand.of("add", b, self().type()));
  }

  /** a − b. */
  default Tensor sub(double b) {
    return self().sub(ScalarOperand.of("sub", b, self().type()));
  }

  /** a − b. */
  default Tensor sub(long b) {
    return self().sub(ScalarOperand.of("sub", b, self().type()));
  }

  /** a · b. */
  default Tensor mul(double b) {
    return self().mul(ScalarOperand.of("mul", b, self().type()));
  }

  /** a · b. */
  default Tensor mul(long b) {
    return self().mul(ScalarOperand.of("mul", b, self().type()));
  }

  /** a / b; float32 only. */
  default Tensor div(double b) {
    return self().div(ScalarOperand.of("div", b, self().type()));
  }

  /** a / b; float32 only. */
  default Tensor div(long b) {
    return self().div(ScalarOperand.of("div", b, self().type()));
  }

  /** b − a. Source: PyTorch's rsub. */
  default Tensor rsub(double b) {
    return ScalarOperand.of("rsub", b, self().type()).sub(self());
  }

  /** b − a. Source: PyTorch's rsub. */
  default Tensor rsub(long b) {
    return ScalarOperand.of("rsub", b, self().type()).sub(self());
  }

  /** b / a; float32 only. */
  default Tensor rdiv(double b) {
    return Renamed.call("rdiv", () -> ScalarOperand.of("rdiv", b, self().type()).div(self()));
  }

  /** b / a; float32 only. */
  default Tensor rdiv(long b) {
    return Renamed.call("rdiv", () -> ScalarOperand.of("rdiv", b, self().type()).div(self()));
  }

  /** aᵇ; float32 only. */
  default Tensor pow(double b) {
    return self().pow(ScalarOperand.of("pow", b, self().type()));
  }

  /** aᵇ; float32 only. */
  default Tensor pow(long b) {
    return self().pow(ScalarOperand.of("pow", b, self().type()));
  }

  /** a − b trunc(a / b), with the sign of a; int32 by 0 is an error. */
  default Tensor fmod(double b) {
    return self().fmod(ScalarOperand.of("fmod", b, self().type()));
  }

  /** a − b trunc(a / b), with the sign of a; int32 by 0 is an error. */
  default Tensor fmod(long b) {
    return self().fmod(ScalarOperand.of("fmod", b, self().type()));
  }

  /** a − b ⌊a / b⌋, with the sign of b; int32 by 0 is an error. */
  default Tensor remainder(double b) {
    return self().remainder(ScalarOperand.of("remainder", b, self().type()));
  }

  /** a − b ⌊a / b⌋, with the sign of b; int32 by 0 is an error. */
  default Tensor remainder(long b) {
    return self().remainder(ScalarOperand.of("remainder", b, self().type()));
  }

  /** ⌊a / b⌋; int32 by 0 is an error. */
  default Tensor floorDivide(double b) {
    return self().floorDivide(ScalarOperand.of("floorDivide", b, self().type()));
  }

  /** ⌊a / b⌋; int32 by 0 is an error. */
  default Tensor floorDivide(long b) {
    return self().floorDivide(ScalarOperand.of("floorDivide", b, self().type()));
  }

  /** The angle of the point (b, a); see {@link Tensor#atan2(Tensor)}. */
  default Tensor atan2(double b) {
    return self().atan2(ScalarOperand.of("atan2", b, self().type()));
  }

  /** The angle of the point (b, a); see {@link Tensor#atan2(Tensor)}. */
  default Tensor atan2(long b) {
    return self().atan2(ScalarOperand.of("atan2", b, self().type()));
  }

  /** The larger of a and b; NaN if a is. */
  default Tensor maximum(double b) {
    return self().maximum(ScalarOperand.of("maximum", b, self().type()));
  }

  /** The larger of a and b; NaN if a is. */
  default Tensor maximum(long b) {
    return self().maximum(ScalarOperand.of("maximum", b, self().type()));
  }

  /** The smaller of a and b; NaN if a is. */
  default Tensor minimum(double b) {
    return self().minimum(ScalarOperand.of("minimum", b, self().type()));
  }

  /** The smaller of a and b; NaN if a is. */
  default Tensor minimum(long b) {
    return self().minimum(ScalarOperand.of("minimum", b, self().type()));
  }
}
