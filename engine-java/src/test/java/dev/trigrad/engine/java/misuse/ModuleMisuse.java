package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Given.Names;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Given.initialized;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.graph;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.RandomKeys;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.Sequential;
import java.util.Map;
import java.util.stream.Stream;

/** Wrong calls of modules and what they are made of. */
final class ModuleMisuse {
  private ModuleMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third()).flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        shape("linear: sizes must be positive, got 0 → 1", () -> new Linear(0, 1)),
        shape("linear: sizes must be positive, got 2 → -1", () -> new Linear(2, -1)),
        argument("parameter: initializer is null", () -> new Linear(2, 2, true, null)),
        graph(
            "cell 'weight' has no value yet; call model.initialize(seed) once, or load values,"
                + " first",
            () -> new Linear(2, 2).apply(Tensor.zeros(1, 2))),
        shape(
            "Linear(2→2) 'model': input [1, 3], last dimension is 3, expected 2",
            () -> initialized().apply(Tensor.zeros(1, 3))),
        argument("Linear(2→2): input is null", () -> initialized().apply(null)),
        shape("Linear(2→2) 'model': input [], a scalar, expected 2", () -> initialized().apply(S)),
        argument("Linear(2→2): pass is null", () -> initialized().apply(Tensor.zeros(1, 2), null)),
        shape(
            "Linear(2→2) '0': input [3], last dimension is 3, expected 2",
            () -> Sequential.of(initialized(), initialized()).apply(V)),
        shape("layerNorm: needs the extents of the axes to normalize", () -> new LayerNorm()),
        argument("layerNorm: epsilon is -1.0, expected at least 0", () -> new LayerNorm(-1f, 3)),
        argument(
            "layerNorm: epsilon is NaN, expected at least 0", () -> new LayerNorm(Float.NaN, 3)),
        shape("shape: negative extent -2 in [-2]", () -> new LayerNorm(-2)),
        argument("layerNorm: array of extents is null", () -> new LayerNorm((int[]) null)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        argument("sequential: array of modules is null", () -> Sequential.of((Module[]) null)),
        argument("sequential: module 1 is null", () -> Sequential.of(initialized(), null)),
        argument("module: child 'inner' is null", () -> new Residual(null)),
        argument("lambda: name is null", () -> new Lambda(null, Tensor::relu)),
        argument("lambda: function is null", () -> new Lambda("f", null)),
        graph(
            "lambda 'f': its function gave null; return the output",
            () -> Sequential.of(new Lambda("f", x -> null)).apply(V)),
        graph(
            "Module '0': forward gave null; return the output",
            () ->
                Sequential.of(
                        new Module() {
                          @Override
                          protected Tensor forward(Tensor x, Pass pass) {
                            return null;
                          }
                        })
                    .apply(V)),
        shape(
            "Softmax 'model': softmax: axis -1 is out of range for [], a scalar, which has no axes",
            () -> Activation.softmax().apply(S)),
        argument(
            "initializer: standard deviation is NaN, expected a finite number",
            () -> Initializer.normal(Double.NaN)),
        argument(
            "initializer: high is Infinity, expected a finite number",
            () -> Initializer.uniform(0, Double.POSITIVE_INFINITY)),
        argument(
            "initializer: constant is NaN, expected a finite number",
            () -> Initializer.constant(Float.NaN)),
        shape(
            "initializer: fans need at least 2 axes, got [3]; use constant, uniform or normal",
            () -> Initializer.heUniform().values(Shape.of(3), KEY)),
        argument(
            "parameter: name is null", () -> new Parameter(null, Shape.of(1), Initializer.zeros())),
        argument("parameter: shape is null", () -> new Parameter("p", null, Initializer.zeros())),
        argument("parameter: initializer is null", () -> new Parameter("p", Shape.of(1), null)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        shape(
            "parameter 'p': its initializer gave 1 values, expected 2",
            () -> new Parameter("p", Shape.of(2), (shape, key) -> new float[1]).initialize(KEY)),
        argument("module: key is null", () -> initialized().initialize(null)),
        argument("pass: key is null", () -> Pass.training((RandomKey) null)),
        argument("pass: sequence of keys is null", () -> Pass.training((RandomKeys) null)),
        argument("pass: map of values is null", () -> Pass.inference().with(null)),
        argument("pass: tensor to keep is null", () -> Pass.inference().keep(null)),
        shape(
            "pass: value of 'weight' is float32[3], expected float32[2, 2]",
            () -> Pass.inference().with(Map.of(initialized().weight(), V))),
        graph(
            "pass: a pass that predicts has no random numbers; ask only if pass.training()",
            () -> Pass.inference().key()),
        argument(
            "module: the name '' is blank or has a dot, which joins paths", () -> new Names("")),
        argument(
            "module: the name 'a.b' is blank or has a dot, which joins paths",
            () -> new Names("a.b")),
        argument(
            "module: something is called 'twice' already; choose another name",
            () -> new Names("twice")),
        argument("parameter: name is null", () -> new Names(null)),
        argument("gradient check: loss is null", () -> initialized().gradientCheck(null)),
        argument("Linear(2→2): input is null", () -> initialized().snapshot().apply(null)));
  }
}
