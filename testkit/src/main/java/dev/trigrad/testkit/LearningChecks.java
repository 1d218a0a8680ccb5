package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Residual;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.Snapshot;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.learning.Counting;
import dev.trigrad.testkit.learning.Together;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Learning on an engine: steps change all or nothing, snapshots are of one moment, and small
 * networks learn what one neuron cannot.
 */
public abstract class LearningChecks {
  private Evaluator engine;

  /** Nothing to set up. */
  protected LearningChecks() {}

  /** The provider of the engine. */
  protected abstract EngineProvider provider();

  @BeforeEach
  void open() {
    engine = new Evaluator(provider().open());
  }

  private static Parameter parameter(float... values) {
    var parameter = new Parameter("w", Shape.of(values.length), Initializer.zeros());
    parameter.assign(Tensor.of(values));
    return parameter;
  }

  /**
   * By hand, f = ½w² at η = ½, μ = ½ from 1: v = 1, w = ½; v = 1, w = 0; v = ½, w = −¼; all exact.
   */
  @Test
  void momentumByHand() {
    Parameter w = parameter(1);
    var optimizer = new Sgd(List.of(w), 0.5f).momentum(0.5f).on(engine);
    for (float expected : new float[] {0.5f, 0, -0.25f}) {
      optimizer.step(pass -> pass.value(w).square().sum().mul(0.5f));
      assertEquals(expected, w.snapshot().item());
    }
  }

  private static Tensor choosing(Parameter w, Tensor target, Pass pass) {
    return new CrossEntropy().of(pass.value(w).reshape(1, 3), target);
  }

  @Test
  void aFailedStepLeavesNoTrace() {
    float[][] ends = new float[2][];
    for (int failures = 0; failures < 2; failures++) {
      Parameter w = parameter(1, -2, 3);
      var optimizer = new Adam(List.of(w), 0.1f).on(engine);
      for (int t = 0; t < 4; t++) {
        if (failures == 1) {
          Tensor computed = Tensor.of(new int[] {1}).mul(3);
          assertThrows(
              IndexException.class, () -> optimizer.step(pass -> choosing(w, computed, pass)));
        }
        optimizer.step(pass -> choosing(w, Tensor.of(new int[] {1}), pass));
      }
      assertEquals(5, w.version());
      ends[failures] = w.snapshot().toArray();
    }
    assertArrayEquals(ends[0], ends[1], "slots or the count of steps have changed");
  }

  @Test
  void aParameterOutOfReachIsAnErrorUnlessAllowed() {
    Parameter used = parameter(1);
    Parameter unused = parameter(5);
    var optimizer = new Adam(List.of(used, unused), 0.1f).weightDecay(0.1f).on(engine);
    var error =
        assertThrows(
            GraphException.class, () -> optimizer.step(pass -> pass.value(used).square().sum()));
    assertTrue(
        error.getMessage().contains("does not depend on 'w' float32[1]"), error.getMessage());
    assertEquals(1, used.version());
    optimizer.allowUnreached();
    optimizer.step(pass -> pass.value(used).square().sum());
    optimizer.step(
        pass -> pass.value(used).square().sum().add(pass.value(unused).stopGradient().sum()));
    assertEquals(3, used.version());
    assertEquals(1, unused.version());
    // Its own first step is corrected as a first one: close to the rate, whatever the others have
    // done.
    optimizer.step(pass -> pass.value(unused).square().sum());
    assertEquals(5 - 0.1, unused.snapshot().item(), 4 * Math.ulp(5f));
  }

  @Test
  void gradientsMayBeClipped() {
    Parameter w = parameter(3, 4);
    Tensor loss = w.tensor().square().sum().mul(0.5f);
    Tensor gradient = Gradients.of(loss, w.tensor()).getFirst();
    Tensor clipped = gradient.div(gradient.square().sum().sqrt());
    new Sgd(List.of(w), 1).on(engine).step(List.of(clipped), new Updates(), loss);
    assertEquals(12.5f, loss.item());
    // Division and subtraction round once each; the norm, 5, is exact.
    assertArrayEquals(new float[] {2.4f, 3.2f}, w.snapshot().toArray(), 2 * Math.ulp(4f));
  }

