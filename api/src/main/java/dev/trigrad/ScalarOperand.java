package dev.trigrad;

/** Java numbers as scalars of a tensor's element type, exactly or not at all. */
final class ScalarOperand {
  private ScalarOperand() {}

  /** {@code value} as an operand of {@code operation} on a tensor of {@code type}. */
  static Tensor of(String operation, double value, TensorType type) {
    return switch (type.dtype()) {
      case FLOAT32 -> Tensor.of(Nested.rounded(operation, value));
      case INT32 -> {
        boolean integer = value == Math.rint(value) && value >= -0x1p31 && value < 0x1p31;
        if (!integer) {
          throw new DTypeException(
              operation
                  + ": operand "
                  + ((float) value == value ? Float.toString((float) value) : value)
                  + " is no int32, the type of "
                  + type
                  + "; give an integer, or cast the tensor to float32");
        }
        yield Tensor.of((int) value);
      }
      case BOOL, FLOAT64 -> throw none(operation, type);
    };
  }

  /** As above, for an integer. */
  static Tensor of(String operation, long value, TensorType type) {
    return switch (type.dtype()) {
      case FLOAT32 -> Tensor.of(exact(operation, value));
      case INT32 -> {
        if (value != (int) value) {
          throw new DTypeException(
              operation
                  + ": operand "
                  + value
                  + " is no int32, the type of "
                  + type
                  + "; cast the tensor to float32 and give a float");
        }
        yield Tensor.of((int) value);
      }
      case BOOL, FLOAT64 -> throw none(operation, type);
    };
  }

  /** 0 or 1 of the element type of {@code type}; of truth values, false or true. */
  static Tensor number(String operation, int value, TensorType type) {
    return type.dtype() == DType.BOOL ? Tensor.of(value != 0) : of(operation, value, type);
  }

  /** The float that is {@code value}. */
  static float exact(String operation, long value) {
    float rounded = value;
    if (rounded == 0x1p63f || (long) rounded != value) {
      throw new DTypeException(
          operation
              + ": "
              + value
              + " is not exactly a float32; give a float, as in "
              + rounded
              + "f, or use int32");
    }
    return rounded;
  }

  private static DTypeException none(String operation, TensorType type) {
    return new DTypeException(
        operation
            + ": input 0 is "
            + type
            + (type.dtype() == DType.BOOL
                ? ", which takes no number; cast it to float32 or int32"
                : "; float64 is stored, no operation takes it: use float32"));
  }
}
