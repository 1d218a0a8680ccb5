package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;

/**
 * Bounding boxes (x0, y0, x1, y1) in pixels, whose edges lie between pixels: an image's corners are
 * (0, 0) and (width, height). One without an area is padding and stays as it is.
 */
final class Boxes {
  private Boxes() {}

  /**
   * Replaces each box by the smallest one around its corners after an operation, cut off at the
   * image; by zeros where less than {@code visible} of it, or nothing, is left.
   *
   * @param map where the operation takes the image from
   */
  static void move(float[] boxes, double[] map, int height, int width, double visible) {
    double determinant = map[0] * map[4] - map[1] * map[3];
    for (int i = 0; i < boxes.length; i += 4) {
      if (!padding(boxes, i)) {
        double[] moved = {
          Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int corner = 0; corner < 4; corner++) {
          double x = boxes[i + 2 * (corner & 1)] - map[2];
          double y = boxes[i + 1 + (corner & 2)] - map[5];
          double movedX = (map[4] * x - map[1] * y) / determinant;
          double movedY = (map[0] * y - map[3] * x) / determinant;
          moved[0] = Math.min(moved[0], movedX);
          moved[1] = Math.min(moved[1], movedY);
          moved[2] = Math.max(moved[2], movedX);
          moved[3] = Math.max(moved[3], movedY);
        }
        cut(moved, height, width, visible, boxes, i);
      }
    }
  }

  private static void cut(
      double[] box, int height, int width, double visible, float[] boxes, int at) {
    double area = (box[2] - box[0]) * (box[3] - box[1]);
    float left = (float) Math.max(0, box[0]);
    float top = (float) Math.max(0, box[1]);
    float right = (float) Math.min(width, box[2]);
    float bottom = (float) Math.min(height, box[3]);
    boolean inside = right > left && bottom > top;
    boolean kept = inside && (double) (right - left) * (bottom - top) >= visible * area;
    boxes[at] = kept ? left : 0;
    boxes[at + 1] = kept ? top : 0;
    boxes[at + 2] = kept ? right : 0;
    boxes[at + 3] = kept ? bottom : 0;
  }

  /** Whether the box at {@code i} has no area. */
  static boolean padding(float[] boxes, int i) {
    for (int j = i; j < i + 4; j++) {
      if (!Float.isFinite(boxes[j])) {
        throw new ArgumentException(
            "augmentation: number "
                + j % 4
                + " of box "
                + i / 4
                + " is "
                + boxes[j]
                + ", expected a finite one");
      }
    }
    return boxes[i + 2] <= boxes[i] || boxes[i + 3] <= boxes[i + 1];
  }
}
