package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * How far one fresh virtual machine came.
 *
 * @param seconds marks since the first step began, in ascending order
 * @param steps that were done by each mark, whole ones
 * @param processor milliseconds of processor time by kind of thread, from the start of the process
 *     to the last mark; empty where the system does not tell
 * @param compiled what C2 compiled by then, {@code null} if that was not recorded
 */
public record Curve(
    List<Double> seconds, List<Long> steps, Map<String, Double> processor, Compiled compiled) {
  /** All that are reported; how many are measured depends on how long a curve is. */
  public static final List<Double> MARKS = List.of(0.5, 1.0, 2.0, 3.0, 5.0, 8.0, 10.0);

  /**
   * What C2 compiled.
   *
   * @param methods whole ones and loops of running ones, each as often as it was compiled
   * @param codeBytes size of their code
   */
  public record Compiled(int methods, long codeBytes) {}

  /** Copies. */
  public Curve {
    seconds = List.copyOf(seconds);
    steps = List.copyOf(steps);
    processor = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(processor));
    if (seconds.size() != steps.size()) {
      throw new IllegalArgumentException("curve: " + seconds + " seconds, " + steps + " steps");
    }
  }

  /** The marks of a curve of {@code length} seconds. */
  public static List<Double> marksUntil(double length) {
    return MARKS.stream().filter(mark -> mark <= length).toList();
  }

  /** The same, with {@code compiled}. */
  public Curve with(Compiled compiled) {
    return new Curve(seconds, steps, processor, compiled);
  }

  /** Steps by the mark at {@code second}; NaN if there is no such mark. */
  public double steps(double second) {
    int mark = seconds.indexOf(second);
    return mark < 0 ? Double.NaN : steps.get(mark);
  }

  /** Steps by the mark at {@code second}, of those of {@code curves} that have it. */
  public static Quartiles steps(List<Curve> curves, double second) {
    return quartiles(curves.stream().map(curve -> curve.steps(second)).toList());
  }

  /**
   * Steps of each of {@code curves} by the mark at {@code second} over those of its like among
   * {@code others}: the i-th of both ran one after the other. NaN if one of the others had no step.
   *
   * @throws IllegalArgumentException if there are not as many
   */
  public static Quartiles ratio(List<Curve> curves, List<Curve> others, double second) {
    if (curves.size() != others.size()) {
      throw new IllegalArgumentException(
          "curves: " + curves.size() + " and " + others.size() + " are no pairs");
    }
    var ratios = new ArrayList<Double>();
    for (int i = 0; i < curves.size(); i++) {
      double divisor = others.get(i).steps(second);
      ratios.add(divisor > 0 ? curves.get(i).steps(second) / divisor : Double.NaN);
    }
    return quartiles(ratios);
  }

  /** Of none, if one of {@code values} is missing. */
  private static Quartiles quartiles(List<Double> values) {
    return Quartiles.of(values.contains(Double.NaN) ? List.of() : values);
  }

  /** Milliseconds that threads of {@code kind} took; NaN where the system does not tell. */
  public double processor(String kind) {
    return processor.isEmpty() ? Double.NaN : processor.getOrDefault(kind, 0.0);
  }

  /** Of what {@link #toString} gives. */
  public static Curve parse(String text) {
    String[] parts = text.split(";", -1);
    var seconds = new ArrayList<Double>();
    var steps = new ArrayList<Long>();
    for (String mark : parts[0].split(",")) {
      String[] pair = mark.split(":");
      seconds.add(Double.valueOf(pair[0]));
      steps.add(Long.valueOf(pair[1]));
    }
    var processor = new LinkedHashMap<String, Double>();
    for (String kind : parts[1].isEmpty() ? new String[0] : parts[1].split(",")) {
      String[] pair = kind.split(":");
      processor.put(pair[0], Double.valueOf(pair[1]));
    }
    String[] counts = parts[2].split(":");
    return new Curve(
        seconds,
        steps,
        processor,
        parts[2].isEmpty()
            ? null
            : new Compiled(Integer.parseInt(counts[0]), Long.parseLong(counts[1])));
  }

  @Override
  public String toString() {
    var marks = new StringJoiner(",");
    for (int i = 0; i < steps.size(); i++) {
      marks.add(seconds.get(i) + ":" + steps.get(i));
    }
    var kinds = new StringJoiner(",");
    processor.forEach((kind, millis) -> kinds.add(kind + ":" + millis));
    String counts = compiled == null ? "" : compiled.methods + ":" + compiled.codeBytes;
    return marks + ";" + kinds + ";" + counts;
  }
}
