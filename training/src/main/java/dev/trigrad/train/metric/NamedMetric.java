package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import java.util.function.Supplier;

/** A metric by its name and what makes its tallies. */
record NamedMetric(String name, Supplier<Metric.Tally> tally) implements Metric {
  NamedMetric {
    ArgumentException.requirePresent(name, "metric", "name");
    ArgumentException.requirePresent(tally, "metric", "supplier of tallies");
    if (name.isBlank()) {
      throw new ArgumentException("metric: name is blank; give it one for tables and curves");
    }
  }

  @Override
  public Tally start() {
    return tally.get();
  }

  @Override
  public String toString() {
    return name;
  }
}
