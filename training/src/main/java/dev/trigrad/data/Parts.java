package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which rows go to which part. */
final class Parts {
  /** Fractions are written as decimal numbers, which add up to 1 but for rounding. */
  private static final double TOLERANCE = 1e-9;

  private Parts() {}

  /** {@code fractions} of {@code n} in whole numbers that add up to {@code n}. */
  static int[] shares(String operation, int n, double... fractions) {
    ArgumentException.requirePresent(fractions, operation, "array of fractions");
    double sum = 0;
    for (double fraction : fractions) {
      if (!(fraction >= 0 && fraction <= 1)) {
        throw new ArgumentException(
            operation + ": fraction is " + fraction + ", expected a number in [0, 1]");
      }
      sum += fraction;
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new ArgumentException(
          operation
              + ": the fractions "
              + Arrays.toString(fractions)
              + " add up to "
              + (float) sum
              + ", expected 1; give one for each part");
    }
    int[] shares = new int[fractions.length];
    double[] quotas = new double[fractions.length];
    int left = n;
    for (int i = 0; i < shares.length; i++) {
      quotas[i] = n * (fractions[i] / sum);
      shares[i] = Math.min((int) quotas[i], left);
      left -= shares[i];
    }
    while (left-- > 0) {
      shares[largest(quotas, shares)]++;
    }
    return shares;
  }

  /** The first of the parts that lack most. */
  private static int largest(double[] quotas, int[] shares) {
    int largest = 0;
    for (int i = 1; i < quotas.length; i++) {
      if (quotas[i] - shares[i] > quotas[largest] - shares[largest]) {
        largest = i;
      }
    }
    return largest;
  }

  /** Parts of these sizes, one after the other in the order of {@code key}. */
  static List<Dataset> inOrder(Dataset data, RandomKey key, int[] sizes) {
    int[] order = Permutation.of(data.size(), key);
    List<Dataset> parts = new ArrayList<>();
    int from = 0;
    for (int size : sizes) {
      parts.add(new SubsetDataset(data, Arrays.copyOfRange(order, from, from + size)));
      from += size;
    }
    return parts;
  }

  static List<Dataset> stratified(Dataset data, String column, RandomKey key, double... fractions) {
    Columns.requireClasses("split", data.columns(), column);
    int[] classes = data.classes(column);
    double sum = Arrays.stream(fractions).sum();
    int[] order = Permutation.of(classes.length, key);
    int[] part = new int[classes.length];
    double[] quotas = new double[fractions.length];
    int[] shares = new int[fractions.length];
    for (List<Integer> rows : byClass(order, classes).values()) {
      int row = 0;
      double[] quota = new double[fractions.length];
      for (int i = 0; i < fractions.length; i++) {
        quota[i] = rows.size() * (fractions[i] / sum);
        quotas[i] += quota[i];
        int whole = Math.min((int) (quota[i] + TOLERANCE), rows.size() - row);
        shares[i] += whole;
        quota[i] -= whole;
        for (int j = 0; j < whole; j++) {
          part[rows.get(row++)] = i;
        }
      }
      while (row < rows.size()) {
        int lacks = lacking(quota, quotas, shares);
        part[rows.get(row++)] = lacks;
        shares[lacks]++;
        quota[lacks] = -1;
      }
    }
    return assigned(data, order, part, fractions.length);
  }

  /**
   * Of the parts whose quota of this class is not whole, and which have not been given another row
   * of it yet, the first of those that lack most of all classes so far.
   */
  private static int lacking(double[] quota, double[] quotas, int[] shares) {
    int lacking = -1;
    for (int i = 0; i < quota.length; i++) {
      if (quota[i] > TOLERANCE
          && (lacking < 0 || quotas[i] - shares[i] > quotas[lacking] - shares[lacking])) {
        lacking = i;
      }
    }
    return lacking < 0 ? largest(quotas, shares) : lacking;
  }

  private static Map<Integer, List<Integer>> byClass(int[] order, int[] classes) {
    var byClass = new TreeMap<Integer, List<Integer>>();
    for (int row : order) {
      byClass.computeIfAbsent(classes[row], _ -> new ArrayList<>()).add(row);
    }
    return byClass;
  }

  private static List<Dataset> assigned(Dataset data, int[] order, int[] part, int count) {
    List<Dataset> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int each = i;
      parts.add(
          new SubsetDataset(data, Arrays.stream(order).filter(row -> part[row] == each).toArray()));
    }
    return parts;
  }

  static void requireFolds(Dataset data, int k, RandomKey key) {
    ArgumentException.requirePresent(key, "folds", "key");
    if (k < 2 || k > data.size()) {
      throw new ArgumentException(
          "folds: " + k + " parts of " + data.size() + " rows, expected 2 to as many as rows");
    }
  }

  /** Deals the rows, of each class in turn if there are classes, to the folds in turn. */
  static List<Fold> folds(Dataset data, int k, int[] order, int[] classes) {
    int[] part = new int[order.length];
    int next = 0;
    int[] one = classes == null ? new int[order.length] : classes;
    for (List<Integer> rows : byClass(order, one).values()) {
      for (int row : rows) {
        part[row] = next++ % k;
      }
    }
    List<Fold> folds = new ArrayList<>();
    List<Dataset> validation = assigned(data, order, part, k);
    for (int i = 0; i < k; i++) {
      int each = i;
      int[] others = Arrays.stream(order).filter(row -> part[row] != each).toArray();
      folds.add(new Fold(new SubsetDataset(data, others), validation.get(i)));
    }
    return folds;
  }
}
