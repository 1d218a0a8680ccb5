package dev.trigrad.benchmarks.speed.fork;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.contender.Contender.Peak;
import dev.trigrad.benchmarks.speed.race.Race;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The main class of a virtual machine that a {@link Race} starts: one contender, one workload, one
 * fork.
 */
public final class MeasuringProcess {
  private static final int LOAD_THREADS = 8;

  private MeasuringProcess() {}

  /**
   * Measures.
   *
   * @param arguments contender, workload, iterations to warm up, iterations to measure,
   *     milliseconds of each
   */
  public static void main(String[] arguments) throws RunnerException {
    Workload workload = Workload.of(arguments[1]);
    if (workload.kind() == Workload.Kind.OVERHEAD) {
      overhead(workload, arguments);
    } else {
      benchmark(workload, arguments);
    }
    // Some libraries keep threads.
    System.exit(0);
  }

  private static void benchmark(Workload workload, String[] arguments) throws RunnerException {
    var time = TimeValue.milliseconds(Integer.parseInt(arguments[4]));
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(ContenderBenchmark.class.getSimpleName() + "\\.run")
            .param("contender", arguments[0])
            .param("workload", arguments[1])
            .param("inTurn", "true")
            // This virtual machine is the fork.
            .forks(0)
            .warmupIterations(Integer.parseInt(arguments[2]))
            .warmupTime(time)
            .measurementIterations(Integer.parseInt(arguments[3]))
            .measurementTime(time)
            .timeUnit(TimeUnit.MICROSECONDS)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (workload.kind() == Workload.Kind.LOAD) {
      options.mode(Mode.SampleTime).threads(LOAD_THREADS);
    }
    report(new Runner(options.build()).run(), workload, scale(workload, arguments[0]));
  }

  /** What times are multiplied by: the limit does as much whatever the work, on each thread. */
  private static double scale(Workload workload, String contender) {
    return Contender.named(contender) instanceof Peak
        ? workload.flops() / workload.threads() / (2.0 * Peak.COUNT)
        : 1;
  }

  private static void overhead(Workload workload, String[] arguments) {
    var evaluator = Engines.evaluator(arguments[0]);
    Overhead overhead = new Overhead(workload.overhead(), workload.overheadNodes(), evaluator);
    overhead.warmUp();
    RaceProtocol.say(RaceProtocol.VERSION, "Trigrad, " + evaluator.engine().info().summary());
    int warmUps = Integer.parseInt(arguments[2]);
    int iterations = Integer.parseInt(arguments[3]);
    long nanos = Long.parseLong(arguments[4]) * 1_000_000;
    var times = new StringJoiner(",");
    var bytes = new StringJoiner(",");
    for (int i = -warmUps; i < iterations; i++) {
      RaceProtocol.await();
      Overhead.Sample sample = overhead.sample(nanos);
      if (i >= 0) {
        times.add(Double.toString(sample.micros()));
        bytes.add(Double.toString(sample.bytes()));
      }
    }
    RaceProtocol.say(RaceProtocol.EXTRAS, bytes);
    RaceProtocol.say(RaceProtocol.TIMES, times);
  }

  private static void report(Collection<RunResult> results, Workload workload, double scale) {
    var times = new StringJoiner(",");
    var tails = new StringJoiner(",");
    for (IterationResult iteration : iterations(results)) {
      var result = iteration.getPrimaryResult();
      if (workload.kind() == Workload.Kind.LOAD) {
        times.add(Double.toString(result.getStatistics().getPercentile(50)));
        tails.add(Double.toString(result.getStatistics().getPercentile(99)));
      } else {
        times.add(Double.toString(scale * result.getScore()));
      }
    }
    RaceProtocol.say(RaceProtocol.EXTRAS, tails);
    RaceProtocol.say(RaceProtocol.TIMES, times);
  }

  private static Collection<IterationResult> iterations(Collection<RunResult> results) {
    var iterations = new ArrayList<IterationResult>();
    for (RunResult run : results) {
      run.getBenchmarkResults().forEach(fork -> iterations.addAll(fork.getIterationResults()));
    }
    return iterations;
  }
}
