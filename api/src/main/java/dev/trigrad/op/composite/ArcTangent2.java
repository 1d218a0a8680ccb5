package dev.trigrad.op.composite;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Composite;
import java.util.List;

/**
 * The angle of the point (x, y), elementwise with NumPy broadcasting; inputs y and x, float32.
 * Special values are those of {@link Math#atan2}.
 *
 * <p>Gradients: {@code x / (x² + y²)} for y and {@code −y / (x² + y²)} for x, scaled so that the
 * squares neither overflow nor vanish; 0 at the origin and where a coordinate is infinite.
 */
public record ArcTangent2() implements Composite {
  @Override
  public String name() {
    return "atan2";
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return Binary.of(BinaryFunction.DIV).types(inputs);
  }

  @Override
  public List<Tensor> body(List<Tensor> inputs) {
    Tensor y = inputs.get(0);
    Tensor x = inputs.get(1);
    Tensor height = y.abs();
    Tensor width = x.abs();
    Tensor zero = Tensor.of(0f);
    // 0 / 0 and ∞ / ∞ have a meaning here.
    Tensor ratio = height.equal(width).where(1f, height.div(width));
    Tensor acute = height.maximum(width).equal(zero).where(zero, ratio).atan();
    Tensor angle = negative(x).where(acute.rsub((float) Math.PI), acute);
    return List.of(negative(y).where(angle.neg(), angle));
  }

  /** Whether the sign is −, that of a zero included. */
  private static Tensor negative(Tensor x) {
    return x.less(0).or(x.rdiv(1).less(0));
  }

  @Override
  public Tensor[] gradient(Backward b) {
    Tensor y = b.input(0);
    Tensor x = b.input(1);
    Tensor one = Tensor.of(1f);
    Tensor zero = Tensor.of(0f);
    // Any scale gives the same, so that no gradient flows through it.
    Tensor largest = y.abs().maximum(x.abs()).stopGradient();
    Tensor none = largest.equal(zero).or(largest.equal(Float.POSITIVE_INFINITY));
    Tensor scale = none.where(one, largest);
    Tensor h = none.where(zero, y.div(scale));
    Tensor w = none.where(zero, x.div(scale));
    Tensor g = b.cotangent(0).div(none.where(one, h.square().add(w.square()))).div(scale);
    return new Tensor[] {b.needs(0) ? g.mul(w) : null, b.needs(1) ? g.mul(h).neg() : null};
  }
}
