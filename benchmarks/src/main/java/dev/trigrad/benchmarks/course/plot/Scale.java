package dev.trigrad.benchmarks.course.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of numbers, equal differences or (logarithmic) equal ratios being equally long.
 *
 * @param low its first number
 * @param high its last one, greater
 */
record Scale(double low, double high, boolean logarithmic) {
  /** A place with its number. */
  record Tick(double value, String label) {}

  /**
   * The axis from the least to the greatest of {@code values} that it can show (finite, and
   * positive if logarithmic), with some room; from 0 to 1 (or 1 to 10) if there are none.
   */
  static Scale around(List<double[]> values, boolean logarithmic, double room) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double[] each : values) {
      for (double value : each) {
        if (Double.isFinite(value) && (!logarithmic || value > 0)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    if (low > high) {
      return logarithmic ? new Scale(1, 10, true) : new Scale(0, 1, false);
    }
    if (logarithmic) {
      double factor = low == high ? 10 : Math.pow(high / low, room);
      return new Scale(low == high ? low : low / factor, high * factor, true);
    }
    double margin = low == high ? Math.max(1, Math.abs(low)) / 2 : (high - low) * room;
    return new Scale(low - margin, high + margin, false);
  }

  /** Where {@code value} is: 0 at the low end, 1 at the high one. */
  double at(double value) {
    return logarithmic
        ? Math.log(value / low) / Math.log(high / low)
        : (value - low) / (high - low);
  }

  /** The number at {@code place}. */
  double value(double place) {
    return logarithmic ? low * Math.pow(high / low, place) : low + (high - low) * place;
  }

  /** Round numbers along the axis, about {@code wanted} of them. */
  List<Tick> ticks(int wanted) {
    double decades = logarithmic ? Math.log10(high / low) : 0;
    return decades >= 2
        ? powers((int) Math.ceil(decades / wanted))
        : decades > 0.7 ? oneTwoFive() : steps(wanted);
  }

  private List<Tick> powers(int stride) {
    var ticks = new ArrayList<Tick>();
    for (int power = (int) Math.ceil(Math.log10(low)); power <= Math.log10(high); power++) {
      if (Math.floorMod(power, stride) == 0) {
        ticks.add(tick(1, power));
      }
    }
    return ticks;
  }

  private List<Tick> oneTwoFive() {
    var ticks = new ArrayList<Tick>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int digit : new int[] {1, 2, 5}) {
        Tick tick = tick(digit, power);
        if (tick.value >= low && tick.value <= high) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }

  private static Tick tick(int digit, int power) {
    double value = digit * Math.pow(10, power);
    boolean plain = power >= -3 && power <= 4;
    String format = "%." + Math.max(0, -power) + "f";
    return new Tick(value, plain ? String.format(Locale.ROOT, format, value) : digit + "e" + power);
  }

  private List<Tick> steps(int wanted) {
    double rough = (high - low) / wanted;
    double unit = Math.pow(10, Math.floor(Math.log10(rough)));
    double step = unit * (rough <= unit ? 1 : rough <= 2 * unit ? 2 : rough <= 5 * unit ? 5 : 10);
    double largest = Math.max(Math.abs(low), Math.abs(high));
    int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
    String format = largest >= 1e6 || digits > 4 ? "%.1e" : "%." + digits + "f";
    var ticks = new ArrayList<Tick>();
    double first = Math.ceil(low / step - 1e-9);
    for (double k = first; k * step <= high + 1e-9 * step; k++) {
      ticks.add(new Tick(k * step, String.format(Locale.ROOT, format, k == 0 ? 0 : k * step)));
    }
    return ticks;
  }
}
