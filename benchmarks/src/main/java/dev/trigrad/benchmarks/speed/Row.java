package dev.trigrad.benchmarks.speed;

/**
 * What contenders do side by side, a line of the report.
 *
 * @param kind of work
 * @param shape of network and batch, as in {@code 784-128-10/32}, or of a product, as in {@code
 *     64x128x784}
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
    PRODUCT
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

  /** Whether it is a training step. */
  boolean trains() {
    return kind == Kind.SGD || kind == Kind.ADAM;
  }

  /** Whether {@code contender} can do it. */
  boolean suits(Contender contender) {
    return switch (contender) {
      case Trainer _ when kind != Kind.PRODUCT -> true;
      case Multiplier _ when kind == Kind.PRODUCT -> true;
      default -> false;
    };
  }

  /** Multiplications and additions of one operation. */
  double flops() {
    return switch (kind) {
      case SGD, ADAM -> task().stepFlops();
      case PREDICT, LOAD -> task().forwardFlops();
      case PRODUCT -> product().flops();
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
        };
    return threads == 1 ? what : what + ", " + threads + " threads";
  }

  @Override
  public String toString() {
    return kind + " " + shape + " " + threads;
  }
}
