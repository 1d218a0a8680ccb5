package dev.trigrad.benchmarks.speed;

import dev.trigrad.benchmarks.speed.contender.Contender;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Embedder;
import dev.trigrad.benchmarks.speed.contender.Contender.Multiplier;
import dev.trigrad.benchmarks.speed.contender.Contender.Peak;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.Contender.Updater;
import dev.trigrad.benchmarks.speed.fork.Pace;
import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.trigrad.TrigradContender;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How thoroughly to measure, and what.
 *
 * @param forks virtual machines for each contender and workload, one after another
 * @param warmUps iterations before those that count
 * @param iterations that count
 * @param milliseconds of each iteration
 * @param workloads of all contenders
 * @param growth workloads of the fast engines alone
 * @param curves of fresh virtual machines, which have forks of their own
 * @param curvePace how many those are, and how long each runs
 */
record Schedule(
    int forks,
    int warmUps,
    int iterations,
    int milliseconds,
    List<Workload> workloads,
    List<Growth> growth,
    List<Workload> curves,
    Pace curvePace) {
  private static final String SMALLEST = "2-16-2/1";
  private static final String SINGLE = "784-128-10/1";
  private static final String SMALL = "784-128-10/128";
  private static final String MIDDLE = "784-512-512-10/128";
  private static final String LARGE = "1024-1024-1024-1024-10/128";

  private static final List<String> NETWORKS =
      List.of(SMALLEST, SINGLE, "784-128-10/32", SMALL, MIDDLE, LARGE, Workload.LARGEST);

  private static final List<String> PRODUCTS =
      List.of(
          "256x256x256",
          "512x512x512",
          "1024x1024x1024",
          "128x128x784",
          "784x128x128",
          "32x128x784",
          "128x512x512",
          "512x1024x1024");

  private static final List<String> CALCULATIONS =
      List.of(
          "affine/128x1024",
          "affine+gradient/128x1024",
          "gate+gradient/128x1024",
          "bell+gradient/128x1024",
          "softmax/128x1000",
          "softmax+gradient/128x1000",
          "layernorm/128x1024",
          "layernorm+gradient/128x1024",
          "gelu/128x1024",
          "gelu+gradient/128x1024",
          "affine/8192x1024");

  private static final List<String> UPDATES =
      List.of(
          "adam/1x1000",
          "adam/1x8000000",
          "sgd/10x100000",
          "momentum/10x100000",
          "nesterov/10x100000",
          "adagrad/10x100000",
          "adadelta/10x100000",
          "rmsprop/10x100000",
          "adam/10x100000",
          "amsgrad/10x100000",
          "adamw/10x100000",
          "nadam/10x100000",
          "radam/10x100000",
          "adamax/10x100000",
          "lion/10x100000",
          "lamb/10x100000");

  private static final String TABLE = "50000x256/1024";

  private static final List<String> MORE_CALCULATIONS =
      List.of("gate/128x1024", "bell/128x1024", "gate/8192x1024", "bell/8192x1024");

  private static final List<String> OVERHEADS =
      List.of("lookup/50", "lookup/200", "step", "held/50", "compile/50");

  /** Of the many workloads whose operations are short. */
  private static final Pace BRISK = new Pace(0, 5, 80);

  /** Of one workload. */
  Pace pace(Workload workload) {
    if (workload.kind() == Workload.Kind.CURVE) {
      return curvePace;
    }
    boolean isShort =
        switch (workload.kind()) {
          case CALCULATION, UPDATE, EMBEDDING, OVERHEAD -> true;
          case SGD, ADAM, PREDICT, LOAD, PRODUCT, START, CURVE -> false;
        };
    return isShort && forks == 1 ? BRISK : new Pace(warmUps, iterations, milliseconds);
  }

  /** All there are. */
  Stream<Workload> rows() {
    return Stream.of(
            workloads.stream(),
            growth.stream().flatMap(each -> each.workloads().stream()),
            curves.stream())
        .flatMap(Function.identity());
  }

  /** Some thirty minutes. */
  static Schedule brief() {
    var workloads = new ArrayList<Workload>();
    add(workloads, Workload.Kind.SGD, NETWORKS);
    add(workloads, Workload.Kind.ADAM, List.of(SMALL, MIDDLE, LARGE));
    add(workloads, Workload.Kind.PREDICT, List.of(SMALLEST, SINGLE, SMALL));
    workloads.add(new Workload(Workload.Kind.LOAD, SINGLE));
    workloads.add(new Workload(Workload.Kind.SGD, Workload.LARGEST, 2));
    add(workloads, Workload.Kind.PRODUCT, PRODUCTS.subList(0, 4));
    add(workloads, Workload.Kind.CALCULATION, CALCULATIONS);
    add(workloads, Workload.Kind.UPDATE, UPDATES);
    workloads.add(new Workload(Workload.Kind.EMBEDDING, TABLE));
    add(workloads, Workload.Kind.OVERHEAD, OVERHEADS);
    workloads.add(new Workload(Workload.Kind.START, SINGLE));
    return new Schedule(
        1,
        3,
        6,
        150,
        List.copyOf(workloads),
        Growth.all(16, 4),
        curves(List.of("784-128-10/32", SMALLEST)),
        new Pace(0, 3, 5_000));
  }

  /** Some hours: enough forks to see both faces of a compiler that decides now so, now so. */
  static Schedule full() {
    var workloads = new ArrayList<Workload>();
    add(workloads, Workload.Kind.SGD, NETWORKS);
    add(workloads, Workload.Kind.ADAM, NETWORKS);
    add(workloads, Workload.Kind.PREDICT, NETWORKS);
    add(workloads, Workload.Kind.LOAD, List.of(SMALLEST, SINGLE));
    workloads.add(new Workload(Workload.Kind.SGD, MIDDLE, 2));
    workloads.add(new Workload(Workload.Kind.SGD, Workload.LARGEST, 2));
    add(workloads, Workload.Kind.PRODUCT, PRODUCTS);
    add(workloads, Workload.Kind.CALCULATION, CALCULATIONS);
    add(workloads, Workload.Kind.CALCULATION, MORE_CALCULATIONS);
    add(workloads, Workload.Kind.UPDATE, UPDATES);
    workloads.add(new Workload(Workload.Kind.EMBEDDING, TABLE));
    add(workloads, Workload.Kind.OVERHEAD, OVERHEADS);
    workloads.add(new Workload(Workload.Kind.START, SINGLE));
    return new Schedule(
        5,
        3,
        6,
        200,
        List.copyOf(workloads),
        Growth.all(2, 2),
        curves(NETWORKS.subList(0, 5)),
        new Pace(0, 5, 10_000));
  }

  /** On two cores, which is where a compiler works beside, and on a single one. */
  private static List<Workload> curves(List<String> networks) {
    var curves = new ArrayList<Workload>();
    for (int cores = 2; cores >= 1; cores--) {
      for (String network : networks) {
        curves.add(new Workload(Workload.Kind.CURVE, network + "@" + cores));
      }
    }
    return List.copyOf(curves);
  }

  private static void add(List<Workload> workloads, Workload.Kind kind, List<String> shapes) {
    shapes.forEach(shape -> workloads.add(new Workload(kind, shape)));
  }

  /**
   * Whether {@code contender} takes part in {@code workload}: those that no goal is set against do
   * so only where it is usual.
   */
  boolean admits(Workload workload, Contender contender) {
    if (!suits(workload, contender)) {
      return false;
    }
    boolean brief = forks == 1;
    return switch (contender.name()) {
      case "java", "vector", "native", "libtorch", "djl", "memory", "core", "bare" -> true;
      default ->
          workload.kind() == Workload.Kind.PRODUCT
              || (brief ? isTypical(workload) : isUsual(workload));
    };
  }

  /** Whether {@code contender} can do {@code workload}. */
  private static boolean suits(Workload workload, Contender contender) {
    if (contender instanceof Peak) {
      return workload.hasPeak();
    }
    return switch (workload.kind()) {
      case PRODUCT -> contender instanceof Multiplier;
      case CALCULATION -> contender instanceof Calculator c && c.suits(workload.calculation());
      case UPDATE -> contender instanceof Updater u && u.suits(workload.update());
      case EMBEDDING -> contender instanceof Embedder;
      case OVERHEAD -> contender instanceof TrigradContender;
      case START -> contender instanceof Starter;
      case SGD, ADAM, PREDICT, LOAD, CURVE -> contender instanceof Trainer;
    };
  }

  private static boolean isUsual(Workload workload) {
    return workload.threads() == 1
        && workload.kind() != Workload.Kind.LOAD
        && !workload.shape().equals(Workload.LARGEST);
  }

  private static boolean isTypical(Workload workload) {
    return isUsual(workload)
        && workload.kind() != Workload.Kind.ADAM
        && List.of(SINGLE, SMALL, MIDDLE).contains(workload.shape());
  }
}
