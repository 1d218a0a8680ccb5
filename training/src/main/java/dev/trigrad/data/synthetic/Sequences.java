package dev.trigrad.data.synthetic;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;

/**
 * Tasks that ask a network to remember what it has read: n sequences of one length, real ones as
 * float32 [n, length, channels], those of symbols as int32 [n, length].
 */
public final class Sequences {
  private Sequences() {}

  private static void require(String what, int n, long length, RandomKey key) {
    Draw.require(what, n, key);
    if (length < 1) {
      throw new ArgumentException(what + ": length is " + length + ", expected at least 1");
    }
    if (2 * length * n > Integer.MAX_VALUE - 8) {
      throw new ShapeException(
          what + ": " + n + " sequences of length " + length + " are more than an array holds");
    }
  }

  private static TensorDataset symbols(int n, int length, int[] features, int[] targets) {
    return TensorDataset.of(
        Points.tensor(TensorType.int32(Shape.of(n, length)), features),
        Points.tensor(TensorType.int32(Shape.of(n, length)), targets));
  }

  /**
   * The adding problem: features float32 [n, length, 2] of values uniform in [−1, 1) and marks;
   * targets float32 [n, 1] of ½ + (X₁ + X₂) / 4, the values marked by 1. The first mark is on one
   * of the first ten places, the second on another of the first ⌊length / 2⌋ − 1; the first and the
   * last place are marked by −1, all others by 0. Where a mark falls on the first place it stays −1
   * and its X counts as 0. Guessing ½ has the mean squared error 1/24, a little less for that rule.
   * Source: Hochreiter and Schmidhuber, Long short-term memory, 1997, experiment 4, whose lengths
   * vary by a tenth; here all are {@code length}.
   *
   * @throws ArgumentException if the length is less than 22, so that ten places are in the first
   *     half
   */
  public static TensorDataset addition(int n, int length, RandomKey key) {
    String what = "addition";
    Draw.atLeast(what, "length", length, 22);
    require(what, n, length, key);
    var values = new Draw(key.split("values"));
    var marks = new Draw(key.split("marks"));
    float[] features = new float[2 * n * length];
    float[] targets = new float[n];
    for (int row = 0; row < n; row++) {
      int at = 2 * row * length;
      for (int i = 0; i < length; i++) {
        features[at + 2 * i] = (float) (2 * values.uniform() - 1);
      }
      int first = marks.below(10);
      int second = marks.below(length / 2 - 2);
      second += second >= first ? 1 : 0;
      double sum = 0;
      for (int place : new int[] {first, second}) {
        features[at + 2 * place + 1] = 1;
        sum += place == 0 ? 0 : features[at + 2 * place];
      }
      features[at + 1] = -1;
      features[at + 2 * length - 1] = -1;
      targets[row] = (float) (0.5 + sum / 4);
    }
    return TensorDataset.of(
        Points.tensor(TensorType.float32(Shape.of(n, length, 2)), features),
        Points.tensor(TensorType.float32(Shape.of(n, 1)), targets));
  }

  /**
   * Copying memory: {@code length} symbols from 1 to {@code symbols}, then {@code delay} − 1 blanks
   * (0), the word to answer (symbols + 1), and {@code length} blanks; targets are blanks until that
   * word and then the symbols: int32 [n, 2 · length + delay] both. Source: Hochreiter and
   * Schmidhuber, 1997, as in Arjovsky, Shah and Bengio, Unitary evolution recurrent neural
   * networks, 2016 (length 10, 8 symbols).
   */
  public static TensorDataset copy(int n, int length, int delay, int symbols, RandomKey key) {
    String what = "copy";
    Draw.atLeast(what, "length", length, 1);
    Draw.atLeast(what, "delay", delay, 1);
    Draw.atLeast(what, "symbols", symbols, 1);
    require(what, n, 2L * length + delay, key);
    var draw = new Draw(key);
    int all = 2 * length + delay;
    int[] features = new int[n * all];
    int[] targets = new int[n * all];
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < length; i++) {
        int symbol = 1 + draw.below(symbols);
        features[row * all + i] = symbol;
        targets[row * all + length + delay + i] = symbol;
      }
      features[row * all + length + delay - 1] = symbols + 1;
    }
    return symbols(n, all, features, targets);
  }

  /**
   * Reversal: {@code length} symbols from 0 to {@code symbols} − 1, and the same from the last to
   * the first as targets; int32 [n, length] both.
   */
  public static TensorDataset reverse(int n, int length, int symbols, RandomKey key) {
    Draw.atLeast("reverse", "symbols", symbols, 1);
    require("reverse", n, length, key);
    var draw = new Draw(key);
    int[] features = new int[n * length];
    int[] targets = new int[n * length];
    for (int i = 0; i < features.length; i++) {
      features[i] = draw.below(symbols);
      targets[i / length * length + length - 1 - i % length] = features[i];
    }
    return symbols(n, length, features, targets);
  }

  /**
   * Parity: bits 0 and 1 as float32 [n, length, 1]; targets int32 [n]: 1 if the ones are odd in
   * number. ⌈n / 2⌉ sequences are even. Source: Minsky and Papert, Perceptrons, 1969.
   */
  public static TensorDataset parity(int n, int length, RandomKey key) {
    require("parity", n, length, key);
    var draw = new Draw(key.split("bits"));
    int[] order = Draw.order(key, n);
    float[] features = new float[n * length];
    int[] targets = new int[n];
    for (int row = 0; row < n; row++) {
      int label = order[row] % 2;
      int odd = label;
      for (int i = 0; i < length - 1; i++) {
        int bit = draw.below(2);
        features[row * length + i] = bit;
        odd ^= bit;
      }
      features[row * length + length - 1] = odd;
      targets[row] = label;
    }
    return TensorDataset.of(
        Points.tensor(TensorType.float32(Shape.of(n, length, 1)), features),
        Points.tensor(TensorType.int32(Shape.of(n)), targets));
  }

  /**
   * Delayed recall: bits x as float32 [n, length, 1], targets y of the same shape with yₜ = xₜ₋ₐ
   * for the delay a, and 0 before.
   *
   * @throws ArgumentException unless 0 ≤ delay &lt; length
   */
  public static TensorDataset echo(int n, int length, int delay, RandomKey key) {
    require("echo", n, length, key);
    if (delay < 0 || delay >= length) {
      throw new ArgumentException(
          "echo: delay is " + delay + ", expected 0 to " + (length - 1) + ", less than the length");
    }
    var draw = new Draw(key);
    float[] features = new float[n * length];
    float[] targets = new float[n * length];
    for (int i = 0; i < features.length; i++) {
      features[i] = draw.below(2);
      if (i % length >= delay) {
        targets[i] = features[i - delay];
      }
    }
    return TensorDataset.of(
        Points.tensor(TensorType.float32(Shape.of(n, length, 1)), features),
        Points.tensor(TensorType.float32(Shape.of(n, length, 1)), targets));
  }
}
