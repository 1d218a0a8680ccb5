package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Operations against what Pillow recorded of them. */
class PillowTest {
  @Test
  void everyPixelIsPillows() throws IOException {
    int images = 0;
    int cases = 0;
    Set<String> operations = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    try (var recording = new Recording()) {
      for (int kind = recording.next(); kind != 0; kind = recording.next()) {
        images += kind == 1 ? 1 : 0;
        if (kind == 2 && !recording.operation.equals("step")) {
          cases++;
          operations.add(recording.operation);
          if (!recording.equalTo(apply(recording))) {
            wrong.add(recording.toString());
          }
        }
      }
    }
    assertTrue(wrong.isEmpty(), wrong.size() + " differ: " + wrong);
    assertEquals(38, images);
    assertEquals(10360, cases);
    assertEquals(21, operations.size(), operations.toString());
  }

  private static Pixels apply(Recording recording) {
    Pixels image = recording.image;
    double[] n = recording.numbers;
    return switch (recording.operation) {
      case "flipHorizontal" -> image.flipHorizontal();
      case "flipVertical" -> image.flipVertical();
      case "rotate" -> image.rotate(n[1], sampling(n), fill(n, 2));
      case "shearX" -> image.transform(new double[] {1, n[1], 0, 0, 1, 0}, sampling(n), fill(n, 2));
      case "shearY" -> image.transform(new double[] {1, 0, 0, n[1], 1, 0}, sampling(n), fill(n, 2));
      case "translateX" ->
          image.transform(new double[] {1, 0, -n[1], 0, 1, 0}, sampling(n), fill(n, 2));
      case "translateY" ->
          image.transform(new double[] {1, 0, 0, 0, 1, -n[1]}, sampling(n), fill(n, 2));
      case "transform" ->
          image.transform(
              new double[] {n[1], n[2], n[3], n[4], n[5], n[6]}, sampling(n), fill(n, 7));
      case "crop" -> image.crop((int) n[0], (int) n[1], (int) n[2], (int) n[3], fill(n, 4));
      case "erase" -> image.erase((int) n[0], (int) n[1], (int) n[2], (int) n[3], fill(n, 4));
      case "invert" -> image.invert();
      case "autoContrast" -> image.autoContrast();
      case "equalize" -> image.equalize();
      case "solarize" -> image.solarize(n[0]);
      case "posterize" -> image.posterize((int) n[0]);
      case "brightness" -> image.brightness(n[0]);
      case "contrast" -> image.contrast(n[0]);
      case "saturation" -> image.saturation(n[0]);
      case "sharpness" -> image.sharpness(n[0]);
      case "exposure" -> image.exposure(n[0]);
      case "hue" -> image.hue(n[0]);
      default -> throw new AssertionError(recording.operation);
    };
  }

  private static Sampling sampling(double[] numbers) {
    return numbers[0] == 1 ? Sampling.BILINEAR : Sampling.NEAREST;
  }

  private static int[] fill(double[] numbers, int from) {
    int[] fill = new int[numbers.length - from];
    for (int i = 0; i < fill.length; i++) {
      fill[i] = (int) numbers[from + i];
    }
    return fill;
  }
}
