package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.TensorType;
import dev.trigrad.op.HostCall.HostReference;
import dev.trigrad.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a host function gives in double precision: by its double form, else by its float form at the
 * operands rounded to float32, which is exact where these are.
 *
 * <p>Nothing is known of the function, hence two assumptions: it is as exact as an elementary
 * function, four units in the last place; and what it makes of the operands' bounds is at most
 * twice what moving all operands up, or all down, by their bounds shows.
 */
final class HostDoubles {
  private static final double ULPS = 4;
  private static final double SENSITIVITY = 2;

  private HostDoubles() {}

  /** The double form, if there is one. */
  @FunctionalInterface
  interface Form {
    /** Fills {@code out} from {@code in}; whether there is such a form. */
    boolean run(Object[] in, Object[] out);
  }

  static List<TensorType> types(List<ReferenceValue> values) {
    return values.stream().map(ReferenceValue::type).toList();
  }

  static HostReference of(
      HostCall call,
      HostBinding binding,
      List<ReferenceValue> inputs,
      List<TensorType> types,
      Form form) {
    double[][] doubled = inDouble(inputs, types, form, 0);
    boolean inFloat = doubled == null;
    double[][] values = inFloat ? inFloat(call, binding, inputs, types, 0) : doubled;
    double[][] bounds = new double[values.length][];
    Arrays.setAll(bounds, i -> new double[values[i].length]);
    boolean moves = inputs.stream().anyMatch(input -> moves(input, inFloat));
    for (int sign = -1; moves && sign <= 1; sign += 2) {
      double[][] moved =
          inFloat
              ? inFloat(call, binding, inputs, types, sign)
              : inDouble(inputs, types, form, sign);
      widen(bounds, values, moved);
    }
    boolean open = inputs.stream().anyMatch(HostDoubles::undetermined);
    var results = new ArrayList<ReferenceValue>();
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        boolean rounds = types.get(i).dtype() == DType.FLOAT32 && (moves || !inFloat);
        bounds[i][j] =
            open
                ? Double.POSITIVE_INFINITY
                : SENSITIVITY * bounds[i][j] + (rounds ? ULPS * ulp(values[i][j]) : 0);
      }
      results.add(new ReferenceValue(types.get(i), values[i], bounds[i]));
    }
    return new HostReference(results, inFloat);
  }

  private static double ulp(double v) {
    return Double.isFinite(v) ? Math.ulp((float) Math.min(Math.abs(v), Float.MAX_VALUE)) : 0;
  }

  /** Whether the float form sees other operands than these, or engines do. */
  private static boolean moves(ReferenceValue input, boolean inFloat) {
    boolean moves = !input.exact();
    for (int i = 0; inFloat && !moves && i < input.elements(); i++) {
      double v = input.value()[i];
      moves = (float) v != v && !Double.isNaN(v);
    }
    return moves;
  }

  /** Whether nothing is known: an open bound, or an integer or a truth that is not certain. */
  private static boolean undetermined(ReferenceValue input) {
    boolean whole = input.type().dtype() != DType.FLOAT32;
    for (double b : input.bound()) {
      if (b == Double.POSITIVE_INFINITY || whole && b != 0) {
        return true;
      }
    }
    return false;
  }

  private static void widen(double[][] bounds, double[][] values, double[][] moved) {
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        double a = values[i][j];
        double b = moved[i][j];
        double distance = a == b || Double.isNaN(a) && Double.isNaN(b) ? 0 : Math.abs(a - b);
        distance = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        bounds[i][j] = Math.max(bounds[i][j], distance);
      }
    }
  }

  private static double[][] inDouble(
      List<ReferenceValue> inputs, List<TensorType> types, Form form, int sign) {
    var in = new Object[inputs.size()];
    for (int i = 0; i < in.length; i++) {
      ReferenceValue input = inputs.get(i);
      double[] v = moved(input, sign, false);
      in[i] =
          switch (input.type().dtype()) {
            case FLOAT32, FLOAT64 -> v;
            case INT32 -> ints(v);
            case BOOL -> HostArrays.truths(floats(v), v.length);
          };
    }
    var out = new Object[types.size()];
    for (int i = 0; i < out.length; i++) {
      int elements = types.get(i).elements();
      out[i] =
          switch (types.get(i).dtype()) {
            case FLOAT32, FLOAT64 -> new double[elements];
            case INT32 -> new int[elements];
            case BOOL -> new boolean[elements];
          };
    }
    return form.run(in, out) ? doubles(out) : null;
  }

  private static double[][] inFloat(
      HostCall call,
      HostBinding binding,
      List<ReferenceValue> inputs,
      List<TensorType> types,
      int sign) {
    var in = new Object[inputs.size()];
    for (int i = 0; i < in.length; i++) {
      double[] v = moved(inputs.get(i), sign, true);
      in[i] = inputs.get(i).type().dtype() == DType.INT32 ? ints(v) : floats(v);
    }
    var out = new Object[types.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = types.get(i).dtype().newArray(types.get(i).elements());
    }
    call.run(binding, types(inputs), in, out);
    return doubles(out);
  }

  /** The operand, moved by its bound; in float by what rounding it may do, too. */
  private static double[] moved(ReferenceValue input, int sign, boolean inFloat) {
    double[] v = input.value().clone();
    for (int i = 0; sign != 0 && i < v.length; i++) {
      double b = input.bound()[i];
      boolean rounds = inFloat && (float) v[i] != v[i] && Double.isFinite(v[i]);
      double by = rounds ? Math.max(b, ulp(v[i])) : b;
      v[i] += by < Double.POSITIVE_INFINITY ? sign * by : 0;
    }
    return v;
  }

  private static float[] floats(double[] v) {
    float[] floats = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      floats[i] = (float) v[i];
    }
    return floats;
  }

  private static int[] ints(double[] v) {
    int[] ints = new int[v.length];
    for (int i = 0; i < v.length; i++) {
      ints[i] = (int) v[i];
    }
    return ints;
  }

  private static double[][] doubles(Object[] arrays) {
    var all = new double[arrays.length][];
    for (int i = 0; i < all.length; i++) {
      all[i] = doubles(arrays[i]);
    }
    return all;
  }

  private static double[] doubles(Object array) {
    if (array instanceof double[] given) {
      return given;
    }
    int length = java.lang.reflect.Array.getLength(array);
    double[] v = new double[length];
    for (int i = 0; i < length; i++) {
      v[i] =
          switch (array) {
            case float[] f -> f[i];
            case int[] n -> n[i];
            case boolean[] b -> b[i] ? 1 : 0;
            default -> Double.NaN;
          };
    }
    return v;
  }
}
