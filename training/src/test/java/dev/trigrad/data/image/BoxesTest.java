package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.TensorDataset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Boxes against corners moved by hand, and against the pixels that they bound. */
class BoxesTest {
  /** Box (2, 1, 5, 3) of an image of 6 rows and 10 columns after {@code operation}. */
  private static float[] moved(ImageOperation operation, double magnitude, double visible) {
    float[] boxes = {2, 1, 5, 3};
    Boxes.move(boxes, operation.map(magnitude, RandomKey.of(1), 6, 10), 6, 10, visible);
    return boxes;
  }

  private static void assertMoved(ImageOperation operation, double magnitude, float... expected) {
    assertArrayEquals(expected, moved(operation, magnitude, 0), 1e-5f, operation.toString());
  }

  @Test
  void boxesFollowByHand() {
    assertMoved(ImageOperation.FLIP_HORIZONTAL, 0, 5, 1, 8, 3);
    assertMoved(ImageOperation.FLIP_VERTICAL, 0, 2, 3, 5, 5);
    assertMoved(ImageOperation.TRANSLATE_X, 3, 5, 1, 8, 3);
    assertMoved(ImageOperation.TRANSLATE_Y, -2, 2, 0, 5, 1);
    // Row y moves left by y / 2: 2 − 3/2 to 5 − 1/2.
    assertMoved(ImageOperation.SHEAR_X, 0.5, 0.5f, 1, 4.5f, 3);
    // Column x moves up by x / 4: 1 − 5/4, cut off at 0, to 3 − 2/4.
    assertMoved(ImageOperation.SHEAR_Y, 0.25, 2, 0, 5, 2.5f);
    // About (5, 3): (x, y) comes to (5 + (y − 3), 3 − (x − 5)).
    assertMoved(ImageOperation.ROTATE, 90, 3, 3, 5, 6);
    assertMoved(ImageOperation.ROTATE, 180, 5, 3, 8, 5);
    assertMoved(ImageOperation.ROTATE, 0, 2, 1, 5, 3);
    // Corners by (5 + c dx + s dy, 3 − s dx + c dy), c = √3/2, s = ½, dx −3 or 0, dy −2 or 0.
    float c = (float) Math.sqrt(0.75);
    assertMoved(ImageOperation.ROTATE, 30, 4 - 3 * c, 3 - 2 * c, 5, 4.5f);
  }

  @Test
  void whatLeavesIsDroppedByItsVisibleShare() {
    assertMoved(ImageOperation.TRANSLATE_X, 8, 0, 0, 0, 0);
    assertMoved(ImageOperation.TRANSLATE_X, 7, 9, 1, 10, 3);
    assertArrayEquals(
        new float[] {9, 1, 10, 3}, moved(ImageOperation.TRANSLATE_X, 7, 0.33), "a third is left");
    assertArrayEquals(new float[4], moved(ImageOperation.TRANSLATE_X, 7, 0.34));
    float[] padding = {0, 0, 0, 0, 7, 3, 7, 5, -1, -1, -1, -1};
    float[] same = padding.clone();
    Boxes.move(same, Affine.translation(-1, 0), 6, 10, 0);
    assertArrayEquals(padding, same);
  }

  /** A white rectangle on black, drawn where its box is, stays within its moved box. */
  @Test
  void pixelsAreWhereTheirBoxIs() {
    var random = new java.util.Random(3);
    int compared = 0;
    for (int trial = 0; trial < 3000; trial++) {
      int height = 1 + random.nextInt(24);
      int width = 1 + random.nextInt(24);
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      float[] box = {
        left, top, left + 1 + random.nextInt(width - left), top + 1 + random.nextInt(height - top)
      };
      Pixels image =
          new Pixels(1, height, width, new byte[height * width])
              .erase(top, left, (int) box[3] - top, (int) box[2] - left, 255);
      var operation =
          new ImageOperation[] {
                ImageOperation.ROTATE,
                ImageOperation.SHEAR_X,
                ImageOperation.SHEAR_Y,
                ImageOperation.TRANSLATE_X,
                ImageOperation.TRANSLATE_Y,
                ImageOperation.CROP,
                ImageOperation.FLIP_HORIZONTAL,
                ImageOperation.FLIP_VERTICAL
              }
              [trial % 8];
      double magnitude =
          switch (trial % 8) {
            case 0 -> random.nextDouble(-360, 360);
            case 1, 2 -> random.nextDouble(-1, 1);
            case 5 -> random.nextInt(8);
            case 6, 7 -> 0;
            default -> random.nextInt(-12, 12);
          };
      RandomKey key = RandomKey.of(trial);
      Pixels after = operation.apply(image, magnitude, Sampling.NEAREST, key);
      Boxes.move(box, operation.map(magnitude, key, height, width), height, width, 0);
      compared += requireInside(after, box, operation + " " + magnitude);
    }
    assertTrue(compared > 20000, "white pixels: " + compared);
  }

  private static int requireInside(Pixels image, float[] box, String what) {
    int white = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.value(0, y, x) == 255) {
          white++;
          // The centre, to what 16.16 fixed-point numbers lose over an image.
          assertTrue(x + 0.5 > box[0] - 1e-3 && x + 0.5 < box[2] + 1e-3, what);
          assertTrue(y + 0.5 > box[1] - 1e-3 && y + 0.5 < box[3] + 1e-3, what);
        }
      }
    }
    return white;
  }

  @Test
  void classesOfDroppedBoxesAreMarked() {
    Map<String, Tensor> columns = new LinkedHashMap<>();
    columns.put("picture", Tensor.of(new float[2 * 60], 2, 1, 6, 10));
    columns.put(
        "boxes",
        Tensor.of(
            new float[] {2, 1, 5, 3, 6, 0, 9, 4, 0, 0, 0, 0, 1, 1, 2, 2, 0, 0, 1, 1, 9, 5, 9, 6},
            2,
            3,
            4));
    columns.put("kinds", Tensor.of(new int[] {7, 8, 5, 1, 2, 3}, 2, 3));
    Batch batch =
        new TensorDataset(columns)
            .map(
                Augmentation.of(Policy.of(ImageOperation.TRANSLATE_X.step(1, 5)))
                    .withImages("picture", 1)
                    .withBoxes("boxes", "kinds", 0))
            .batches(2, RandomKey.of(1))
            .getFirst();
    float[] boxes = batch.column("boxes").toArray();
    int[] kinds = batch.column("kinds").toIntArray();
    int first = kinds[0] == 7 ? 0 : 1;
    assertArrayEquals(
        new float[] {7, 1, 10, 3, 0, 0, 0, 0, 0, 0, 0, 0},
        java.util.Arrays.copyOfRange(boxes, first * 12, first * 12 + 12));
    assertArrayEquals(
        new int[] {7, -1, 5}, java.util.Arrays.copyOfRange(kinds, first * 3, first * 3 + 3));
    int second = 1 - first;
    assertArrayEquals(
        new float[] {6, 1, 7, 2, 5, 0, 6, 1, 9, 5, 9, 6},
        java.util.Arrays.copyOfRange(boxes, second * 12, second * 12 + 12));
    assertArrayEquals(
        new int[] {1, 2, 3}, java.util.Arrays.copyOfRange(kinds, second * 3, second * 3 + 3));
    assertEquals(6, kinds.length);
  }
}
