package dev.trigrad.train.metric;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.loss.Loss;
import java.util.function.Supplier;

/**
 * Something to be measured over a whole set, batch by batch: an immutable description, from which
 * each epoch begins a {@link Tally}.
 *
 * <p>All measures made here take their samples one after the other, in double precision: however a
 * set is cut into batches, its value is the same to the last bit (but for {@link #loss}, see
 * there). They are NaN of no samples, and from the first NaN score on: what is not a number is
 * never counted as some class. Wrong types, shapes and classes are refused, with nothing counted.
 */
public interface Metric {
  /** What it is called in tables and curves, as in {@code accuracy}. */
  String name();

  /** A tally of no samples. */
  Tally start();

  /**
   * A measure of the samples seen so far, exact for the whole set: batches weigh what they have, a
   * smaller last one too. Sums are in double precision. For one thread.
   */
  interface Tally {
    /**
     * Counts a batch.
     *
     * @param outputs what the model gave, [n, …], evaluated
     * @param targets what is right, [n, …]
     */
    void add(Tensor outputs, Tensor targets);

    /** The measure; NaN where it is not defined, of no samples for instance. */
    double value();
  }

  /** A metric called {@code name}, whose tallies {@code tally} makes. */
  static Metric of(String name, Supplier<Tally> tally) {
    return new NamedMetric(name, tally);
  }

  /** This metric under another name, for a second one of its kind. */
  default Metric named(String name) {
    return of(name, this::start);
  }

  /**
   * The mean of {@code loss} over the samples, called {@code loss}: a loss of one number counts for
   * as many samples as its batch has, as is right for a mean over them; one of several numbers
   * ({@code Reduction.NONE}) is summed and divided by how many they are. Each is a float32,
   * computed by the engine of {@link Tensor#item}.
   */
  static Metric loss(Loss loss) {
    ArgumentException.requirePresent(loss, "loss", "loss");
    return of("loss", () -> new MeanLoss(loss));
  }

  /** {@code accuracy}: {@link #accuracy(Task)} of one of any number of classes. */
  static Metric accuracy() {
    return accuracy(Task.ANY);
  }

  /**
   * {@code accuracy}: the share of samples that are given their own class; of several labels, of
   * those with all labels right (scikit-learn's {@code accuracy_score}; for the share of single
   * labels use the binary task).
   */
  static Metric accuracy(Task task) {
    ArgumentException.requirePresent(task, "accuracy", "task");
    return of("accuracy", () -> new Hits("accuracy", task, 1));
  }

  /**
   * {@code top-k}: the share of samples whose own class is among the {@code k} of largest scores;
   * of equal scores the first class goes before, as in {@link #accuracy}. Outputs [n, …, classes],
   * targets int32 [n, …].
   */
  static Metric topK(int k) {
    if (k < 1) {
      throw new ArgumentException("top-k: k is " + k + ", expected at least 1");
    }
    return of("top-" + k, () -> new Hits("top-" + k, Task.ANY, k));
  }

  /**
   * {@code precision}: of the samples given a class, the share that is of it; 0 if none is given
   * it. Of two classes that of class 1, of several the macro average.
   */
  static Metric precision(Task task) {
    return counts("precision", ClassCounts.Measure.PRECISION, task, standard(task), 0);
  }

  /** {@code precision.macro}, for instance: the average of the precisions of the classes. */
  static Metric precision(Task task, Average average) {
    ArgumentException.requirePresent(average, "precision", "average");
    return counts(average.of("precision"), ClassCounts.Measure.PRECISION, task, average, 0);
  }

  /** {@code precision.3}, for instance: that of class (or label) {@code only}. */
  static Metric precision(Task task, int only) {
    return counts("precision." + only, ClassCounts.Measure.PRECISION, task, null, only);
  }

  /**
   * {@code recall}: of the samples of a class, the share that is given it; 0 if there are none. Of
   * two classes that of class 1, of several the macro average.
   */
  static Metric recall(Task task) {
    return counts("recall", ClassCounts.Measure.RECALL, task, standard(task), 0);
  }

