package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.Random;

/**
 * In a pass that trains, each number becomes 0 with probability {@code rate} and is divided by 1 −
 * rate otherwise, so that its expectation stays; else {@code y = x}. Which ones depends on the
 * pass's key alone, on every engine.
 *
 * <p>Source: Srivastava et al., Dropout, JMLR 2014.
 */
public final class Dropout extends Module {
  private final double rate;

  /** Dropout with probability {@code rate}, in [0, 1]. */
  public Dropout(double rate) {
    this.rate = requireRate("dropout", rate);
  }

  static double requireRate(String name, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new ArgumentException(name + ": rate is " + rate + ", expected 0 to 1");
    }
    return rate;
  }

  /** Probability of 0. */
  public double rate() {
    return rate;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return dropped(x, x.shape(), rate, pass);
  }

  /** x with one decision for each element of {@code shape}, which broadcasts to x's. */
  static Tensor dropped(Tensor x, Shape shape, double rate, Pass pass) {
    if (x.dtype() != DType.FLOAT32) {
      throw new dev.trigrad.DTypeException("input " + x.type() + ", expected float32; cast it");
    }
    if (!pass.training() || rate == 0) {
      return x;
    }
    Tensor zero = Tensor.of(0f);
    if (rate == 1) {
      return Tensor.of(new boolean[1]).reshape().where(x, zero);
    }
    RandomKey key = pass.key();
    Tensor words = Tensor.of(new int[] {key.high(), key.low()});
    Tensor bits = Recorder.record(new Random(Random.Kind.BITS, shape), words);
    // The integers below the limit are the share 1 − rate of all; the largest is below none.
    long kept = Math.round((1 - rate) * 0x1p32);
    int limit = (int) Math.min(Integer.MIN_VALUE + kept, Integer.MAX_VALUE);
    return bits.less(limit).where(x.mul((float) (1 / (1 - rate))), zero);
  }

  @Override
  public String toString() {
    return "Dropout(" + rate + ")";
  }
}
