package dev.trigrad.benchmarks.speed.fork;

import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Learning;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.List;

/** Trains from the first step on, in a virtual machine that has done nothing before. */
public final class CurveProcess {
  /** Last argument of a run whose compilations are recorded. */
  public static final String RECORDED = "recorded";

  private CurveProcess() {}

  /**
   * Counts steps.
   *
   * @param arguments contender, workload, seconds, and perhaps {@value #RECORDED}
   */
  public static void main(String[] arguments) {
    try {
      boolean recorded = arguments.length > 3 && arguments[3].equals(RECORDED);
      Compilations compilations = recorded ? new Compilations() : null;
      Contender contender = Contender.named(arguments[0]);
      Network network = ((Trainer) contender).network(Workload.of(arguments[1]).task());
      Curve curve = train(network, Double.parseDouble(arguments[2]));
      RaceProtocol.say(RaceProtocol.VERSION, contender.version());
      RaceProtocol.say(RaceProtocol.CURVE, recorded ? curve.with(compilations.end()) : curve);
    } catch (Exception | LinkageError e) {
      RaceProtocol.fail(e);
    }
    // Some libraries keep threads.
    System.exit(0);
  }

  private static Curve train(Network network, double seconds) throws Exception {
    List<Double> marks = Curve.marksUntil(seconds);
    ThreadTimes times = ThreadTimes.ofCaller();
    // Classes are loaded before they are needed.
    times.look();
    var first = new float[1];
    List<Long> steps =
        new StepCount(System::nanoTime, times::look)
            .until(marks, network::step, () -> first[0] = network.loss());
    int done = Math.toIntExact(steps.getLast());
    RaceProtocol.say(RaceProtocol.LEARNING, new Learning(first[0], network.loss(), done));
    return new Curve(marks, steps, times.millis(), null);
  }
}
