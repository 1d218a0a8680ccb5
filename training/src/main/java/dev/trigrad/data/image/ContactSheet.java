package dev.trigrad.data.image;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.io.AtomicFile;
import dev.trigrad.io.FileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Images beside one another in one PNG file, row by row, each with a label below it if there are
 * any: to see what a model is given.
 *
 * <pre>{@code
 * ContactSheet.of(batch.features(), 8).write(file);
 * }</pre>
 *
 * <p>Values are drawn from black at 0 to white at 1, or of another range, and cut off at its ends;
 * NaN is magenta. Labels are drawn in capitals; a letter that the sheet has no shape for, as {@code
 * ?}.
 */
public final class ContactSheet {
  private static final int GAP = 4;
  private static final int LONGEST_LABEL = 20;
  private static final int LARGEST = 1 << 27;
  private static final int PAPER = 0xFFFFFF;

  private final float[] values;
  private final int channels;
  private final int height;
  private final int width;
  private final int count;
  private final int columns;
  private final List<String> labels;
  private final float black;
  private final float white;
  private final int zoom;

  private ContactSheet(
      float[] values,
      Shape shape,
      int columns,
      List<String> labels,
      float black,
      float white,
      int zoom) {
    this.values = values;
    this.count = shape.extent(0);
    this.channels = shape.extent(1);
    this.height = shape.extent(2);
    this.width = shape.extent(3);
    this.columns = columns;
    this.labels = labels;
    this.black = black;
    this.white = white;
    this.zoom = zoom;
  }

  /**
   * The sheet of float32 images [n, channels, height, width], grey or colour, in rows of {@code
   * columns}. Small images are drawn larger: see {@link #withZoom}.
   *
   * @param labels none, or one for each image, of which the first 20 letters are drawn
   */
  public static ContactSheet of(Tensor images, int columns, String... labels) {
    ArgumentException.requirePresent(images, "contact sheet", "tensor of images");
    ArgumentException.requirePresent(labels, "contact sheet", "array of labels");
    Shape shape = images.shape();
    if (shape.rank() != 4) {
      throw new ShapeException(
          "contact sheet: images are " + shape + ", expected [n, channels, height, width]");
    }
    PixelValues.requireImage(shape.extent(1), shape.extent(2), shape.extent(3));
    if (shape.extent(0) == 0 || columns < 1) {
      throw new ShapeException(
          "contact sheet: "
              + shape.extent(0)
              + " images in "
              + columns
              + " columns, expected at least 1 each");
    }
    if (labels.length != 0 && labels.length != shape.extent(0)) {
      throw new ArgumentException(
          "contact sheet: "
              + labels.length
              + " labels for "
              + shape.extent(0)
              + " images; give none, or one for each");
    }
    for (int i = 0; i < labels.length; i++) {
      ArgumentException.requirePresent(labels[i], "contact sheet", "label", i);
    }
    int zoom = Math.max(1, 64 / Math.max(shape.extent(2), shape.extent(3)));
    return new ContactSheet(images.toArray(), shape, columns, List.of(labels), 0, 1, zoom);
  }

  /** This sheet with values from {@code black} to {@code white}. */
  public ContactSheet withRange(float black, float white) {
    if (!(white > black && Float.isFinite(white - black))) {
      throw new ArgumentException(
          "contact sheet: range from " + black + " to " + white + ", expected a finite one");
    }
    return new ContactSheet(values, shape(), columns, labels, black, white, zoom);
  }

  /** This sheet with {@code zoom} times {@code zoom} points for each pixel. */
  public ContactSheet withZoom(int zoom) {
    if (zoom < 1) {
      throw new ArgumentException("contact sheet: zoom is " + zoom + ", expected at least 1");
    }
    return new ContactSheet(values, shape(), columns, labels, black, white, zoom);
  }

  private Shape shape() {
    return Shape.of(count, channels, height, width);
  }

  /**
   * Replaces {@code file} by the sheet as PNG.
   *
   * @throws FileException if it cannot be written, or the JVM lacks the module java.desktop; then
   *     it is as it was
   */
  public void write(Path file) {
    ArgumentException.requirePresent(file, "contact sheet", "path");
    int longest = 0;
    for (String label : labels) {
      longest = Math.max(longest, Math.min(LONGEST_LABEL, label.length()));
    }
    long cellWidth = Math.max((long) width * zoom, Letters.WIDTH * longest) + GAP;
    long cellHeight = (long) height * zoom + (longest > 0 ? Letters.HEIGHT : 0) + GAP;
    int across = Math.min(columns, count);
    long sheetWidth = cellWidth * across + GAP;
    long sheetHeight = cellHeight * ((count + across - 1) / across) + GAP;
    if (sheetWidth > LARGEST || sheetHeight > LARGEST || sheetWidth * sheetHeight > LARGEST) {
      throw new ShapeException(
          "contact sheet: "
              + sheetWidth
              + " by "
              + sheetHeight
              + " points, expected at most 2²⁷ in all; draw fewer images, or smaller ones");
    }
    int[] points = new int[(int) (sheetWidth * sheetHeight)];
    Arrays.fill(points, PAPER);
    for (int i = 0; i < count; i++) {
      int left = GAP + (int) cellWidth * (i % across);
      int top = GAP + (int) cellHeight * (i / across);
      draw(i, points, top * (int) sheetWidth + left, (int) sheetWidth);
      if (!labels.isEmpty()) {
        String label = labels.get(i);
        Letters.draw(
            label.substring(0, Math.min(LONGEST_LABEL, label.length())),
            points,
            (top + height * zoom) * (int) sheetWidth + left,
            (int) sheetWidth);
      }
    }
    save(points, (int) sheetWidth, file);
  }

  private void draw(int image, int[] points, int at, int stride) {
    for (int y = 0; y < height * zoom; y++) {
      for (int x = 0; x < width * zoom; x++) {
        points[at + y * stride + x] = colour(image, y / zoom, x / zoom);
      }
    }
  }

  private int colour(int image, int y, int x) {
    int colour = 0;
    for (int c = 0; c < 3; c++) {
      int channel = Math.min(c, channels - 1);
      float value = values[((image * channels + channel) * height + y) * width + x];
      if (Float.isNaN(value)) {
        return 0xFF00FF;
      }
      int level = (int) (Math.clamp((value - black) / (white - black), 0, 1) * 255 + 0.5f);
      colour = colour << 8 | level;
    }
    return colour;
  }

  private static void save(int[] points, int width, Path file) {
    byte[] png;
    try {
      png = Png.encoded(points, width);
    } catch (NoClassDefFoundError e) {
      throw new FileException(
          "png: "
              + file
              + " needs the module java.desktop, which this JVM lacks; add it to its modules",
          e);
    }
    AtomicFile.write("png", file, out -> out.write(png));
  }
}
