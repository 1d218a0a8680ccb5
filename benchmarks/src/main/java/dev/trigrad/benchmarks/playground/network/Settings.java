package dev.trigrad.benchmarks.playground.network;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What is trained and how: all that a page can choose. Immutable; whatever is out of its limits is
 * refused in one line.
 *
 * @param source where the points come from
 * @param points how many are made up
 * @param noise standard deviation of what is added to them
 * @param testShare part of them that is only looked at, from 0.1 to 0.9
 * @param seed of points, weights and order
 * @param columns a table's names of x, y and target; empty for its own choice
 * @param features what the network sees of a point, at least one
 * @param hidden units of each hidden layer
 * @param rate learning rate
 * @param l1 strength of Σ |w|
 * @param l2 strength of Σ w²
 * @param dropout part of each hidden layer's outputs that a step leaves out
 * @param batch samples of a step
 * @param engine an engine's name
 * @param pace epochs a second, or 0 for as many as there can be
 */
public record Settings(
    Source source,
    int points,
    double noise,
    double testShare,
    long seed,
    List<String> columns,
    List<Feature> features,
    List<Integer> hidden,
    ActivationChoice activation,
    LossChoice loss,
    OptimizerChoice optimizer,
    double rate,
    double l1,
    double l2,
    double dropout,
    int batch,
    String engine,
    int pace) {
  public static final int MOST_POINTS = 2_000;
  public static final int MOST_LAYERS = 6;
  public static final int MOST_UNITS = 32;
  public static final int MOST_SAMPLES = 10_000;
  public static final int MOST_PACE = 1_000;

  /** Checks the limits. */
  public Settings {
    within("points", points, 20, MOST_POINTS);
    within("noise", noise, 0, 1);
    within("test share", testShare, 0.1, 0.9);
    testShare = hundredths(testShare);
    within("seed", seed, 0, Integer.MAX_VALUE);
    columns = List.copyOf(columns);
    if (!columns.isEmpty() && columns.size() != 3) {
      throw new IllegalArgumentException(
          "columns: got " + columns.size() + " names; give those of x, y and target, or none");
    }
    features = features.stream().distinct().sorted().toList();
    if (features.isEmpty()) {
      throw new IllegalArgumentException("features: none is chosen; choose at least one");
    }
    hidden = List.copyOf(hidden);
    within("hidden layers", hidden.size(), 0, MOST_LAYERS);
    for (int i = 0; i < hidden.size(); i++) {
      within("units of hidden layer " + (i + 1), hidden.get(i), 1, MOST_UNITS);
    }
    within("learning rate", rate, 0, 10);
    within("l1", l1, 0, 1);
    within("l2", l2, 0, 1);
    within("dropout", dropout, 0, 0.9);
    // As an engine is found; the name becomes part of a program.
    engine = engine.strip().toLowerCase(Locale.ROOT);
    within("batch", batch, 1, MOST_SAMPLES);
    within("pace", pace, 0, MOST_PACE);
  }

  private static double hundredths(double share) {
    return Math.round(share * 100) / 100.0;
  }

  /** These settings but for what {@code change} assigns, as in {@code but(s -> s.rate = 0.1)}. */
  public Settings but(Consumer<SettingsDraft> change) {
    var draft = new SettingsDraft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Part of the points that is trained on. */
  double trainShare() {
    return hundredths(1 - testShare);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s: %s is out of range; give a number from %s to %s"
              .formatted(name, shown(value), shown(least), shown(most)));
    }
  }

  private static String shown(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }

  /** Whether {@code other} has the same points. */
  boolean samePoints(Settings other) {
    boolean same = source == other.source && seed == other.seed && testShare == other.testShare;
    return same
        && (source == Source.CSV
            ? columns.equals(other.columns)
            : points == other.points && noise == other.noise);
  }

  /** Whether {@code other} has a network of the same build. */
  boolean sameNetwork(Settings other) {
    return features.equals(other.features)
        && hidden.equals(other.hidden)
        && activation == other.activation
        && dropout == other.dropout;
  }
}
