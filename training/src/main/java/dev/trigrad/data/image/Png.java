package dev.trigrad.data.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG by the module java.desktop, which need not be there: only this class needs it. */
final class Png {
  private Png() {}

  /**
   * The file of {@code points}, red, green and blue in 8 bits each, in rows of {@code width}.
   *
   * @throws NoClassDefFoundError without java.desktop
   */
  static byte[] encoded(int[] points, int width) {
    var image = new BufferedImage(width, points.length / width, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, points.length / width, points, 0, width);
    var out = new ByteArrayOutputStream();
    // In memory, where ImageIO would take a temporary file by itself.
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageIO.write(image, "png", stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