  /** {@code recall.macro}, for instance: the average of the recalls of the classes. */
  static Metric recall(Task task, Average average) {
    ArgumentException.requirePresent(average, "recall", "average");
    return counts(average.of("recall"), ClassCounts.Measure.RECALL, task, average, 0);
  }

  /** {@code recall.3}, for instance: that of class (or label) {@code only}. */
  static Metric recall(Task task, int only) {
    return counts("recall." + only, ClassCounts.Measure.RECALL, task, null, only);
  }

  /**
   * {@code f1}: 2 · precision · recall / (precision + recall) of a class; 0 if it is neither given
   * nor there. Of two classes that of class 1, of several the macro average.
   *
   * <p>Averages over exclusive classes are over those that occur or are given, as scikit-learn's.
   */
  static Metric f1(Task task) {
    return counts("f1", ClassCounts.Measure.F1, task, standard(task), 0);
  }

  /** {@code f1.macro}, for instance: the average of the F1 of the classes. */
  static Metric f1(Task task, Average average) {
    ArgumentException.requirePresent(average, "f1", "average");
    return counts(average.of("f1"), ClassCounts.Measure.F1, task, average, 0);
  }

  /** {@code f1.3}, for instance: that of class (or label) {@code only}. */
  static Metric f1(Task task, int only) {
    return counts("f1." + only, ClassCounts.Measure.F1, task, null, only);
  }

  private static Average standard(Task task) {
    return task != null && task.isBinary() ? Average.BINARY : Average.MACRO;
  }

  private static Metric counts(
      String name, ClassCounts.Measure measure, Task task, Average average, int only) {
    ClassCounts.check(name, task, average, only);
    return of(name, () -> new ClassCounts(name, task, measure, average, only));
  }

  /**
   * {@code rocAuc}: the area under the curve of true against false positive rate, the probability
   * that a sample of a class has a higher score for it than one of another class, half where they
   * are equal (midranks). Exact, from all scores, which are kept: 4 bytes each. Of several classes
   * (each against the rest) or labels the macro average. NaN if a class has no sample, or all.
   */
  static Metric rocAuc(Task task) {
    return rocAuc(task, standard(task));
  }

  /** {@code rocAuc.weighted}, for instance: the average of the areas of the classes. */
  static Metric rocAuc(Task task, Average average) {
    return ranking("rocAuc", task, average, true);
  }

  /**
   * {@code averagePrecision}: the sum of precision · rise of recall over all thresholds, from the
   * highest score down, equal scores at once and without interpolation (scikit-learn's {@code
   * average_precision_score}). Scores are kept: 4 bytes each. Of several classes or labels the
   * macro average. NaN if a class has no sample.
   */
  static Metric averagePrecision(Task task) {
    return averagePrecision(task, standard(task));
  }

  /** {@code averagePrecision.weighted}, for instance. */
  static Metric averagePrecision(Task task, Average average) {
    return ranking("averagePrecision", task, average, false);
  }

  private static Metric ranking(String name, Task task, Average average, boolean area) {
    ArgumentException.requirePresent(average, name, "average");
    ClassCounts.check(name, task, average, 0);
    String full = average == standard(task) ? name : average.of(name);
    return of(full, () -> new Ranking(name, task, average, area));
  }

  /** {@code mae}: the mean of |output − target| over all elements. */
  static Metric mae() {
    return Deviation.Measure.MAE.metric();
  }

  /** {@code mse}: the mean of (output − target)² over all elements. */
  static Metric mse() {
    return Deviation.Measure.MSE.metric();
  }

  /** {@code rmse}: the root of {@link #mse}, of all elements together. */
  static Metric rmse() {
    return Deviation.Measure.RMSE.metric();
  }

  /** {@code maxError}: the largest |output − target| of all elements. */
  static Metric maxError() {
    return Deviation.Measure.MAX_ERROR.metric();
  }

  /**
   * {@code r2}: 1 − Σ(target − output)² / Σ(target − mean of targets)², the coefficient of
   * determination of each output, [n, outputs…], and its mean over them. An output whose targets
   * are all equal gives 1 if they are met exactly, else 0 (scikit-learn's {@code r2_score}). NaN of
   * fewer than two samples.
   */
  static Metric r2() {
    return Deviation.Measure.R2.metric();
  }
}
