package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.KEY;
import static dev.trigrad.engine.java.misuse.Given.S;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Bilinear;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.DropoutChannels;
import dev.trigrad.nn.Embedding;
import dev.trigrad.nn.Flatten;
import dev.trigrad.nn.GroupNorm;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.InstanceNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.PRelu;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.RmsNorm;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.SinCos;
import java.util.stream.Stream;

/** Wrong calls of the layers, of activation functions, and of first values. */
final class LayerMisuse {
  private LayerMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(layers(), normalizations(), tables(), functions(), firstValues())
        .flatMap(rows -> rows);
  }

  private static <M extends Module> M initialized(M module) {
    module.initialize(1);
    return module;
  }

  private static Sequential encoder(Module inner) {
    return Sequential.of().append("encoder", Sequential.of().append("fc1", initialized(inner)));
  }

  private static Stream<Misuse> layers() {
    return Stream.of(
        shape(
            "Linear(784→128) 'encoder.fc1': input [32, 28, 28], last dimension is 28, expected 784;"
                + " did you forget Flatten?",
            () -> encoder(new Linear(784, 128)).apply(Tensor.zeros(32, 28, 28))),
        shape(
            "Flatten 'encoder.fc1': input [3] has one axis, expected [batch, …]; unsqueeze(0) makes"
                + " a batch of one",
            () -> encoder(new Flatten()).apply(V)),
        shape(
            "Bilinear(2, 3→1) 'model': second input [2, 2], last dimension is 2, expected 3",
            () -> initialized(new Bilinear(2, 3, 1)).apply(Tensor.zeros(2, 2), Tensor.zeros(2, 2))),
        shape(
            "Bilinear(2, 3→1) 'model': inputs [2, 2] and [4, 3] differ before the last axis; give"
                + " equal batches",
            () -> initialized(new Bilinear(2, 3, 1)).apply(Tensor.zeros(2, 2), Tensor.zeros(4, 3))),
        shape(
            "Bilinear(2, 3→1) 'encoder.fc1': got one input, expected two; call apply(a, c, pass)",
            () -> encoder(new Bilinear(2, 3, 1)).apply(A)),
        shape(
            "PReLU(4) 'encoder.fc1': input [2, 3], expected [batch, 4, …], a channel for each"
                + " slope",
            () -> encoder(new PRelu(4)).apply(A)),
        shape(
            "SinCos 'encoder.fc1': input [2, 3], last dimension must be 2: sine and cosine of an"
                + " angle",
            () -> encoder(new SinCos()).apply(A)),
        argument("dropout: rate is 1.5, expected 0 to 1", () -> new Dropout(1.5f)),
        argument(
            "dropoutChannels: rate is NaN, expected 0 to 1", () -> new DropoutChannels(0f / 0)),
        shape(
            "DropoutChannels(0.5) 'model': input [3], expected [batch, channels, …]",
            () -> new DropoutChannels(0.5f).apply(V)),
        dtype(
            "Dropout(0.5) 'model': input int32[3], expected float32; cast it",
            () -> new Dropout(0.5f).apply(INTS)));
  }

  private static Stream<Misuse> normalizations() {
    return Stream.of(
        shape(
            "BatchNorm(4) 'encoder.fc1': input [2, 3], axis 1 has 3, expected [batch, 4, …]",
            () -> encoder(new BatchNorm(4)).apply(A)),
        shape(
            "BatchNorm(3) 'encoder.fc1': input [1, 3] has one value of each feature, training needs"
                + " at least 2; give larger batches, and drop a last one of one sample",
            () -> encoder(new BatchNorm(3)).apply(Tensor.zeros(1, 3), Pass.training(KEY))),
        argument(
            "batchNorm: momentum is 2.0, expected 0 to 1, or NaN for the average",
            () -> BatchNorm.Settings.STANDARD.momentum(2)),
        shape(
            "GroupNorm(2, 4) 'encoder.fc1': input [2, 3], axis 1 has 3, expected [batch, 4, …]",
            () -> encoder(new GroupNorm(2, 4)).apply(A)),
        shape("groupNorm: 3 groups do not divide 4 channels", () -> new GroupNorm(3, 4)),
        shape(
            "InstanceNorm(3) 'model': input [2, 3] has one value in each channel, which is always"
                + " its mean; give more",
            () -> new InstanceNorm(3).apply(A)),
        shape(
            "RmsNorm[4] 'encoder.fc1': rmsNorm: weight [4] must have the last extents of the input"
                + " [2, 3]",
            () -> encoder(new RmsNorm(4)).apply(A)),
        shape("rmsNorm: needs the extents of the axes to normalize", () -> new RmsNorm()),
        shape(
            "groupNorm: 2 groups do not divide the 3 channels of [2, 3]; give a divisor",
            () -> A.groupNorm(2, 1e-5f)));
  }

  private static Stream<Misuse> tables() {
    return Stream.of(
        index(
            "Embedding(10→2) 'encoder.fc1': gather: index -1 at position 1 is out of range,"
                + " expected 0 to 9",
            () -> encoder(new Embedding(10, 2)).apply(Tensor.of(new int[] {3, -1}))),
        dtype(
            "Embedding(10→2) 'encoder.fc1': input float32[3], expected int32 indices;"
                + " cast(DType.INT32) makes them",
            () -> encoder(new Embedding(10, 2)).apply(V)),
        argument(
            "embedding: padding index is 10, expected 0 to 9", () -> Embedding.padded(10, 2, 10)),
        argument(
            "embedding: largest norm is 0.0, expected a positive number",
            () -> new Embedding(10, 2, -1, 0, Initializer.zeros())));
  }

  private static Stream<Misuse> functions() {
    return Stream.of(
        dtype("silu: takes float32, got int32[3]; cast it first", () -> INTS.silu()),
        argument("celu: alpha is 0.0, expected a positive number", () -> V.celu(0)),
        argument(
            "hardTanh: limits are 2.0 and 1.0, expected the lower one first",
            () -> V.hardTanh(2, 1)),
        argument(
            "softshrink: lambda is -1.0, expected a finite number of at least 0",
            () -> V.softshrink(-1)),
        shape(
            "glu: axis 1 of [2, 3] has extent 3, expected an even one: it is cut into halves",
            () -> A.glu(1)),
        shape(
            "prelu: weight is [2] for [2, 3], expected one number, or one for each extent of axis"
                + " 1",
            () -> A.prelu(Tensor.zeros(2))),
        shape(
            "GLU 'model': glu: axis -1 is out of range for [], a scalar, which has no axes",
            () -> Activation.glu().apply(S)),
        argument(
            "activation: no gain is known for Mish; there is one for sigmoid, tanh, relu, leakyRelu"
                + " and selu",
            () -> Activation.mish().gain()));
  }

  private static Stream<Misuse> firstValues() {
    return Stream.of(
        argument(
            "initializer: standard deviation is -1.0, limits are 2.0 and -2.0, expected a positive"
                + " number, and the lower limit first",
            () -> Initializer.truncatedNormal(-1)),
        shape(
            "initializer: orthogonal needs at least 2 axes, got [3]; use normal",
            () -> Initializer.orthogonal().values(Shape.of(3), KEY)),
        argument(
            "sequential: there is no module 1, it has 1 of them",
            () -> Sequential.of(new Flatten()).at(1)),
        argument("load: other module is null", () -> new Linear(1, 1).loadFrom(null)),
        argument(
            "replace: the path is empty; a module cannot replace itself",
            () -> new Linear(1, 1).replace("", new Flatten())));
  }
}
