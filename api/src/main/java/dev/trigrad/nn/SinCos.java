package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;

/**
 * Angles as points on the circle: x [batch…, 2] becomes (sin φ, cos φ) = x / |x|, so that no angle
 * is far from its neighbour, as π is from −π as a number. The target of a loss is {@link #of}, the
 * angle of an output {@link #angle}. The point (0, 0) has no direction, and stays.
 */
public final class SinCos extends Module {
  /** Without parameters. */
  public SinCos() {}

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    requirePair(x.shape());
    // Scaled to about 1 first, so that no square overflows or vanishes; no gradient depends on it.
    Tensor size = x.abs().maxKeep(-1).stopGradient();
    Tensor scaled = x.div(size.equal(0).where(Tensor.of(1f), size));
    Tensor squares = scaled.square().sumKeep(-1);
    return scaled.div(squares.equal(0).where(Tensor.of(1f), squares).sqrt());
  }

  private static void requirePair(Shape shape) {
    if (shape.rank() == 0 || shape.extent(-1) != 2) {
      throw new ShapeException(
          "input " + shape + ", last dimension must be 2: sine and cosine of an angle");
    }
  }

  /** (sin φ, cos φ) of angles φ [batch…] in radians: [batch…, 2]. */
  public static Tensor of(Tensor angle) {
    return Tensor.stack(-1, angle.sin(), angle.cos());
  }

  /**
   * The angles φ [batch…] in (−π, π] of points (sin φ, cos φ) [batch…, 2], of whatever length; 0 of
   * the point (0, 0).
   *
   * @throws ShapeException if the last dimension is not 2
   */
  public static Tensor angle(Tensor points) {
    ArgumentException.requirePresent(points, "angle", "points");
    requirePair(points.shape());
    return points.select(-1, 0).atan2(points.select(-1, 1));
  }
}
