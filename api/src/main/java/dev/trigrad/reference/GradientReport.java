package dev.trigrad.reference;

import dev.trigrad.GraphException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link GradientCheck} found.
 *
 * @param judged number of derivatives compared
 * @param wrong number of those outside the tolerance
 * @param worst the entry farthest outside, or nearest to it, in units of its tolerance; {@code
 *     null} if none was judged
 * @param kinks entries not judged, with what decided differently at the two points
 * @param unjudged inputs of which no entry at all could be judged, so that nothing is known about
 *     their gradients; the check then fails
 * @param inFloat host functions without a double form, which were called in float32: steps and
 *     tolerances were wider
 */
public record GradientReport(
    int judged,
    int wrong,
    Entry worst,
    List<String> kinks,
    List<String> unjudged,
    List<String> inFloat) {
  /** Copies the lists. */
  public GradientReport {
    inFloat = List.copyOf(inFloat);
    kinks = List.copyOf(kinks);
    unjudged = List.copyOf(unjudged);
  }

  /**
   * One derivative.
   *
   * @param place which input and element, or which direction
   * @param gradient by the chain rule
   * @param difference by central differences
   * @param tolerance largest difference allowed
   */
  public record Entry(String place, double gradient, double difference, double tolerance) {
    /** {@code |gradient − difference| / tolerance}; +∞ if one of the two is no finite number. */
    public double error() {
      double distance = Math.abs(gradient - difference);
      double error = distance == 0 ? 0 : distance / tolerance;
      return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
  }

  /** Whether something of every input was judged, and nothing was wrong. */
  public boolean passed() {
    return wrong == 0 && judged > 0 && unjudged.isEmpty();
  }

  /**
   * Returns this report if it passed.
   *
   * @throws GraphException with the worst entry if it did not
   */
  public GradientReport orThrow() {
    if (!passed()) {
      throw new GraphException(toString());
    }
    return this;
  }

  /** One line: the count, the worst entry with both values, and the entries not judged. */
  @Override
  public String toString() {
    var text =
        new StringBuilder("gradient check: ")
            .append(wrong)
            .append(" of ")
            .append(judged)
            .append(" wrong");
    if (worst != null) {
      text.append(", worst at ")
          .append(worst.place())
          .append(": gradient ")
          .append(worst.gradient());
      text.append(", difference ")
          .append(worst.difference())
          .append(", ")
          .append(worst.error())
          .append(" tolerances");
    }
    if (judged == 0 || !unjudged.isEmpty()) {
      text.append("; cannot judge ")
          .append(unjudged.isEmpty() ? "anything" : String.join(", ", unjudged))
          .append(", choose other points");
    }
    if (!kinks.isEmpty()) {
      text.append("; ")
          .append(kinks.size())
          .append(" not differentiable here, as ")
          .append(kinks.getFirst());
    }
    if (!inFloat.isEmpty()) {
      text.append("; called '")
          .append(String.join("', '", inFloat))
          .append("' in float32, with wider steps and tolerances: give a double form");
    }
    return text.toString();
  }

  /** Collects entries. */
  static final class Builder {
    private final List<String> inFloat;
    private final List<String> kinks = new ArrayList<>();
    private final List<String> unjudged = new ArrayList<>();
    private int judged;
    private int wrong;
    private Entry worst;

    Builder(List<String> inFloat) {
      this.inFloat = inFloat;
    }

    /** Whether host functions are called in float32. */
    boolean inFloat() {
      return !inFloat.isEmpty();
    }

    void kink(String kink) {
      kinks.add(kink);
    }

    void unjudged(String input) {
      unjudged.add(input);
    }

    int judged() {
      return judged;
    }

    void entry(String place, double gradient, double difference, double tolerance) {
      var entry = new Entry(place, gradient, difference, tolerance);
      judged++;
      wrong += entry.error() <= 1 ? 0 : 1;
      worst = worst == null || entry.error() > worst.error() ? entry : worst;
    }

    GradientReport build() {
      return new GradientReport(judged, wrong, worst, kinks, unjudged, inFloat);
    }
  }
}