  @Test
  void stateChangesWithTheStepAndNotBefore() {
    var module = new Counting();
    module.initialize(0);
    var optimizer = new Sgd(module.parameters(), 0.25f).on(engine);
    for (int step = 0; step < 3; step++) {
      int done = step;
      var y = new Tensor[1];
      Tensor loss =
          optimizer.step(
              pass -> {
                y[0] = pass.keep(module.apply(Tensor.of(1f), pass));
                assertEquals(done, module.passes.snapshot().item());
                return y[0].square().sum();
              });
      assertEquals(y[0].item() * y[0].item(), loss.item());
      assertEquals(step + 1, module.passes.snapshot().item());
    }
    engine.evaluate(module.apply(Tensor.of(1f)));
    assertEquals(3, module.passes.snapshot().item());
    // Each step halves it: 2 − ¼·2·2 = 1, and so on.
    assertEquals(0.25f, module.scale.snapshot().item());
  }

  @Test
  void aSnapshotIsOfOneMomentWhileAnotherThreadTrains() {
    var module = new Together();
    var done = new AtomicBoolean();
    var training =
        CompletableFuture.runAsync(
            () -> {
              while (!done.get()) {
                engine.commit(module.raised());
              }
            });
    try {
      for (int i = 0; i < 300; i++) {
        Snapshot snapshot = module.snapshot();
        float[] seen = engine.evaluate(snapshot.apply(Tensor.of(0f))).toArray();
        for (float value : seen) {
          assertEquals(seen[0], value, "a step fell into the snapshot");
        }
        assertArrayEquals(seen, engine.evaluate(snapshot.apply(Tensor.of(0f))).toArray());
      }
    } finally {
      done.set(true);
      training.join();
    }
  }

  private void train(Optimizer optimizer, Module model, Tensor x, Tensor y, int steps) {
    optimizer.on(engine);
    for (int step = 0; step < steps; step++) {
      optimizer.step(pass -> new CrossEntropy().of(model.apply(x, pass), y));
    }
  }

  /** One hidden layer learns XOR, which no single neuron can. */
  @Test
  void xorWithOneHiddenLayer() {
    Tensor x = Tensor.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
    Tensor y = Tensor.of(new int[] {0, 1, 1, 0});
    var neuron = new Linear(2, 2);
    neuron.initialize(1);
    train(new Adam(neuron.parameters(), 0.05f), neuron, x, y, 300);
    assertTrue(
        engine.evaluate(accuracy(neuron.apply(x), y)).item() <= 0.75f, "lines cannot separate XOR");
    var model =
        Sequential.of(
            new Linear(2, 8, true, Initializer.glorotUniform()),
            Activation.tanh(),
            new Linear(8, 2));
    model.initialize(1);
    train(new Adam(model.parameters(), 0.05f), model, x, y, 300);
    assertArrayEquals(
        new int[] {0, 1, 1, 0}, engine.evaluate(model.apply(x).argmax(1)).toIntArray());
  }

  /**
   * A ring around a disc, 200 points: learned with a skip connection, by gradient descent with
   * momentum.
   */
  @Test
  void circlesWithASkipConnection() {
    var points = new ArrayList<float[]>();
    int[] classes = new int[200];
    RandomKey key = RandomKey.of(3);
    for (int i = 0; i < classes.length; i++) {
      classes[i] = i % 2;
      double angle = 2 * Math.PI * key.uniform(2 * i);
      double radius = classes[i] + 0.5 * key.uniform(2 * i + 1);
      points.add(
          new float[] {(float) (radius * Math.cos(angle)), (float) (radius * Math.sin(angle))});
    }
    Tensor x = Tensor.of(points.toArray(float[][]::new));
    Tensor y = Tensor.of(classes);
    var block = new Residual(Sequential.of(new Linear(16, 16), Activation.relu()));
    var model = Sequential.of(new Linear(2, 16), Activation.relu(), block, new Linear(16, 2));
    model.initialize(5);
    Snapshot before = model.snapshot();
    float[] scores = engine.evaluate(before.apply(x)).toArray();
    train(new Sgd(model.parameters(), 0.1f).momentum(0.9f), model, x, y, 200);
    Tensor right = engine.evaluate(accuracy(model.apply(x), y));
    assertEquals(1, right.item(), "the rings are half a unit apart");
    assertArrayEquals(
        scores, engine.evaluate(before.apply(x)).toArray(), "the snapshot has changed");
  }

  private static Tensor accuracy(Tensor scores, Tensor labels) {
    return scores.argmax(-1).equal(labels).cast(DType.FLOAT32).mean();
  }
}
