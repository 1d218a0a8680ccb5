package dev.trigrad.benchmarks.playground.network;

import dev.trigrad.DType;
import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Penalty;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A training that can be looked at between its steps: data, network, optimizer, and how far it is.
 * For one thread. What it does is what {@link JavaProgram} says, bit by bit.
 */
public final class Experiment {
  private final DataSplit data;
  private final Network network;
  private final Table table;
  private final Speeds speeds;
  private final Curve curve = new Curve();
  private Settings settings;
  private Optimizer optimizer;
  private Evaluator evaluator;
  private List<Batch> batches;
  private int epoch;
  private int next;
  private long steps;
  private boolean diverged;

  /**
   * A network with its first weights.
   *
   * @param table what was loaded, or null
   * @throws IllegalArgumentException if the settings ask for a table and there is none
   * @throws dev.trigrad.engine.EngineException if the engine cannot run here
   */
  public Experiment(Settings settings, Table table) {
    this(settings, table, DataSplit.of(settings, table), new Speeds());
  }

  private Experiment(Settings settings, Table table, DataSplit data, Speeds speeds) {
    this.evaluator = Engines.evaluator(settings.engine());
    this.settings = fitting(settings, data);
    this.table = table;
    this.data = data;
    this.speeds = speeds;
    this.network = new Network(this.settings, data);
    this.optimizer = made();
    beginEpoch();
    curve.add(measure());
  }

  private static Settings fitting(Settings s, DataSplit data) {
    return s.but(
        fitted -> {
          fitted.loss = s.loss().fitting(data.classes() > 0);
          if (s.source() != Source.CSV) {
            fitted.columns = List.of();
          } else if (s.columns().isEmpty()) {
            fitted.columns = data.axes();
          }
        });
  }

  private Optimizer made() {
    return settings.optimizer().of(network.model(), settings.rate()).on(evaluator);
  }

  /**
   * The experiment under other settings: this one, which goes on, or a new one if data or network
   * are others.
   */
  public Experiment with(Settings other, Table table) {
    Settings wanted = fitting(other, data);
    if (!settings.samePoints(wanted)) {
      return new Experiment(other, table, DataSplit.of(other, table), speeds);
    }
    if (!settings.sameNetwork(wanted)) {
      return new Experiment(other, table, data, speeds);
    }
    Evaluator engine = Engines.evaluator(wanted.engine());
    boolean otherSteps = settings.optimizer() != wanted.optimizer();
    boolean otherBatches = settings.batch() != wanted.batch();
    settings = wanted;
    evaluator = engine;
    if (otherSteps) {
      optimizer = made();
    }
    optimizer.on(engine).learningRate(wanted.rate());
    if (otherBatches) {
      beginEpoch();
    }
    return this;
  }

  /** The experiment from its beginning, with the weights that {@code seed} gives. */
  public Experiment again() {
    return new Experiment(settings, table, data, speeds);
  }

  private void beginEpoch() {
    batches = data.train().batches(settings.batch(), RandomKey.of(epoch));
    next = 0;
  }

  /** One step, on the next batch. */
  public void step() {
    Batch batch = batches.get(next);
    long start = System.nanoTime();
    Tensor loss = optimizer.step(pass -> objective(batch, pass));
    speeds.add(settings.engine(), batch.size(), System.nanoTime() - start);
    steps++;
    diverged = !Float.isFinite(loss.item());
    if (++next == batches.size()) {
      epoch++;
      beginEpoch();
      if (curve.wants(epoch)) {
        curve.add(measure());
      }
    }
  }

  /** Steps up to the end of the epoch. */
  public void finishEpoch() {
    int present = epoch;
    do {
      step();
    } while (epoch == present && !diverged);
  }

  private Tensor objective(Batch batch, Pass pass) {
    Tensor loss =
        settings
            .loss()
            .of(network.model().apply(batch.features(), pass), batch.targets(), data.classes());
    return settings.l1() == 0 && settings.l2() == 0 ? loss : loss.add(penalty().of(pass));
  }

  private Penalty penalty() {
    return Penalty.elastic(settings.l1(), settings.l2(), network.model().parameters())
        .withoutBiases();
  }

  /** How good the network is now. */
  public Measures measure() {
    Tensor[] train = judged(data.train());
    Tensor[] test = judged(data.test());
    evaluator.evaluate(train[0], train[1], test[0], test[1]);
    return new Measures(
        epoch, train[0].item(), test[0].item(), accuracy(train[1]), accuracy(test[1]));
  }

  private Tensor[] judged(TensorDataset part) {
    Tensor outputs = network.model().apply(part.features());
    Tensor loss = settings.loss().of(outputs, part.targets(), data.classes());
    Tensor right =
        data.classes() == 0
            ? loss
            : outputs.argmax(1).equal(part.targets()).cast(DType.FLOAT32).mean();
    return new Tensor[] {loss, right};
  }

  private double accuracy(Tensor right) {
    return data.classes() == 0 ? Double.NaN : right.item();
  }

  /** Weights, and the gradient of the loss of the step to come. */
  List<LayerView> layers() {
    List<Parameter> parameters = network.model().parameters();
    // Its random numbers are those of the step.
    Tensor loss = objective(batches.get(next), optimizer.pass());
    var gradients = Gradients.of(loss, parameters.stream().map(Cell::tensor).toList());
    evaluator.evaluate(gradients);
    var views = new ArrayList<LayerView>();
    for (Linear layer : network.layers()) {
      int weight = parameters.indexOf(layer.weight());
      int bias = parameters.indexOf(layer.bias());
      views.add(
          new LayerView(
              layer.weight().type().shape().extent(0),
              layer.weight().type().shape().extent(1),
              layer.weight().tensor().toArray(),
              layer.bias().tensor().toArray(),
              gradients.get(weight).toArray(),
              gradients.get(bias).toArray()));
    }
    return views;
  }

  /** What features and layers give at {@code points} [rows, 2], row after row. */
  List<float[]> stages(Tensor points) {
    List<Tensor> stages = network.stages(points);
    if (data.classes() > 0) {
      stages.set(stages.size() - 1, stages.getLast().softmax(1));
    }
    evaluator.evaluate(stages);
    return stages.stream().map(Tensor::toArray).toList();
  }

  /** Writes the weights, as the network of {@link #java} reads them. */
  public void save(Path file) {
    Checkpoint.of(network.model()).save(file);
  }

  /** This network and its training as a program. */
  public String java() {
    return JavaProgram.of(settings, data, table, Math.max(1, epoch));
  }

  /** What it was asked for, with what that left open. */
  public Settings settings() {
    return settings;
  }

  DataSplit data() {
    return data;
  }

  Curve curve() {
    return curve;
  }

  /** Whether the loss of the last step was no number. */
  public boolean diverged() {
    return diverged;
  }

  /** Whether {@code other} has this one's points. */
  public boolean samePoints(Experiment other) {
    return data == other.data;
  }

  /** Epochs that are complete. */
  public int epoch() {
    return epoch;
  }

  /** Steps taken. */
  public long steps() {
    return steps;
  }

  /** How many steps an epoch has. */
  public int stepsPerEpoch() {
    return batches.size();
  }

  Map<String, Double> rates() {
    return speeds.rates();
  }
}
