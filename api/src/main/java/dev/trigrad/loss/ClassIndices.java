package dev.trigrad.loss;

import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.op.composite.OneHot;

/** Class indices as targets: none out of range is ever taken for a class. */
final class ClassIndices {
  private ClassIndices() {}

  /**
   * Checks the indices if they are known already.
   *
   * @throws IndexException naming the first one outside [0, classes)
   */
  static void check(String loss, Tensor target, int classes) {
    int[] known = target.knownInts();
    if (known != null) {
      check(loss, known, classes, 0);
    }
  }

  /**
   * Checks {@code known} indices; {@code ignored} is allowed, be it a class or not.
   *
   * @throws IndexException naming the first other one outside [0, classes)
   */
  static void check(String loss, int[] known, int classes, int ignored) {
    for (int i = 0; i < known.length; i++) {
      if ((known[i] < 0 || known[i] >= classes) && known[i] != ignored) {
        throw new IndexException(
            loss
                + ": class "
                + known[i]
                + " of sample "
                + i
                + " is out of range, expected 0 to "
                + (classes - 1)
                + (ignored >= 0 && ignored < classes ? "" : " or the ignored " + ignored)
                + (classes == 1 ? "; for one column use BinaryCrossEntropyWithLogits" : ""));
      }
    }
  }

  /**
   * Whether each class is the sample's own, [batch…, classes]; evaluating it fails if an index is
   * out of range.
   */
  static Tensor own(Tensor target, int classes) {
    return OneHot.own(target, classes);
  }
}
