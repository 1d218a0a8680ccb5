package dev.trigrad.benchmarks.speed;

import java.util.Locale;

/**
 * What contenders do side by side, a line of the report.
 *
 * @param kind of work
 * @param shape of network and batch, as in {@code 784-128-10/32}; of a product, as in {@code
 *     64x128x784}; of a calculation, as in {@code softmax+gradient/128x1000}; of overheads, task
 *     and nodes, as in {@code lookup/50}
 * @param threads that a library may use
 */
record Row(Kind kind, String shape, int threads) {
  /** Of work. */
  enum Kind {
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
    /** What graphs cost beside their arithmetic. */
    OVERHEAD,
    /** From the start of a virtual machine to the first prediction. */
    START
  }

  /** On one thread. */
  Row(Kind kind, String shape) {
    this(kind, shape, 1);
  }

  /** Of what {@link #toString} gives. */
  static Row of(String text) {
    String[] parts = text.split(" ");
    return new Row(Kind.valueOf(parts[0]), parts[1], Integer.parseInt(parts[2]));
  }

  /** The network, unless this is a product. */
  NetworkTask task() {
    return NetworkTask.of(shape, kind == Kind.ADAM, threads);
  }

  /** The product, if this is one. */
  Product product() {
    return Product.of(shape, threads);
  }

  /** The calculation, if this is one. */
  Calculation calculation() {
    return Calculation.of(shape);
  }

  /** What is measured, if this is an overhead. */
  Overhead.Task overheadTask() {
    return Overhead.Task.valueOf(shape.split("/")[0].toUpperCase(Locale.ROOT));
  }

  /** Nodes of the graph, if this is an overhead; 0 where the task has its own graph. */
  int overheadNodes() {
    String[] parts = shape.split("/");
    return parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
  }

  /** Whether it is a training step. */
  boolean trains() {
    return kind == Kind.SGD || kind == Kind.ADAM;
  }

  /** Whether {@code contender} can do it. */
  boolean suits(Contender contender) {
    return switch (kind) {
      case PRODUCT -> contender instanceof Multiplier;
      case CALCULATION -> contender instanceof Calculator c && c.suits(calculation());
      case OVERHEAD -> contender instanceof TrigradContender;
      case START -> contender instanceof Starter;
      case SGD, ADAM, PREDICT, LOAD -> contender instanceof Trainer;
    };
  }

  /** Multiplications and additions of one operation; NaN where nobody counts them. */
  double flops() {
    return switch (kind) {
      case SGD, ADAM -> task().stepFlops();
      case PREDICT, LOAD -> task().forwardFlops();
      case PRODUCT -> product().flops();
      case CALCULATION, OVERHEAD, START -> Double.NaN;
    };
  }

  /** For readers. */
  String title() {
    String what =
        switch (kind) {
          case SGD -> "SGD " + shape;
          case ADAM -> "Adam " + shape;
          case PREDICT -> "predict " + shape;
          case LOAD -> "load " + shape;
          case PRODUCT -> shape.replace('x', '×');
          case CALCULATION -> calculation().title();
          case OVERHEAD -> "overhead " + shape;
          case START -> "start " + shape;
        };
    return threads == 1 ? what : what + ", " + threads + " threads";
  }

  /** A time as in {@code 12.3 µs}, in the unit that suits the kind. */
  String text(double micros) {
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
