package dev.trigrad;

import dev.trigrad.graph.access.Evaluation;

/**
 * The numbers of a {@link Tensor}, as Java's; each form evaluates the graph behind them if need be.
 * Arrays are copies, in row-major order.
 *
 * <p>Errors are thrown on the calling line: {@link DTypeException} if the tensor holds another
 * type, {@link ShapeException} if its shape is not the one that is read.
 */
public sealed interface Values permits Tensor {
  /** This tensor. */
  private Tensor self() {
    return (Tensor) this;
  }

  /** The only element, as float; a truth value is 1 or 0. */
  default float item() {
    requireOne("item", "toArray");
    return switch (Evaluation.value(self())) {
      case float[] f -> f[0];
      case int[] i -> i[0];
      case Object other -> throw new DTypeException("item: no number in " + other);
    };
  }

  /** The only element, an int32. */
  default int itemInt() {
    requireOne("itemInt", "toIntArray");
    requireType("itemInt", DType.INT32, "use item, itemBoolean or cast");
    return ((int[]) Evaluation.value(self()))[0];
  }

  /** The only element, a truth value. */
  default boolean itemBoolean() {
    requireOne("itemBoolean", "toBooleanArray");
    requireType("itemBoolean", DType.BOOL, "use item, itemInt or compare it first");
    return ((float[]) Evaluation.value(self()))[0] != 0;
  }

  private void requireOne(String operation, String all) {
    TensorType type = self().type();
    if (type.elements() != 1) {
      throw new ShapeException(
          operation
              + ": "
              + type.shape()
              + " has "
              + type.elements()
              + " elements, expected 1; use "
              + all);
    }
  }

  private void requireType(String operation, DType dtype, String remedy) {
    if (self().dtype() != dtype) {
      throw new DTypeException(operation + ": holds " + self().type() + "; " + remedy);
    }
  }

  /** The float32 elements. */
  default float[] toArray() {
    requireType("toArray", DType.FLOAT32, "use toIntArray, toBooleanArray or cast");
    return ((float[]) Evaluation.value(self())).clone();
  }

  /** The elements of any type of numbers, each exactly. */
  default double[] toDoubleArray() {
    if (self().dtype() == DType.BOOL) {
      throw new DTypeException(
          "toDoubleArray: holds " + self().type() + "; use toBooleanArray or cast");
    }
    double[] values = new double[self().type().elements()];
    switch (Evaluation.value(self())) {
      case float[] floats -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = floats[i];
        }
      }
      case int[] ints -> {
        for (int i = 0; i < values.length; i++) {
          values[i] = ints[i];
        }
      }
      case double[] doubles -> System.arraycopy(doubles, 0, values, 0, values.length);
      case Object other -> throw new DTypeException("toDoubleArray: no numbers in " + other);
    }
    return values;
  }

  /** The int32 elements. */
  default int[] toIntArray() {
    requireType("toIntArray", DType.INT32, "cast it first");
    return ((int[]) Evaluation.value(self())).clone();
  }

  /** The truth values. */
  default boolean[] toBooleanArray() {
    requireType("toBooleanArray", DType.BOOL, "compare it first");
    float[] stored = (float[]) Evaluation.value(self());
    boolean[] values = new boolean[stored.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = stored[i] != 0;
    }
    return values;
  }

  /** The rows of a float32 matrix, as {@link Tensor#of(float[][])} takes them. */
  default float[][] toMatrix() {
    requireType("toMatrix", DType.FLOAT32, "cast it first");
    Shape shape = self().shape();
    if (shape.rank() != 2) {
      throw new ShapeException("toMatrix: " + shape + " is no matrix; reshape it, or use toArray");
    }
    float[] values = (float[]) Evaluation.value(self());
    int columns = shape.extent(1);
    float[][] rows = new float[shape.extent(0)][columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(values, i * columns, rows[i], 0, columns);
    }
    return rows;
  }
}
