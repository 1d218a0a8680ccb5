package dev.trigrad.io;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The elements of an array on their way into a tensor, in the order of the file. */
final class NpyElements {
  private final String place;
  private final NpyElement element;
  private final ByteOrder order;
  private final DType type;
  private final Shape shape;
  private final boolean fortran;
  private Object values;
  private int capacity;
  private int count;

  /**
   * No elements yet.
   *
   * @param capacity how many there is room for at first
   */
  NpyElements(
      String place,
      NpyElement element,
      ByteOrder order,
      DType type,
      Shape shape,
      boolean fortran,
      int capacity) {
    this.place = place;
    this.element = element;
    this.order = order;
    this.type = type;
    this.shape = shape;
    this.fortran = fortran && shape.rank() > 1;
    this.capacity = capacity;
    this.values = type.newArray(capacity);
  }

  /** Takes the next {@code more} elements. */
  void add(byte[] bytes, int more) {
    if (count + more > capacity) {
      capacity = (int) Math.min(shape.elements(), Math.max(count + more, 2L * capacity));
      values =
          switch (values) {
            case float[] floats -> Arrays.copyOf(floats, capacity);
            case int[] ints -> Arrays.copyOf(ints, capacity);
            case Object doubles -> Arrays.copyOf((double[]) doubles, capacity);
          };
    }
    var from = ByteBuffer.wrap(bytes).order(order);
    if (element == NpyElement.F4 && type == DType.FLOAT32) {
      from.asFloatBuffer().get((float[]) values, count, more);
      count += more;
      return;
    }
    for (int i = 0; i < more; i++) {
      set(from, i * element.bytes());
      count++;
    }
  }

  private void set(ByteBuffer from, int at) {
    double real = element.real() ? element.real(from, at) : 0;
    long integer = element.real() ? 0 : integer(from, at);
    switch (type) {
      case FLOAT32 ->
          ((float[]) values)[count] = element.real() ? single(real) : element.toFloat(integer);
      case FLOAT64 ->
          ((double[]) values)[count] = element.real() ? real : element.toDouble(integer);
      case INT32 -> ((int[]) values)[count] = whole(real, integer, Integer.MIN_VALUE, "int32");
      case BOOL -> ((float[]) values)[count] = whole(real, integer, 0, "a truth value");
    }
  }

  private long integer(ByteBuffer from, int at) {
    long value = element.integer(from, at);
    if (element == NpyElement.B1 && value > 1) {
      throw new FileException(
          named() + " is the byte " + value + ", expected 0 or 1 for a truth value; it is damaged");
    }
    return value;
  }

  private float single(double real) {
    float rounded = (float) real;
    if (Float.isInfinite(rounded) && !Double.isInfinite(real)) {
      throw new FileException(named() + " is " + real + ", beyond float32; read it as float64");
    }
    return rounded;
  }

  /** What is read as an integer from {@code least} on; up to 1 if that is 0. */
  private int whole(double real, long integer, int least, String what) {
    long value = element.real() ? (long) real : integer;
    long most = least == 0 ? 1 : Integer.MAX_VALUE;
    if (element.real() && value != real || element.huge(value) || value < least || value > most) {
      String shown =
          element.real()
              ? "" + real
              : element.huge(value) ? Long.toUnsignedString(value) : "" + value;
      throw new FileException(
          named() + " is " + shown + ", which is not " + what + "; read it as another type");
    }
    return (int) value;
  }

  /** The place of the element in work. */
  private String named() {
    int[] index = new int[shape.rank()];
    int rest = count;
    for (int i = 0; i < index.length; i++) {
      int axis = fortran ? i : index.length - 1 - i;
      index[axis] = rest % shape.extent(axis);
      rest /= shape.extent(axis);
    }
    return place + ": element " + Arrays.toString(index);
  }

  /** All elements, in row-major order. */
  Tensor tensor() {
    if (fortran && count > 0) {
      Object source = values;
      values = type.newArray(count);
      int[] strides = shape.strides();
      int[] index = new int[shape.rank()];
      int to = 0;
      for (int from = 0; from < count; from++) {
        System.arraycopy(source, from, values, to, 1);
        for (int axis = 0; axis < index.length; axis++) {
          to += strides[axis];
          if (++index[axis] < shape.extent(axis)) {
            break;
          }
          to -= strides[axis] * index[axis];
          index[axis] = 0;
        }
      }
    }
    return Recorder.constant(new TensorType(type, shape), values);
  }
}
