package dev.trigrad;

/** Element type and shape of one tensor. */
public record TensorType(DType dtype, Shape shape) {
  private static final TensorType[] SCALARS = scalars();

  /** The type of one number; one shared instance each. */
  public static TensorType scalar(DType dtype) {
    return SCALARS[dtype.ordinal()];
  }

  private static TensorType[] scalars() {
    var types = DType.values();
    var scalars = new TensorType[types.length];
    for (var type : types) {
      scalars[type.ordinal()] = new TensorType(type, Shape.SCALAR);
    }
    return scalars;
  }

  /** A float32 type of the given shape. */
  public static TensorType float32(Shape shape) {
    return new TensorType(DType.FLOAT32, shape);
  }

  /** An int32 type of the given shape. */
  public static TensorType int32(Shape shape) {
    return new TensorType(DType.INT32, shape);
  }

  /** A truth-value type of the given shape. */
  public static TensorType bool(Shape shape) {
    return new TensorType(DType.BOOL, shape);
  }

  /** Number of elements. */
  public int elements() {
    return shape.elements();
  }

  /** As in {@code float32[32, 784]}. */
  @Override
  public String toString() {
    return dtype.name().toLowerCase(java.util.Locale.ROOT) + shape;
  }

  // Written out: the generated ones are linked at run time, before a first prediction.
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof TensorType type && dtype == type.dtype && shape.equals(type.shape);
  }

  @Override
  public int hashCode() {
    return 31 * dtype.hashCode() + shape.hashCode();
  }
}
