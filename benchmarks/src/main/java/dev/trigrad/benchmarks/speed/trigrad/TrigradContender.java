package dev.trigrad.benchmarks.speed.trigrad;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Contender.Embedder;
import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.Contender.Updater;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import dev.trigrad.benchmarks.speed.contender.Product;
import dev.trigrad.benchmarks.speed.contender.Update;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Sequential;
import dev.trigrad.nn.Snapshot;
import dev.trigrad.optim.Adam;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.function.Supplier;

/** Trigrad on one of its engines, through the public API as a user writes it. */
public abstract sealed class TrigradContender
    implements Trainer, Multiplier, Calculator, Updater, Embedder, Starter {
  private final String engine;

  private TrigradContender(String engine) {
    this.engine = engine;
  }

  /** Plain Java. */
  public static final class OnJava extends TrigradContender {
    /** For the service loader. */
    public OnJava() {
      super("java");
    }
  }

  /** The Vector API. */
  public static final class OnVector extends TrigradContender {
    /** For the service loader. */
    public OnVector() {
      super("vector");
    }

    @Override
    public boolean usesVectorApi() {
      return true;
    }
  }

  /** OpenBLAS, and the Vector API for what is no matrix product. */
  public static final class OnNative extends TrigradContender {
    /** For the service loader. */
    public OnNative() {
      super("native");
    }

    @Override
    public boolean usesVectorApi() {
      return true;
    }
  }

  @Override
  public String name() {
    return engine;
  }

  @Override
  public String version() {
    return "Trigrad, " + Engines.evaluator(engine).engine().info().summary();
  }

  @Override
  public Network network(NetworkTask task) {
    return new TrigradNetwork(task, Engines.evaluator(engine));
  }

  @Override
  public Supplier<Object> product(Product product) {
    Evaluator evaluator = Engines.evaluator(engine);
    Tensor a = Tensor.of(product.a(), product.m(), product.k());
    Tensor b = Tensor.of(product.b(), product.k(), product.n());
    return () -> evaluator.evaluate(a.matmul(b));
  }

  @Override
  public Computation computation(Calculation calculation) {
    return new TrigradComputation(calculation, Engines.evaluator(engine));
  }

  @Override
  public Computation update(Update update) {
    return new TrigradUpdate(update, Engines.evaluator(engine));
  }

  @Override
  public Computation embedding(Embedding embedding) {
    return new TrigradEmbedding(embedding, Engines.evaluator(engine));
  }

  private static final class TrigradNetwork implements Network {
    private final Evaluator evaluator;
    private final Module model;
    private final Optimizer optimizer;
    private final CrossEntropy crossEntropy = new CrossEntropy();
    private final Tensor features;
    private final Tensor labels;
    private final Snapshot frozen;
    private Tensor loss;

    TrigradNetwork(NetworkTask task, Evaluator evaluator) {
      this.evaluator = evaluator;
      var modules = new ArrayList<Module>();
      for (int layer = 0; layer < task.layers(); layer++) {
        if (layer > 0) {
          modules.add(Activation.relu());
        }
        modules.add(linear(task, layer));
      }
      model = Sequential.of(modules.toArray(Module[]::new));
      optimizer = task.adam() ? new Adam(model, task.rate()) : new Sgd(model, task.rate());
      optimizer.on(evaluator);
      features = Tensor.of(task.features(), task.batch(), task.in(0));
      labels = Tensor.of(task.labels());
      frozen = model.snapshot();
    }

    private static Linear linear(NetworkTask task, int layer) {
      var linear = new Linear(task.in(layer), task.out(layer));
      linear.initialize(layer);
      linear.weight().assign(Tensor.of(task.weights(layer), task.in(layer), task.out(layer)));
      return linear;
    }

    @Override
    public void step() {
      loss = optimizer.step(pass -> crossEntropy.of(model.apply(features, pass), labels));
    }

    @Override
    public float loss() {
      return loss.item();
    }

    @Override
    public Object predict() {
      return evaluator.evaluate(frozen.apply(features));
    }
  }
}
