package dev.trigrad.benchmarks.speed.fork;

import com.sun.management.ThreadMXBean;
import dev.trigrad.Tensor;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Sequential;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.HeldPlan;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a graph costs beside its arithmetic, on one engine: the time of an operation less that of
 * another, for each of some nodes, and the bytes it allocates less those of a third; all measured
 * in turn, some runs at a time.
 */
final class Overhead {
  private static final int RUNS = 20;
  private static final Runnable NOTHING = () -> {};
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Runnable whole;
  private final Runnable arithmetic;
  private final Runnable recorded;
  private final Runnable before;
  private final int nodes;
  private final LongSupplier clock;

  /** What the recorded operations leave, so that no compiler removes them. */
  private final Object[] kept = new Object[2];

  /**
   * What one turn found.
   *
   * @param micros for each node
   * @param bytes of one operation
   */
  record Sample(double micros, double bytes) {}

  /** {@code task} on a graph of {@code nodes}, which a training step ignores. */
  Overhead(Workload.Overhead task, int nodes, Evaluator evaluator) {
    var chain = task == Workload.Overhead.STEP ? null : new Chain(nodes, evaluator);
    clock = System::nanoTime;
    this.nodes = task == Workload.Overhead.LOOKUP || task == Workload.Overhead.HELD ? nodes : 1;
    switch (task) {
      case LOOKUP -> {
        whole = () -> kept[0] = evaluator.evaluate(chain.graph());
        arithmetic = chain::run;
        recorded = () -> keep(chain.graph());
        before = NOTHING;
      }
      case HELD -> {
        whole = chain::run;
        arithmetic = NOTHING;
        recorded = NOTHING;
        before = NOTHING;
      }
      case COMPILE -> {
        whole = () -> kept[0] = new Evaluator(evaluator.engine()).evaluate(chain.graph());
        arithmetic = NOTHING;
        recorded = NOTHING;
        before = NOTHING;
      }
      case STEP -> {
        var step = new Step(evaluator);
        whole = () -> kept[0] = step.commit();
        arithmetic = NOTHING;
        // Weights that have changed are new leaves, which count as recorded.
        before = whole;
        recorded = () -> keep(step.record(new Updates()));
      }
      default -> throw new IllegalStateException(task.toString());
    }
  }

  /** Any operations, by a clock of nanoseconds. */
  Overhead(Runnable whole, Runnable arithmetic, Runnable recorded, int nodes, LongSupplier clock) {
    this.whole = whole;
    this.arithmetic = arithmetic;
    this.recorded = recorded;
    this.nodes = nodes;
    this.clock = clock;
    before = NOTHING;
  }

  /** Recorded nodes, and the array for their one number that an evaluation leaves too. */
  private void keep(Tensor graph) {
    kept[0] = graph;
    kept[1] = new Object[] {new float[1]};
  }

  /** Lets the compiler come to rest. */
  void warmUp() {
    SteadyState.reach(
        () -> {
          repeat(whole);
          repeat(arithmetic);
          return bytes(whole) - bytes(recorded);
        });
  }

  /** Measures for {@code nanos}. */
  Sample sample(long nanos) {
    long start = clock.getAsLong();
    long time = 0;
    long bytes = 0;
    long runs = 0;
    do {
      long t0 = clock.getAsLong();
      repeat(whole);
      long t1 = clock.getAsLong();
      repeat(arithmetic);
      time += t1 - t0 - (clock.getAsLong() - t1);
      for (int i = 0; i < RUNS; i++) {
        bytes += bytes(whole) - bytes(recorded);
      }
      runs += RUNS;
    } while (clock.getAsLong() - start < nanos);
    return new Sample(1e-3 * time / runs / nodes, (double) bytes / runs);
  }

  private static void repeat(Runnable operation) {
    for (int i = 0; i < RUNS; i++) {
      operation.run();
    }
  }

  private long bytes(Runnable operation) {
    before.run();
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    operation.run();
    return THREADS.getCurrentThreadAllocatedBytes() - bytes;
  }

  /** Products and sums of one number. */
  private static final class Chain {
    private final int nodes;
    private final Tensor x = Tensor.of(0.5f);
    private final HeldPlan plan;
    private final float[] input = {0.5f};
    private final float[] output = new float[1];

    Chain(int nodes, Evaluator evaluator) {
      this.nodes = nodes;
      plan = evaluator.hold(List.of(x), graph());
    }

    Tensor graph() {
      Tensor y = x;
      for (int i = 0; i < nodes; i += 2) {
        y = y.mul(x).add(x);
      }
      return y;
    }

    void run() {
      plan.run(input, output);
    }
  }

  /** Gradient descent on a network 784-128-10, whose optimizer is written out. */
  private static final class Step {
    private final Evaluator evaluator;
    private final Sequential model =
        Sequential.of(new Linear(784, 128), Activation.relu(), new Linear(128, 10));
    private final List<Parameter> parameters;
    private final Tensor features;
    private final Tensor labels;
    private final Tensor rate = Tensor.of(0.01f);

    Step(Evaluator evaluator) {
      this.evaluator = evaluator;
      model.initialize(1);
      parameters = model.parameters();
      var task = NetworkTask.of("784-128-10/1", false, 1);
      features = Tensor.of(task.features(), 1, 784);
      labels = Tensor.of(task.labels());
    }

    Tensor record(Updates updates) {
      Tensor loss = new CrossEntropy().of(model.apply(features), labels);
      var values = parameters.stream().map(Parameter::tensor).toList();
      List<Tensor> gradients = Gradients.required(loss, values);
      for (int i = 0; i < gradients.size(); i++) {
        updates.put(parameters.get(i), values.get(i).sub(gradients.get(i).mul(rate)));
      }
      return loss;
    }

    Tensor commit() {
      var updates = new Updates();
      Tensor loss = record(updates);
      evaluator.commit(updates, loss);
      return loss;
    }
  }
}
