package dev.trigrad.benchmarks.speed.trigrad;

import java.util.function.Supplier;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fused multiply-adds on numbers that never leave the registers, in the widest lanes that the
 * virtual machine uses.
 */
final class MultiplyAdds implements Supplier<Object> {
  private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

  /** Independent ones: two units times a latency of four or five cycles, and some more. */
  private static final int CHAINS = 12;

  private final int rounds;

  /**
   * {@code count} at a time.
   *
   * @throws IllegalArgumentException if that is no whole number of rounds
   */
  MultiplyAdds(long count) {
    int round = CHAINS * LANES.length();
    if (count % round != 0) {
      throw new IllegalArgumentException("multiply-adds: " + count + " by rounds of " + round);
    }
    rounds = Math.toIntExact(count / round);
  }

  /** At once. */
  static int lanes() {
    return LANES.length();
  }

  @Override
  public Object get() {
    return chains(rounds);
  }

  /** Each approaches 1, far from infinity and from denormal numbers. */
  private static float chains(int rounds) {
    FloatVector half = FloatVector.broadcast(LANES, 0.5f);
    FloatVector a = half;
    FloatVector b = half.add(1);
    FloatVector c = half.add(2);
    FloatVector d = half.add(3);
    FloatVector e = half.add(4);
    FloatVector f = half.add(5);
    FloatVector g = half.add(6);
    FloatVector h = half.add(7);
    FloatVector i = half.add(8);
    FloatVector j = half.add(9);
    FloatVector k = half.add(10);
    FloatVector l = half.add(11);
    for (int round = 0; round < rounds; round++) {
      a = a.fma(half, half);
      b = b.fma(half, half);
      c = c.fma(half, half);
      d = d.fma(half, half);
      e = e.fma(half, half);
      f = f.fma(half, half);
      g = g.fma(half, half);
      h = h.fma(half, half);
      i = i.fma(half, half);
      j = j.fma(half, half);
      k = k.fma(half, half);
      l = l.fma(half, half);
    }
    FloatVector sum =
        a.add(b).add(c).add(d).add(e).add(f).add(g).add(h).add(i).add(j).add(k).add(l);
    return sum.reduceLanes(VectorOperators.ADD);
  }
}
