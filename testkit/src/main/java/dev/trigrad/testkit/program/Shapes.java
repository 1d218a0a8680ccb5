package dev.trigrad.testkit.program;

import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random shapes. */
final class Shapes {
  private Shapes() {}

  /** Of rank 0 to 4, from the draft's extents, mostly rows and columns. */
  static Shape any(Draft draft) {
    SplittableRandom random = draft.random;
    int[] e = draft.extents;
    int[] extents =
        switch (random.nextInt(10)) {
          case 0 -> new int[0];
          case 1, 2 -> new int[] {e[1]};
          case 3, 4, 5, 6 -> new int[] {e[0], e[1]};
          case 7, 8 -> new int[] {e[3], e[2], e[1] > 300 ? e[0] : e[1]};
          default -> new int[] {e[3], e[2], 2, Math.min(e[0], 5)};
        };
    for (int i = 0; i < extents.length; i++) {
      if (random.nextInt(8) == 0) {
        extents[i] = 1;
      }
    }
    return Shape.of(extents);
  }

  /** One that broadcasts to {@code shape}: ones at any places, leading axes left out. */
  static Shape below(Shape shape, SplittableRandom random) {
    int first = random.nextInt(3) == 0 ? random.nextInt(shape.rank() + 1) : 0;
    int[] extents = shape.range(first, shape.rank()).extents();
    for (int i = 0; i < extents.length; i++) {
      if (random.nextInt(3) == 0) {
        extents[i] = 1;
      }
    }
    return Shape.of(extents);
  }

  /** Whether two shapes broadcast to at most {@code limit} elements. */
  static boolean broadcast(Shape a, Shape b, int limit) {
    try {
      return Shape.broadcast(a, b, "fit").elements() <= limit;
    } catch (ShapeException e) {
      return false;
    }
  }

  /** Some axes of a shape that has at least one, in order; negative ones among them. */
  static int[] axes(Shape shape, SplittableRandom random) {
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (random.nextBoolean()) {
        axes.add(random.nextInt(3) == 0 ? axis - shape.rank() : axis);
      }
    }
    if (axes.isEmpty()) {
      axes.add(random.nextBoolean() ? -1 : random.nextInt(shape.rank()));
    }
    return axes.stream().mapToInt(i -> i).toArray();
  }

  /** A random order of {@code count} axes. */
  static int[] order(int count, SplittableRandom random) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(i + 1);
      order[i] = order[at];
      order[at] = i;
    }
    return order;
  }
}
