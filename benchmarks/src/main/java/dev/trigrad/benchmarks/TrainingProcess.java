package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.benchmarks.compare.Protocol;
import dev.trigrad.run.Evaluator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The main class of the virtual machines that {@code compare} starts: one job on one engine, from
 * nothing, then as many more steps as it is told to take.
 */
public final class TrainingProcess {
  /** What a process that was idle needs until its memory is near again. */
  private static final double REGAIN_SECONDS = 0.03;

  private final Job job;
  private final Evaluator engine;
  private Training training;
  private long compiled;

  private TrainingProcess(Job job, Evaluator engine) {
    this.job = job;
    this.engine = engine;
  }

  /**
   * Trains.
   *
   * @param arguments name of the engine, number of features, and the words of the job
   */
  public static void main(String[] arguments) throws IOException {
    List<String> words = Arrays.asList(arguments);
    try {
      var process =
          new TrainingProcess(
              Job.of(words.subList(2, words.size())), Engines.evaluator(words.getFirst()));
      process.predict(Integer.parseInt(words.get(1)));
      process.train();
      process.serve();
    } catch (TrigradException | IllegalArgumentException | LinkageError | OutOfMemoryError e) {
      Protocol.say(Protocol.FAILED, e instanceof TrigradException ? e.getMessage() : e);
    } catch (UncheckedIOException e) {
      System.err.println(e.getMessage());
    }
    // Engines may keep threads.
    System.exit(0);
  }

  private void predict(int features) {
    Protocol.say(Protocol.ENGINE, engine.engine().info().summary());
    Tensor classes = job.model(features).apply(Tensor.zeros(1, features)).argmax(-1);
    engine.evaluate(classes);
    Protocol.say(Protocol.PREDICTED);
  }

  private void train() throws IOException {
    training = new Training(job, job.load(), engine);
    var losses = new ArrayList<Float>();
    double evaluating = 0;
    while (training.epochs() < job.epochs) {
      training.epoch(
          loss -> {
            if (losses.isEmpty()) {
              Protocol.say(Protocol.STEPPED);
            }
            losses.add(loss);
            requireFinite(loss, losses.size());
            return true;
          });
      long start = System.nanoTime();
      double accuracy = training.confusion().accuracy();
      evaluating += (System.nanoTime() - start) * 1e-9;
      Protocol.say(Protocol.EPOCH, losses.size(), training.samples(), accuracy, evaluating);
    }
    Protocol.say(
        Protocol.LOSSES, losses.stream().map(String::valueOf).collect(Collectors.joining(",")));
    Protocol.say(Protocol.MEMORY, heap(), memory());
  }

  private static void requireFinite(float loss, int step) {
    if (!Float.isFinite(loss)) {
      throw new TrigradException(
          "the training diverged: the loss of step " + step + " is " + loss + "; lower --rate");
    }
  }

  private void serve() throws IOException {
    var input = new BufferedReader(new InputStreamReader(System.in));
    Protocol.say(Protocol.READY);
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      steps(REGAIN_SECONDS);
      double seconds = training.seconds();
      long samples = training.samples();
      steps(Integer.parseInt(line) * 1e-3);
      Protocol.say(
          Protocol.ROUND, training.samples() - samples, training.seconds() - seconds, compiled());
    }
  }

  /** Trains anew and anew: what is trained already takes other steps, with tiny gradients. */
  private void steps(double seconds) {
    double end = training.seconds() + seconds;
    do {
      if (training.epochs() == job.epochs) {
        training.restart();
      }
      training.epoch(_ -> training.seconds() < end);
    } while (training.seconds() < end);
  }

  private long compiled() {
    var compiler = ManagementFactory.getCompilationMXBean();
    if (compiler == null || !compiler.isCompilationTimeMonitoringSupported()) {
      return 0;
    }
    long before = compiled;
    compiled = compiler.getTotalCompilationTime();
    return compiled - before;
  }

  private static long heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static double memory() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (Files.isReadable(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return 1024 * Double.parseDouble(line.split("\\s+")[1]);
        }
      }
    }
    return Double.NaN;
  }
}
