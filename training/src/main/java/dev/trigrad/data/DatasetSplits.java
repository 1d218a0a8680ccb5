package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.RandomKey;
import java.util.List;

/**
 * Parts of a {@link Dataset}: views that have no row in common and together have all, each in an
 * order that the key decides. Equal keys give equal parts.
 */
public sealed interface DatasetSplits permits Dataset {
  /**
   * One part for each of {@code fractions}, of so many of the rows, rounded by largest remainders:
   * {@code data.split(RandomKey.of(1), 0.7, 0.15, 0.15)} to train, validate and test.
   *
   * @throws ArgumentException if a fraction is not in [0, 1], or they do not add up to 1
   */
  default List<Dataset> split(RandomKey key, double... fractions) {
    Dataset self = (Dataset) this;
    ArgumentException.requirePresent(key, "split", "key");
    return Parts.inOrder(self, key, Parts.shares("split", self.size(), fractions));
  }

  /**
   * As {@link #split}, where each part has of each class in the column {@link Dataset#TARGETS} its
   * share, rounded up or down.
   */
  default List<Dataset> stratifiedSplit(RandomKey key, double... fractions) {
    return stratifiedSplit(Dataset.TARGETS, key, fractions);
  }

  /**
   * As {@link #split}, where each part has of each class in the int32 column {@code column} its
   * share, rounded up or down; what one class lacks by rounding, others make up for.
   *
   * @throws dev.trigrad.DTypeException if the column is not one int32 number a row
   */
  default List<Dataset> stratifiedSplit(String column, RandomKey key, double... fractions) {
    Dataset self = (Dataset) this;
    ArgumentException.requirePresent(key, "split", "key");
    Parts.shares("split", self.size(), fractions);
    return Parts.stratified(self, column, key, fractions);
  }

  /**
   * The rows in {@code k} parts of equal size (or one row more), each left out once: cross
   * validation.
   *
   * @throws ArgumentException if {@code k} is not from 2 to the number of rows
   */
  default List<Fold> folds(int k, RandomKey key) {
    Dataset self = (Dataset) this;
    Parts.requireFolds(self, k, key);
    return Parts.folds(self, k, Permutation.of(self.size(), key), null);
  }

  /**
   * As {@link #folds}, where the parts have equally many of each class in the column {@link
   * Dataset#TARGETS}, or one more.
   */
  default List<Fold> stratifiedFolds(int k, RandomKey key) {
    return stratifiedFolds(Dataset.TARGETS, k, key);
  }

  /**
   * As {@link #folds}, where the parts have equally many of each class in the int32 column {@code
   * column}, or one more.
   *
   * @throws dev.trigrad.DTypeException if the column is not one int32 number a row
   */
  default List<Fold> stratifiedFolds(String column, int k, RandomKey key) {
    Dataset self = (Dataset) this;
    Parts.requireFolds(self, k, key);
    Columns.requireClasses("folds", self.columns(), column);
    return Parts.folds(self, k, Permutation.of(self.size(), key), self.classes(column));
  }
}
