package dev.trigrad.testkit.cases;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Bilinear;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.DropoutChannels;
import dev.trigrad.nn.Embedding;
import dev.trigrad.nn.Flatten;
import dev.trigrad.nn.GroupNorm;
import dev.trigrad.nn.Identity;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.InstanceNorm;
import dev.trigrad.nn.Lambda;
import dev.trigrad.nn.LayerNorm;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.PRelu;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.RmsNorm;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.SinCos;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;

/**
 * The cases of modules, each called after its class. What a module owns are inputs of the case, so
 * that values and gradients are those of parameters and state, too; what a step would make of its
 * state is a result of its own.
 */
final class ModuleCases {
  private static final BatchNorm.Settings STANDARD = BatchNorm.Settings.STANDARD;

  private ModuleCases() {}

  static void add(List<OperationCase> cases) {
    linear(cases);
    arrangements(cases);
    tables(cases);
    dropouts(cases);
    normalizations(cases);
    batchNorm(cases);
    containers(cases);
  }

  private static void linear(List<OperationCase> cases) {
    for (int[] batch : new int[][] {{}, {1}, {5}, {2, 3}, {0}}) {
      new ModuleCase(new Linear(3, 2)).of(append(batch, 3)).add(cases);
    }
    var plain = new Linear(17, 33, false, Initializer.glorotNormal());
    new ModuleCase(plain).of(7, 17).add(cases);
    new ModuleCase(new PRelu()).of(2, 3).add(cases);
    new ModuleCase(new PRelu()).of().add(cases);
    new ModuleCase(new PRelu(3)).of(2, 3, 4).add(cases);
    var bilinear = new Bilinear(3, 2, 2);
    for (int[] batch : new int[][] {{}, {1}, {3}, {2, 2}, {0}}) {
      new ModuleCase(bilinear)
          .of(append(batch, 3))
          .of(append(batch, 2))
          .by((in, pass) -> bilinear.apply(in.get(0), in.get(1), pass))
          .add(cases);
    }
  }

  private static int[] append(int[] extents, int last) {
    return Shape.of(extents).append(Shape.of(last)).extents();
  }

  private static void arrangements(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{2, 3, 4}, {1, 17}, {0, 3, 2}, {2, 0, 3}, {3, 1, 1, 1}}) {
      new ModuleCase(new Flatten()).of(extents).add(cases);
    }
    new ModuleCase(new Flatten(-3, -2)).of(2, 3, 4, 2).add(cases);
    new ModuleCase(new Identity()).of(5).add(cases);
    new ModuleCase(new Lambda("Square", Tensor::square)).of(2, 3).add(cases);
    for (Module module :
        List.of(Activation.leakyRelu(), Activation.logSoftmax(), Activation.glu(0))) {
      new ModuleCase(module).of(4, 3).add(cases);
    }
    new ModuleCase(new SinCos()).of(5, 2).add(cases);
    new ModuleCase(new SinCos()).of(0, 2).add(cases);
    Tensor extreme = Tensor.of(new float[] {0, 0, 1e-30f, -1e-30f, 1e30f, 1, 0, -2}, 4, 2);
    new ModuleCase(new SinCos()).special(extreme).add(cases);
  }

  private static void tables(List<OperationCase> cases) {
    for (int[] batch : new int[][] {{}, {1}, {4}, {2, 3}, {0}}) {
      new ModuleCase(new Embedding(6, 3)).indices(6, batch).add(cases);
      new ModuleCase(Embedding.padded(6, 3, 2)).indices(6, batch).add(cases);
    }
    new ModuleCase(new Embedding(6, 3, -1, 0.9f, Initializer.normal(1))).indices(6, 5).add(cases);
    new ModuleCase(new Embedding(100, 33)).indices(100, 70).add(cases);
  }

  private static void dropouts(List<OperationCase> cases) {
    for (float rate : new float[] {0, 0.3f, 1}) {
      for (int[] extents : new int[][] {{}, {1}, {2, 11}, {0, 3}, {1030}}) {
        new ModuleCase(new Dropout(rate)).training().of(extents).add(cases);
      }
      for (int[] extents : new int[][] {{2, 5}, {2, 3, 4}, {1, 2, 2, 3}, {0, 2, 2}}) {
        new ModuleCase(new DropoutChannels(rate)).training().of(extents).add(cases);
      }
    }
    new ModuleCase(new Dropout(0.5f)).of(7).add(cases);
    new ModuleCase(new DropoutChannels(0.5f)).of(2, 3).add(cases);
    Tensor special = Tensor.of(Samples.special());
    new ModuleCase(new Dropout(0.5f)).training().special(special).add(cases);
  }

  private static void normalizations(List<OperationCase> cases) {
    new ModuleCase(new LayerNorm(4)).of(3, 4).add(cases);
    new ModuleCase(new LayerNorm(3, 17)).of(2, 3, 17).add(cases);
    new ModuleCase(new RmsNorm(4)).of(3, 4).add(cases);
    new ModuleCase(new RmsNorm(3, 17)).of(2, 3, 17).add(cases);
    new ModuleCase(new GroupNorm(2, 4)).of(2, 4, 2).add(cases);
    new ModuleCase(new GroupNorm(2, 4, 1e-5f, false)).of(2, 4).add(cases);
    new ModuleCase(new GroupNorm(1, 4)).of(2, 4, 3, 17).add(cases);
    new ModuleCase(new InstanceNorm(3)).of(2, 3, 4).add(cases);
    new ModuleCase(new InstanceNorm(2, 1e-3f, true)).of(2, 2, 3, 11).add(cases);
  }

  private static void batchNorm(List<OperationCase> cases) {
    for (int[] extents : new int[][] {{4, 2}, {3, 2, 1}, {2, 3, 2}, {2, 2, 3, 6}, {17, 33}}) {
      for (var settings :
          List.of(STANDARD, STANDARD.plain(), STANDARD.untracked(), STANDARD.cumulative())) {
        var norm = new BatchNorm(extents[1], settings);
        new ModuleCase(norm).of(extents).add(cases);
        new ModuleCase(norm).training().of(extents).add(cases);
        if (settings.tracking()) {
          for (Cell cell : List.of(norm.runningMean(), norm.runningVariance())) {
            new ModuleCase(norm).training().of(extents).after(cell).add(cases);
          }
        }
      }
    }
    new ModuleCase(new BatchNorm(2)).of(1, 2).add(cases);
    new ModuleCase(new BatchNorm(2)).of(0, 2, 3).add(cases);
    // Equal numbers, far from 0, have no variance to divide by but ε.
    Tensor extreme = Tensor.of(new float[] {1e4f, 0, 1e4f, 1e-20f, 1e4f, -1e4f}, 3, 2);
    new ModuleCase(new BatchNorm(2)).training().special(extreme).add(cases);
    new ModuleCase(new BatchNorm(2)).special(extreme).add(cases);
  }

  private static void containers(List<OperationCase> cases) {
    new ModuleCase(new Residual(new Linear(3, 3))).of(2, 3).add(cases);
    var shared = new Linear(2, 2);
    Sequential model =
        Sequential.of(shared, new BatchNorm(2), Activation.silu(), new Dropout(0.25f), shared);
    new ModuleCase(model).of(3, 2).add(cases);
    new ModuleCase(model).training().of(3, 2).add(cases);
  }
}
