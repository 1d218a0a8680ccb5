package dev.trigrad.benchmarks.compare;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one engine did.
 *
 * @param name of the engine
 * @param summary what it runs on
 * @param starts trainings from nothing
 * @param rounds turns of warm processes, those of one index of all engines one after the other
 * @param settled whether its processes became warm before the rounds began
 */
public record Contender(
    String name, String summary, List<Start> starts, List<Round> rounds, boolean settled) {
  /** On the test set, in the end of the first start. */
  public double accuracy() {
    return starts.getFirst().accuracy();
  }

  /** Of the steps of the first start. */
  public List<Float> losses() {
    return starts.getFirst().losses();
  }

  /** Samples a second, once warm. */
  public Quartiles rate() {
    return Quartiles.of(rounds.stream().map(Round::rate).toList());
  }

  /** Of the starts. */
  public List<Double> each(ToDoubleFunction<Start> value) {
    return starts.stream().mapToDouble(value).boxed().toList();
  }

  /** Median over the starts. */
  public double median(ToDoubleFunction<Start> value) {
    return Quartiles.of(each(value)).median();
  }

  /** Steps to an epoch's end with {@code target} on the test set; −1 if there was none. */
  public long stepsTo(double target) {
    Start first = starts.getFirst();
    var epoch = first.reaching(target);
    return epoch.isPresent() ? first.epochs().get(epoch.getAsInt()).steps() : -1;
  }

  /** Seconds of {@code start} until then; NaN if there was no such epoch. */
  public static double secondsTo(double target, Start start) {
    var epoch = start.reaching(target);
    return epoch.isPresent() ? start.epochs().get(epoch.getAsInt()).seconds() : Double.NaN;
  }

  /** Seconds in steps until then, if they take what they take once warm; NaN likewise. */
  public double warmSecondsTo(double target) {
    Start first = starts.getFirst();
    var epoch = first.reaching(target);
    return epoch.isPresent()
        ? first.epochs().get(epoch.getAsInt()).samples() / rate().median()
        : Double.NaN;
  }

  /** Whether all starts had the same losses, bit by bit. */
  public boolean repeats() {
    return starts.stream().allMatch(start -> start.losses().equals(losses()));
  }

  /** The largest difference of a step's loss from that of {@code other}. */
  public double largestDifference(Contender other) {
    double largest = 0;
    for (int i = 0; i < losses().size(); i++) {
      largest = Math.max(largest, Math.abs(losses().get(i) - other.losses().get(i)));
    }
    return largest;
  }

  /** The difference of the first step's loss from that of {@code other}, relative to that. */
  public double firstDifference(Contender other) {
    return Math.abs(losses().getFirst() / other.losses().getFirst() - 1);
  }
}
