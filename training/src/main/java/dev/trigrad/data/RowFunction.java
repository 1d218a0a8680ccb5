package dev.trigrad.data;

import dev.trigrad.TensorType;
import java.util.Map;

/**
 * A function of one row: columns in, columns out, as {@link Dataset#map} applies it. It reads
 * {@code source} and fills columns of {@code target}; a column that it does not fill is passed on
 * as it then is in {@code source}, whose arrays are this call's own and may be changed in place.
 *
 * <pre>{@code
 * Dataset noisy =
 *     train.map(
 *         (source, target) -> {
 *           float[] pixels = source.floats(Dataset.FEATURES);
 *           for (int i = 0; i < pixels.length; i++) {
 *             pixels[i] += 0.1f * target.random().uniform(i);
 *           }
 *         });
 * }</pre>
 *
 * <p>It is called by several threads at once and must remember nothing; what it draws, it draws
 * from {@link Row#random}, which is another key for each of several maps upon one another.
 */
@FunctionalInterface
public interface RowFunction {
  /** Computes the row {@code target} from the row {@code source}. */
  void apply(SourceRow source, Row target);

  /**
   * The columns of the rows that this makes of rows of {@code source}; by default of the same.
   * Override it where extents, types or names change.
   */
  default Map<String, TensorType> columns(Map<String, TensorType> source) {
    return source;
  }
}
