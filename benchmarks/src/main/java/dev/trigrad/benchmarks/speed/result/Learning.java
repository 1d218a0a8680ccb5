package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.speed.contender.Contender.Network;

/**
 * What a contender's loss did over its first steps: who does not learn does not compete.
 *
 * @param first loss before any update
 * @param last loss before the last update
 * @param steps taken
 */
public record Learning(float first, float last, int steps) {
  /** What the steps may compute in all, so that slow libraries come to an end. */
  private static final double FLOPS = 1e10;

  private static final int FEWEST = 10;
  private static final int MOST = 100;

  /** A loss that has fallen is below this part of the first. */
  private static final double FALLEN = 0.99;

  /** Trains {@code network} for some steps. */
  public static Learning of(Network network, double flopsOfStep) {
    int steps = (int) Math.clamp(FLOPS / flopsOfStep, FEWEST, MOST);
    network.step();
    float first = network.loss();
    for (int i = 1; i < steps; i++) {
      network.step();
    }
    return new Learning(first, network.loss(), steps);
  }

  /** Of what {@link #toString} gives. */
  public static Learning parse(String text) {
    String[] parts = text.split(" ");
    return new Learning(
        Float.parseFloat(parts[0]), Float.parseFloat(parts[2]), Integer.parseInt(parts[4]));
  }

  @Override
  public String toString() {
    return first + " to " + last + " in " + steps + " steps";
  }

  /** Whether the loss fell. */
  public boolean fell() {
    return last < FALLEN * first;
  }
}
