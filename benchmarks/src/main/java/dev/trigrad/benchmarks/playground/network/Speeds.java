package dev.trigrad.benchmarks.playground.network;

import java.util.LinkedHashMap;
import java.util.Map;

/** Samples per second of each engine, over the last moments that it was at work, in steps alone. */
final class Speeds {
  /** About how much time is remembered. */
  private static final double SECONDS = 0.5;

  private record Sums(double samples, double seconds) {}

  private final Map<String, Sums> engines = new LinkedHashMap<>();

  void add(String engine, long samples, long nanoseconds) {
    Sums old = engines.getOrDefault(engine, new Sums(0, 0));
    double kept = old.seconds > SECONDS ? SECONDS / old.seconds : 1;
    engines.put(
        engine, new Sums(old.samples * kept + samples, old.seconds * kept + nanoseconds * 1e-9));
  }

  Map<String, Double> rates() {
    var rates = new LinkedHashMap<String, Double>();
    engines.forEach((name, sums) -> rates.put(name, sums.samples / sums.seconds));
    return rates;
  }
}
