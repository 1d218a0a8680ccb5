package dev.trigrad;

import java.util.List;

/** Element type and shape of one tensor. */
public final class TensorType {
  private static final TensorType[] SCALARS = scalars();

  private final DType dtype;
  private final Shape shape;

  /** Made when first asked for; whichever thread's stays, it is the same. */
  private List<TensorType> alone;

  /** The type of elements {@code dtype} in {@code shape}. */
  public TensorType(DType dtype, Shape shape) {
    this.dtype = dtype;
    this.shape = shape;
  }

  /** Element type. */
  public DType dtype() {
    return dtype;
  }

  /** Extents along each axis. */
  public Shape shape() {
    return shape;
  }

  /** The list of this type alone, as the result of an operation with one output. */
  public List<TensorType> alone() {
    List<TensorType> known = alone;
    if (known == null) {
      known = List.of(this);
      alone = known;
    }
    return known;
  }

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
