package dev.trigrad.op;

import java.util.Locale;

/** Reductions over axes; the order of additions is a fixed tree that depends on the shape alone. */
public enum ReduceFunction {
  /** Σ; 0 of nothing. */
  SUM,
  /** The largest; NaN if any is; an empty one is an error. */
  MAX,
  /** The smallest; NaN if any is; an empty one is an error. */
  MIN;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Where it has kinks. */
  public Decision decision() {
    return switch (this) {
      case SUM -> Decision.NONE;
      case MAX, MIN -> Decision.PLACES;
    };
  }

  /** Lower-case name. */
  public String label() {
    return label;
  }
}
