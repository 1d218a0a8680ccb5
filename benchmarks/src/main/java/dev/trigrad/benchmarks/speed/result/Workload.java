package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Embedding;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;
import dev.trigrad.benchmarks.speed.contender.Product;
import dev.trigrad.benchmarks.speed.contender.Update;
import java.util.Locale;

/**
 * What contenders do side by side: a row of the report.
 *
 * @param kind of work
 * @param shape of network and batch, as in {@code 784-128-10/32}; of a product, as in {@code
 *     64x128x784}; of a calculation, as in {@code softmax+gradient/128x1000}; of overheads, task
 *     and nodes, as in {@code lookup/50}; of a curve, also cores, as in {@code 784-128-10/32@2}
 * @param threads that a library may use
 */
public record Workload(Kind kind, String shape, int threads) {
  /** Of work. */
  public enum Kind {
    /** Training steps with plain gradient descent. */
    SGD,
    /** Training steps with Adam. */
    ADAM,
    /** Predictions by one thread. */
    PREDICT,
    /** Predictions by eight threads at once; what counts is the tail. */
    LOAD,
    /** Matrix products. */
    PRODUCT,
    /** Elements and rows. */
    CALCULATION,
    /** Steps of optimizers whose gradients are given. */
    UPDATE,
    /** Training steps of a table that is looked up. */
    EMBEDDING,
    /** What graphs cost beside their arithmetic. */
    OVERHEAD,
    /** From the start of a virtual machine to the first prediction. */
    START,
    /** Steps of plain gradient descent from the first on, in a fresh virtual machine. */
    CURVE
  }

  /** What is measured of a graph beside its arithmetic. */
  public enum Overhead {
    /** A graph recorded and evaluated, less the run of its plan, and less the recorded nodes. */
    LOOKUP,
    /** The run of a plan that is held. */
    HELD,
    /** A graph planned that no plan is known for; time of the whole. */
    COMPILE,
    /** A training step recorded and committed; time of the whole, bytes less the recorded nodes. */
    STEP
  }

  /** The network whose work is enough for two threads. */
  public static final String LARGEST = "1024-1024-1024-1024-10/512";

  /** On one thread. */
  public Workload(Kind kind, String shape) {
    this(kind, shape, 1);
  }

  /** Of what {@link #toString} gives. */
  public static Workload of(String text) {
    String[] parts = text.split(" ");
    return new Workload(Kind.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
  }

  /** The network, unless this is a product. */
  public NetworkTask task() {
    return NetworkTask.of(shape.split("@")[0], kind == Kind.ADAM, threads);
  }

  /** The product, if this is one. */
  public Product product() {
    return Product.of(shape, threads);
  }

  /** The calculation, if this is one. */
  public Calculation calculation() {
    return Calculation.of(shape);
  }

  /** The step of an optimizer, if this is one. */
  public Update update() {
    return Update.of(shape);
  }

  /** The table, if this is one. */
  public Embedding embedding() {
    return Embedding.of(shape);
  }

  /** What is measured, if this is an overhead. */
  public Overhead overhead() {
    return Overhead.valueOf(shape.split("/")[0].toUpperCase(Locale.ROOT));
  }

  /** Nodes of the graph, if this is an overhead; 0 where the task has its own graph. */
  public int overheadNodes() {
    String[] parts = shape.split("/");
    return parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
  }

  /** Cores that the virtual machine may use, if this is a curve. */
  public int cores() {
    return Integer.parseInt(shape.split("@")[1]);
  }

  /** Whether it is a training step. */
  public boolean trains() {
    return kind == Kind.SGD || kind == Kind.ADAM;
  }

  /** Multiplications and additions of one operation; NaN where nobody counts them. */
  public double flops() {
    return switch (kind) {
      case SGD, ADAM, CURVE -> task().stepFlops();
      case PREDICT, LOAD -> task().forwardFlops();
      case PRODUCT -> product().flops();
      case CALCULATION, UPDATE, EMBEDDING, OVERHEAD, START -> Double.NaN;
    };
  }

  /** Whether the core's limit takes part. */
  public boolean hasPeak() {
    return trains() || kind == Kind.PRODUCT;
  }

  /** For readers. */
  public String title() {
    String what =
        switch (kind) {
          case SGD -> "SGD " + shape;
          case ADAM -> "Adam " + shape;
          case PREDICT -> "predict " + shape;
          case LOAD -> "load " + shape;
          case PRODUCT -> shape.replace('x', '×');
          case CALCULATION -> calculation().title();
          case UPDATE -> update().title();
          case EMBEDDING -> embedding().title();
          case OVERHEAD -> "overhead " + shape;
          case START -> "start " + shape;
          case CURVE -> "curve " + shape.replace("@", ", ") + (cores() == 1 ? " core" : " cores");
        };
    return threads == 1 ? what : what + ", " + threads + " threads";
  }

  /** A time as in {@code 12.3 µs}, in the unit that suits the kind. */
  public String text(double micros) {
    if (Double.isNaN(micros)) {
      return "–";
    }
    return switch (kind) {
      case OVERHEAD -> String.format(Locale.ROOT, "%,.1f ns", micros * 1e3);
      case START -> String.format(Locale.ROOT, "%,.0f ms", micros * 1e-3);
      default -> String.format(Locale.ROOT, "%,.1f µs", micros);
    };
  }

  @Override
  public String toString() {
    return kind + " " + shape + " " + threads;
  }
}
