package dev.trigrad.benchmarks.peers.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.NoopTranslator;
import ai.djl.translate.TranslateException;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.Contender.Updater;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import dev.trigrad.benchmarks.speed.contender.Update;

/** Deep Java Library with PyTorch's binaries, which use MKL. */
public final class Djl implements Trainer, Calculator, Updater, Starter {
  /** For the service loader. */
  public Djl() {}

  @Override
  public String name() {
    return "djl";
  }

  @Override
  public String version() {
    return "DJL " + Engine.getDjlVersion() + ", PyTorch " + Engine.getInstance().getVersion();
  }

  @Override
  public Network network(NetworkTask task) {
    threads(task.threads());
    return new DjlNetwork(task);
  }

  @Override
  public Computation computation(Calculation calculation) {
    threads(1);
    return new DjlComputation(calculation);
  }

  @Override
  public Computation update(Update update) {
    return new DjlUpdate(update);
  }

  @Override
  public boolean suits(Update update) {
    return DjlUpdate.has(update.rule());
  }

  private static void threads(int count) {
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(count));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  private static final class DjlNetwork implements Network {
    private final NDManager manager = NDManager.newBaseManager();
    private final Model model = Model.newInstance("layers");
    private final ai.djl.training.Trainer trainer;
    private final ThreadLocal<Predictor<NDList, NDList>> predictor;
    private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss();
    private final NDList features;
    private final NDList labels;
    private NDArray loss;

    DjlNetwork(NetworkTask task) {
      var block = new SequentialBlock();
      for (int i = 0; i < task.layers(); i++) {
        if (i > 0) {
          block.add(Activation::relu);
        }
        block.add(Linear.builder().setUnits(task.out(i)).build());
      }
      model.setBlock(block);
      Optimizer optimizer =
          task.adam()
              ? Optimizer.adam().optLearningRateTracker(Tracker.fixed(task.rate())).build()
              : Optimizer.sgd().setLearningRateTracker(Tracker.fixed(task.rate())).build();
      trainer = model.newTrainer(new DefaultTrainingConfig(crossEntropy).optOptimizer(optimizer));
      trainer.initialize(new Shape(task.batch(), task.in(0)));
      int layer = 0;
      for (var entry : block.getChildren()) {
        if (entry.getValue() instanceof Linear linear) {
          linear.getParameters().get("weight").getArray().set(task.transposedWeights(layer++));
        }
      }
      features = new NDList(manager.create(task.features(), new Shape(task.batch(), task.in(0))));
      labels = new NDList(manager.create(task.labels()));
      predictor = ThreadLocal.withInitial(() -> model.newPredictor(new NoopTranslator()));
    }

    @Override
    public void step() {
      if (loss != null) {
        loss.close();
      }
      try (var _ = new NDScope();
          GradientCollector collector = trainer.newGradientCollector()) {
        loss = crossEntropy.evaluate(labels, trainer.forward(features));
        collector.backward(loss);
        NDScope.unregister(loss);
      }
      // Outside the scope: what the optimizer remembers is made in its first step.
      trainer.step();
    }

    @Override
    public float loss() {
      return loss.getFloat();
    }

    @Override
    public Object predict() {
      try (var _ = new NDScope()) {
        return predictor.get().predict(features).size();
      } catch (TranslateException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
