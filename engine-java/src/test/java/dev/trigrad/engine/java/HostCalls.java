package dev.trigrad.engine.java;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.HostFunction;
import dev.trigrad.op.HostLambda;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;

/** Functions over plain arrays that count how often they are called. */
abstract class HostCalls {
  static final TensorType THREE = TensorType.float32(Shape.of(3));

  final Evaluator evaluator = new Evaluator(new JavaProvider().open());

  /** Calls so far, of all functions that are made here. */
  final List<String> calls = new ArrayList<>();

  /** x³, elementwise; the backward half multiplies by {@code slope} x². */
  final HostLambda cube(float slope) {
    return HostFunction.of(
            "cube",
            THREE,
            (in, out) -> {
              calls.add("cube");
              for (int i = 0; i < 3; i++) {
                float x = in.floats(0)[i];
                out.floats(0)[i] = x * x * x;
              }
            })
        .withBackward(
            (in, out, outGradients, inGradients) -> {
              calls.add("cube backward");
              for (int i = 0; i < 3; i++) {
                float x = in.floats(0)[i];
                inGradients.floats(0)[i] = slope * x * x * outGradients.floats(0)[i];
              }
            });
  }

  /** Copies its input, and says so. */
  final HostLambda named(String name) {
    return HostFunction.of(
            name,
            THREE,
            (in, out) -> {
              calls.add(name);
              System.arraycopy(in.floats(0), 0, out.floats(0), 0, 3);
            })
        .withBackward(
            (in, out, outGradients, inGradients) -> {
              calls.add(name + "'");
              System.arraycopy(outGradients.floats(0), 0, inGradients.floats(0), 0, 3);
            });
  }

  static Tensor three(float a, float b, float c) {
    return Tensor.of(new float[] {a, b, c});
  }

  final float[] values(Tensor tensor) {
    return evaluator.evaluate(tensor).toArray();
  }
}
