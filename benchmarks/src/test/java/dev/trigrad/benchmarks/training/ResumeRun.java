package dev.trigrad.benchmarks.training;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Recorder;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.BatchNorm;
import dev.trigrad.nn.Dropout;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.RandomKeys;
import dev.trigrad.optim.Accumulation;
import dev.trigrad.optim.Lbfgs;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.WeightAverage;
import dev.trigrad.optim.schedule.ReduceOnPlateau;
import dev.trigrad.optim.schedule.Schedule;
import dev.trigrad.optim.transform.ClipByGlobalNorm;
import dev.trigrad.optim.transform.GradientNoise;
import dev.trigrad.run.Evaluator;
import dev.trigrad.train.Checkpoint;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A training with all that remembers something: dropout, running statistics, shuffled and randomly
 * changed rows on threads of their own, a schedule with warm-up, a plateau, gradients that are
 * accumulated, made noisy and clipped, an average of weights, random numbers and sums of its own.
 */
final class ResumeRun implements AutoCloseable {
  /** Batches until the interruption: within the second epoch, one batch accumulated. */
  static final int BATCHES = 8;

  private static final int ROWS = 34;
  private static final int FEATURES = 6;
  private static final int CLASSES = 3;

  private static final class Net extends Module {
    private final Linear first = child("first", new Linear(FEATURES, 8));
    private final BatchNorm norm = child("norm", new BatchNorm(8));
    private final Dropout dropout = child("dropout", new Dropout(0.3f));
    private final Linear last = child("last", new Linear(8, CLASSES));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor hidden = norm.apply(first.apply(x, pass), pass).relu();
      return last.apply(dropout.apply(hidden, pass), pass);
    }
  }

  private final Module model = new Net();
  private final ReduceOnPlateau plateau = new ReduceOnPlateau().patience(1).gamma(0.7);
  private final CrossEntropy loss = new CrossEntropy();
  private final RandomKeys keys = new RandomKeys(99);
  private final Cell sum = new Cell("sum", sum(0));
  private final Evaluator evaluator;
  private final Optimizer optimizer;
  private final Accumulation accumulation;
  private final DataLoader loader;
  private Iterator<Batch> epoch;

  /** Batches so far. */
  private final Cell count = new Cell("count", Tensor.of(0));

  final Checkpoint checkpoint;

  /** A new training; {@code seed} is of its first weights and everything else that is drawn. */
  ResumeRun(ResumeRow row, Evaluator evaluator, long seed) {
    this.evaluator = evaluator;
    model.initialize(seed);
    optimizer = row.make().apply(model).on(evaluator).seed(seed);
    optimizer.schedule(Schedule.cosine(40, 0.1).warmUp(5)).plateau(plateau);
    optimizer.average(WeightAverage.exponential(0.8).debiased());
    boolean search = optimizer instanceof Lbfgs;
    accumulation = search ? null : optimizer.accumulation();
    if (!search) {
      optimizer.transform(new GradientNoise(0.1)).transform(new ClipByGlobalNorm(0.7f));
    }
    loader = new DataLoader(data(), 8).shuffle(seed).workers(2);
    epoch = loader.iterator();
    checkpoint =
        Checkpoint.of(model, optimizer)
            .with("loader", loader.cells())
            .with("random", Map.of("predictions", keys.cell()))
            .with("trainer", Map.of("sum", sum, "count", count))
            .data(data())
            .requireData();
  }

  private static Tensor sum(double value) {
    return Recorder.constant(new TensorType(DType.FLOAT64, Shape.of()), new double[] {value});
  }

  private static Dataset data() {
    RandomKey key = RandomKey.of(3);
    float[][] features = new float[ROWS][FEATURES];
    int[] classes = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        features[i][j] = key.uniform(i * FEATURES + j) - 0.5f;
      }
      classes[i] = i % CLASSES;
    }
    return TensorDataset.of(features, classes, CLASSES)
        .map(
            (source, target) -> {
              float[] values = source.floats(Dataset.FEATURES);
              for (int i = 0; i < values.length; i++) {
                values[i] += 0.1f * target.random().uniform(i);
              }
            });
  }

  /** Trains on so many more batches; what it saw on the way, bit by bit. */
  List<String> train(int more) {
    var seen = new ArrayList<String>();
    for (int i = 0; i < more; i++) {
      Batch batch = next();
      Function<Pass, Tensor> objective =
          pass -> loss.of(model.apply(batch.features(), pass), batch.targets());
      float value = value(batch, objective).item();
      plateau.report(value);
      sum.assign(sum(((double[]) Evaluator.value(sum.snapshot()))[0] + value));
      seen.add(
          String.format(
              "%08x at %08x",
              Float.floatToRawIntBits(value),
              Float.floatToRawIntBits((float) optimizer.learningRate())));
      if (batches() % 3 == 0) {
        Pass pass = Pass.training(keys);
        Tensor y = model.apply(batch.features(), pass).sum();
        evaluator.commit(pass.updates(), y);
        seen.add(String.format("%08x predicted", Float.floatToRawIntBits(y.item())));
      }
      count.assign(Tensor.of(batches() + 1));
    }
    return seen;
  }

  private Batch next() {
    if (!epoch.hasNext()) {
      epoch = loader.iterator();
    }
    return epoch.next();
  }

  private Tensor value(Batch batch, Function<Pass, Tensor> objective) {
    int place = accumulation == null ? 0 : batches() % 3;
    return switch (place) {
      case 1 -> accumulation.add(batch.size(), objective);
      case 2 -> accumulation.step(batch.size(), objective);
      default -> optimizer.step(objective);
    };
  }

  private int batches() {
    return count.snapshot().itemInt();
  }

  /** Goes on from what is in {@code file}. */
  ResumeRun load(Path file) {
    checkpoint.load(file);
    epoch = loader.iterator();
    return this;
  }

  /** All that is remembered, as text that tells all bits. */
  Map<String, String> values() {
    var values = new TreeMap<String, String>();
    checkpoint
        .cells()
        .forEach(
            (name, cell) ->
                values.put(
                    name,
                    switch (Evaluator.value(cell.snapshot())) {
                      case float[] floats -> Arrays.toString(floats);
                      case int[] ints -> Arrays.toString(ints);
                      case double[] doubles -> Arrays.toString(doubles);
                      default -> throw new AssertionError(name);
                    }));
    return values;
  }

  @Override
  public void close() {
    loader.close();
  }
}
