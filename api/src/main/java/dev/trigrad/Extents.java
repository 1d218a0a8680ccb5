package dev.trigrad;

import java.util.Arrays;

/** Extents as callers write them. */
final class Extents {
  private Extents() {}

  /**
   * The shape of {@code extents}, one of which may be −1, that the elements of {@code from} fill.
   */
  static Shape resolved(String operation, Shape from, int[] extents) {
    ArgumentException.requirePresent(extents, operation, "array of extents");
    int[] resolved = extents.clone();
    int inferred = -1;
    long known = 1;
    for (int i = 0; i < resolved.length; i++) {
      if (resolved[i] == -1 && inferred < 0) {
        inferred = i;
      } else if (resolved[i] < 0) {
        throw new ShapeException(
            operation
                + ": negative extent "
                + resolved[i]
                + " in "
                + Arrays.toString(extents)
                + "; only one may be -1, which is inferred");
      } else {
        // Saturates above any number of elements, and stays 0.
        known = Math.min(known * resolved[i], 1L << 31);
      }
    }
    boolean fills = inferred < 0 ? known == from.elements() : divides(known, from);
    if (!fills) {
      throw new ShapeException(
          operation
              + ": "
              + from
              + " has "
              + from.elements()
              + " elements, which do not fill "
              + Arrays.toString(extents));
    }
    if (inferred >= 0) {
      resolved[inferred] = (int) (from.elements() / known);
    }
    return Shape.ofOwned(resolved);
  }

  private static boolean divides(long known, Shape from) {
    return known > 0 && from.elements() % known == 0;
  }
}
