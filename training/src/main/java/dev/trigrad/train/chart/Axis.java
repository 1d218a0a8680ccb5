package dev.trigrad.train.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** A range of numbers with round ticks, linear or logarithmic. */
final class Axis {
  private static final int[] MANTISSAS = {1, 2, 5};
  private static final int MOST_DIGITS = 6;
  private static final double PRECISION = 1e-12;

  /** Extent of a range, relative to its numbers, whose ticks twelve digits tell apart. */
  private static final double NARROWEST = 1e-10;

  /** A tick and what is written there. */
  record Tick(double value, String label) {}

  private final boolean logarithmic;
  private final List<Tick> ticks = new ArrayList<>();
  private double from;
  private double to;

  /**
   * An axis from {@code least} to {@code largest}.
   *
   * @param count about how many ticks are wanted
   * @param exact whether it ends there and counts, so that ticks are whole; else it ends at ticks
   */
  Axis(double least, double largest, int count, boolean exact, boolean logarithmic) {
    this.logarithmic = logarithmic;
    from = least;
    to = largest;
    if (logarithmic) {
      decades(count);
    } else {
      // A range of no extent, or hardly any, gets some.
      double size = Math.max(Math.abs(from), Math.abs(to));
      if (to - from <= size * NARROWEST) {
        double room = size == 0 ? 1 : size / 2;
        from -= room;
        to += room;
      }
      steps(count, exact);
    }
  }

  List<Tick> ticks() {
    return ticks;
  }

  /** Where {@code value} lies, from 0 to 1. */
  double place(double value) {
    return logarithmic
        ? (Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))
        : (value - from) / (to - from);
  }

  private void steps(int count, boolean exact) {
    BigDecimal step = step((to - from) / count);
    step = exact ? step.max(BigDecimal.ONE) : step;
    BigDecimal first = floor(from, step);
    BigDecimal last = floor(to, step);
    if (!exact && last.doubleValue() < to) {
      last = last.add(step);
    }
    for (BigDecimal tick = first; tick.compareTo(last) <= 0; tick = tick.add(step)) {
      if (!exact || tick.doubleValue() >= from) {
        ticks.add(new Tick(tick.doubleValue(), label(tick)));
      }
    }
    if (!exact) {
      from = first.doubleValue();
      to = last.doubleValue();
    }
  }

  /** The multiple of {@code step} at or below {@code value}. */
  private static BigDecimal floor(double value, BigDecimal step) {
    return BigDecimal.valueOf(value).divide(step, 0, java.math.RoundingMode.FLOOR).multiply(step);
  }

  /** 1, 2 or 5 times a power of ten, at least {@code rough}. */
  private static BigDecimal step(double rough) {
    int exponent = (int) Math.floor(Math.log10(rough));
    for (int mantissa : MANTISSAS) {
      BigDecimal step = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= rough * (1 - PRECISION)) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
  }

  private void decades(int count) {
    int low = (int) Math.floor(Math.log10(from) + PRECISION);
    int high = (int) Math.ceil(Math.log10(to) - PRECISION);
    high = Math.max(high, low + 1);
    int stride = (high - low + count - 1) / count;
    high = low + (high - low + stride - 1) / stride * stride;
    boolean fine = high - low <= 2;
    for (int exponent = low; exponent <= high; exponent += stride) {
      for (int mantissa : MANTISSAS) {
        if (mantissa == 1 || fine && exponent < high) {
          BigDecimal tick = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
          ticks.add(new Tick(tick.doubleValue(), label(tick)));
        }
      }
    }
    from = ticks.getFirst().value();
    to = ticks.getLast().value();
  }

  /** {@code value} in as few characters as tell it. */
  static String label(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal bare = value.round(new MathContext(12)).stripTrailingZeros();
    String plain = bare.toPlainString();
    if (plain.length() <= MOST_DIGITS) {
      return plain;
    }
    int exponent = bare.precision() - bare.scale() - 1;
    String scientific = bare.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    return scientific.length() < plain.length() ? scientific : plain;
  }
}
