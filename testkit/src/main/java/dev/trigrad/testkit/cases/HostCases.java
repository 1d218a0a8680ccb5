package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.HostArrays;
import dev.trigrad.op.HostFunction;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;

/**
 * The cases of host functions: alone, between operations, with several inputs and outputs of every
 * type. Their gradients are checked once, as far as they have any.
 */
final class HostCases {
  private HostCases() {}

  static void add(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{5, 7}, {1030}, {2, 3, 17}, {0}, {3, 0, 2}}) {
      Shape shape = Shape.of(extents);
      Rule rule = shape.elements() == 0 ? Rule.R5_EDGES : Rule.R2_VALUE;
      cases.add(
          new OperationCase(
              "hostFunction",
              HostFunction.class,
              "alone " + shape,
              rule,
              () -> List.of(Samples.floats(shape, -2, 2, 13)),
              in -> new Curve(2).apply(in.getFirst())));
      cases.add(
          new OperationCase(
              "hostFunction",
              HostFunction.class,
              "twice, between operations " + shape,
              rule,
              () -> List.of(Samples.floats(shape, -1, 1, 14)),
              in -> {
                Tensor first = new Curve(0.5).apply(in.getFirst().mul(2).tanh());
                return new Curve(1).apply(first.mul(in.getFirst())).add(first);
              }));
      cases.add(
          new OperationCase(
              "hostFunction",
              HostFunction.class,
              "of every type " + shape,
              rule,
              () ->
                  List.of(
                      Samples.floats(shape, -1, 1, 15),
                      Samples.of(DType.INT32, shape, 16),
                      Samples.of(DType.BOOL, shape, 17)),
              in -> {
                List<Tensor> out = new EveryType().applyAll(in.toArray(Tensor[]::new));
                return out.get(2).where(out.get(0), out.get(1).cast(DType.FLOAT32));
              }));
    }
  }

  /** {@code x² / 2 + scale x}, with a double form of both halves. */
  record Curve(double scale) implements HostFunction {
    @Override
    public String name() {
      return "curve";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void forward(HostArrays in, HostArrays out) {
      float[] x = in.floats(0);
      for (int i = 0; i < x.length; i++) {
        out.floats(0)[i] = (float) (0.5 * x[i] * x[i] + scale * x[i]);
      }
    }

    @Override
    public boolean givesGradient(int input) {
      return true;
    }

    @Override
    public void backward(
        HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
      float[] x = in.floats(0);
      for (int i = 0; i < x.length; i++) {
        inGradients.floats(0)[i] = (float) ((x[i] + scale) * outGradients.floats(0)[i]);
      }
    }

    @Override
    public boolean forwardInDouble(HostArrays in, HostArrays out) {
      double[] x = in.doubles(0);
      for (int i = 0; i < x.length; i++) {
        out.doubles(0)[i] = 0.5 * x[i] * x[i] + scale * x[i];
      }
      return true;
    }

    @Override
    public boolean backwardInDouble(
        HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
      double[] x = in.doubles(0);
      for (int i = 0; i < x.length; i++) {
        inGradients.doubles(0)[i] = (x[i] + scale) * outGradients.doubles(0)[i];
      }
      return true;
    }
  }

  /** Doubles floats, adds one to integers and turns truth round. */
  record EveryType() implements HostFunction {
    @Override
    public String name() {
      return "every type";
    }

    @Override
    public List<TensorType> types(List<TensorType> inputs) {
      return inputs;
    }

    @Override
    public void forward(HostArrays in, HostArrays out) {
      for (int i = 0; i < in.type(0).elements(); i++) {
        out.floats(0)[i] = 2 * in.floats(0)[i];
      }
      whole(in, out);
    }

    private static void whole(HostArrays in, HostArrays out) {
      for (int i = 0; i < in.type(0).elements(); i++) {
        out.ints(1)[i] = in.ints(1)[i] + 1;
        out.booleans(2)[i] = !in.booleans(2)[i];
      }
    }

    @Override
    public boolean givesGradient(int input) {
      return input == 0;
    }

    @Override
    public void backward(
        HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
      for (int i = 0; i < in.type(0).elements(); i++) {
        inGradients.floats(0)[i] = 2 * outGradients.floats(0)[i];
      }
    }

    @Override
    public boolean forwardInDouble(HostArrays in, HostArrays out) {
      for (int i = 0; i < in.type(0).elements(); i++) {
        out.doubles(0)[i] = 2 * in.doubles(0)[i];
      }
      whole(in, out);
      return true;
    }

    @Override
    public boolean backwardInDouble(
        HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
      for (int i = 0; i < in.type(0).elements(); i++) {
        inGradients.doubles(0)[i] = 2 * outGradients.doubles(0)[i];
      }
      return true;
    }
  }
}
