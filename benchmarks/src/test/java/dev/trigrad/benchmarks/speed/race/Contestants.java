package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.contender.Calculation;
import dev.trigrad.benchmarks.speed.contender.Contender.Calculator;
import dev.trigrad.benchmarks.speed.contender.Contender.Computation;
import dev.trigrad.benchmarks.speed.contender.Contender.Network;
import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.contender.Contender.Trainer;
import dev.trigrad.benchmarks.speed.contender.NetworkTask;

/** Contenders for the test of the race. */
abstract sealed class Contestants implements Trainer {
  private Contestants() {}

  @Override
  public String version() {
    return "test";
  }

  /** Its loss falls by a factor at each step. */
  record Falling(float factor, float[] value) implements Network {
    @Override
    public void step() {
      value[0] *= factor;
    }

    @Override
    public float loss() {
      return value[0];
    }

    @Override
    public Object predict() {
      return value;
    }
  }

  /** Learns. */
  public static final class Able extends Contestants {
    @Override
    public String name() {
      return "able";
    }

    @Override
    public Network network(NetworkTask task) {
      return new Falling(0.5f, new float[] {2});
    }
  }

  /** Does not learn. */
  public static final class Stubborn extends Contestants {
    @Override
    public String name() {
      return "stubborn";
    }

    @Override
    public Network network(NetworkTask task) {
      return new Falling(1, new float[] {2});
    }
  }

  /** Has no network. */
  public static final class Broken extends Contestants {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public Network network(NetworkTask task) {
      throw new UnsupportedOperationException("no networks here");
    }
  }

  /** Ends its virtual machine. */
  public static final class Gone extends Contestants {
    @Override
    public String name() {
      return "gone";
    }

    @Override
    public Network network(NetworkTask task) {
      System.exit(3);
      return null;
    }
  }

  /** Computes something else than it is asked. */
  public static final class Wrong extends Contestants implements Calculator {
    @Override
    public String name() {
      return "wrong";
    }

    @Override
    public Network network(NetworkTask task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Computation computation(Calculation calculation) {
      float[] x = calculation.inputs().getFirst();
      return new Computation() {
        @Override
        public Object run() {
          return x;
        }

        @Override
        public float[][] results() {
          return new float[][] {x};
        }
      };
    }
  }

  /** Its program ends without a word. */
  public static final class Mute extends Contestants implements Starter {
    @Override
    public String name() {
      return "mute";
    }

    @Override
    public Network network(NetworkTask task) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String program() {
      return Mute.class.getName();
    }

    /** Nothing. */
    public static void main(String[] arguments) {}
  }
}
