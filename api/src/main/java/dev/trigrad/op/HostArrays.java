package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import java.util.Arrays;
import java.util.List;

/**
 * The tensors that a {@link HostFunction} reads or fills, as plain row-major arrays: {@code
 * float[]} for float32, {@code int[]} for int32, {@code boolean[]} for truth values, and {@code
 * double[]} for float32 in the function's double form.
 *
 * <p>The arrays belong to the call. No tensor and no cell shares them, so that the function may
 * change what it reads, and keep any of them; what it fills is read once it has returned, until the
 * run ends. Those to fill are zeros before.
 */
public final class HostArrays {
  private final String name;
  private final List<TensorType> types;
  private final Object[] arrays;
  private final boolean[] absent;
  private final boolean doubles;

  private HostArrays(String name, List<TensorType> types, Object[] arrays, boolean doubles) {
    this.name = name;
    this.types = types;
    this.arrays = arrays;
    this.doubles = doubles;
    absent = new boolean[arrays.length];
    for (int i = 0; i < arrays.length; i++) {
      absent[i] = arrays[i] == null;
    }
  }

  /** What is read: {@code stored} as engines store it, {@code null} for zeros. */
  static HostArrays read(String name, List<TensorType> types, Object[] stored) {
    var arrays = new Object[stored.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] =
          types.get(i).dtype() == DType.BOOL && stored[i] != null
              ? truths((float[]) stored[i], types.get(i).elements())
              : stored[i];
    }
    return new HostArrays(name, types, arrays, false);
  }

  /** What is filled, and {@linkplain #store stored} in {@code stored}; {@code null} if unwanted. */
  static HostArrays filled(String name, List<TensorType> types, Object[] stored) {
    var arrays = new Object[stored.length];
    for (int i = 0; i < arrays.length; i++) {
      boolean truths = types.get(i).dtype() == DType.BOOL && stored[i] != null;
      arrays[i] = truths ? new boolean[types.get(i).elements()] : stored[i];
    }
    return new HostArrays(name, types, arrays, false);
  }

  /** What the double form reads or fills; float32 tensors are {@code double[]}. */
  static HostArrays ofDoubles(String name, List<TensorType> types, Object[] arrays) {
    return new HostArrays(name, types, arrays, true);
  }

  /** Puts the truth values that were filled to where engines read them. */
  void store(Object[] stored) {
    for (int i = 0; i < arrays.length; i++) {
      if (arrays[i] instanceof boolean[] truths && stored[i] instanceof float[] floats) {
        for (int j = 0; j < truths.length; j++) {
          floats[j] = truths[j] ? 1 : 0;
        }
      }
    }
  }

  static boolean[] truths(float[] stored, int elements) {
    boolean[] truths = new boolean[elements];
    for (int i = 0; i < elements; i++) {
      truths[i] = stored[i] != 0;
    }
    return truths;
  }

  /** Number of tensors. */
  public int size() {
    return arrays.length;
  }

  /** Element type and shape of tensor {@code i}. */
  public TensorType type(int i) {
    return types.get(checked(i));
  }

  /** Extents of tensor {@code i}. */
  public Shape shape(int i) {
    return type(i).shape();
  }

  /**
   * Whether tensor {@code i} matters: of gradients to fill, whether somebody asks for it; of
   * gradients to read, whether one flows. The array of one that does not is zeros, and is not read.
   */
  public boolean wanted(int i) {
    return !absent[checked(i)];
  }

  /**
   * The float32 elements of tensor {@code i}.
   *
   * @throws DTypeException if it is of another type, or this is the double form
   */
  public float[] floats(int i) {
    return (float[]) array(i, DType.FLOAT32, false, "floats");
  }

  /**
   * The int32 elements of tensor {@code i}.
   *
   * @throws DTypeException if it is of another type
   */
  public int[] ints(int i) {
    return (int[]) array(i, DType.INT32, doubles, "ints");
  }

  /**
   * The truth values of tensor {@code i}.
   *
   * @throws DTypeException if it is of another type
   */
  public boolean[] booleans(int i) {
    return (boolean[]) array(i, DType.BOOL, doubles, "booleans");
  }

  /**
   * The elements of float32 tensor {@code i} in the function's double form.
   *
   * @throws DTypeException if it is of another type, or this is not the double form
   */
  public double[] doubles(int i) {
    return (double[]) array(i, DType.FLOAT32, true, "doubles");
  }

  private Object array(int i, DType dtype, boolean inDouble, String method) {
    TensorType type = type(i);
    if (type.dtype() != dtype || doubles != inDouble) {
      String remedy =
          switch (type.dtype()) {
            case FLOAT32, FLOAT64 -> doubles ? "doubles" : "floats";
            case INT32 -> "ints";
            case BOOL -> "booleans";
          };
      throw new DTypeException(
          name + ": " + method + "(" + i + ") of " + type + "; use " + remedy + "(" + i + ")");
    }
    if (arrays[i] == null) {
      arrays[i] = inDouble ? new double[type.elements()] : dtype.newArray(type.elements());
    }
    return arrays[i];
  }

  private int checked(int i) {
    if (i < 0 || i >= arrays.length) {
      throw new ArgumentException(
          name + ": there is no array " + i + ", only " + arrays.length + "; they count from 0");
    }
    return i;
  }

  /** The types. */
  @Override
  public String toString() {
    return name + " " + Arrays.toString(types.toArray());
  }
}
