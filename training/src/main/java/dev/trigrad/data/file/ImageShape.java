package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import java.nio.file.Path;

/**
 * What becomes of an image.
 *
 * @param channels 1 or 3
 * @param scale what levels are divided by
 * @param filter how it is resized, or null if it is not
 * @param covers whether it keeps its proportion, and what is too much is cut off
 */
record ImageShape(
    int channels, float scale, Resampling.Filter filter, int height, int width, boolean covers) {
  static final ImageShape COLOUR = new ImageShape(3, 255, null, 0, 0, false);
  private static final int LARGEST = 1 << 14;

  ImageShape with(int count) {
    return new ImageShape(count, scale, filter, height, width, covers);
  }

  ImageShape withScale(float other) {
    return new ImageShape(channels, other, filter, height, width, covers);
  }

  ImageShape resized(Resampling.Filter by, int rows, int columns, boolean covering) {
    if (rows < 1 || rows > LARGEST || columns < 1 || columns > LARGEST) {
      throw new ArgumentException(
          "images: size " + rows + " × " + columns + ", expected 1 to " + LARGEST + " each");
    }
    return new ImageShape(channels, scale, by, rows, columns, covering);
  }

  /** The extents of a row. */
  int[] extents(ImageFiles files) {
    int[] size = filter == null ? files.firstSize() : new int[] {height, width};
    return new int[] {channels, size[0], size[1]};
  }

  /** Decodes {@code file} into {@code into}, from {@code at} on. */
  void read(Path file, ImageFiles files, float[] into, int at) {
    Levels image;
    try (ImageSource source = ImageSource.open(file)) {
      int[] size = filter != null ? null : files.firstSize();
      if (size != null && (source.height() != size[0] || source.width() != size[1])) {
        throw ImageFiles.error(
            file,
            "is "
                + source.height()
                + " × "
                + source.width()
                + " pixels, the first image is "
                + size[0]
                + " × "
                + size[1]
                + "; resize them");
      }
      image = source.decode();
    }
    if (channels == 1) {
      image = image.grey();
    }
    if (filter != null) {
      image = covers ? covered(image) : Resampling.resize(image, filter, height, width);
    }
    int plane = image.height() * image.width();
    // A grey image has the same level in all channels.
    int step = image.channels();
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < channels; c++) {
        into[at + c * plane + i] = (image.bytes()[i * step + c % step] & 0xff) / scale;
      }
    }
  }

  /** The middle of the image, resized until its shorter side, for its proportion, fits. */
  private Levels covered(Levels image) {
    double factor = Math.max((double) height / image.height(), (double) width / image.width());
    int rows = Math.max(height, (int) Math.round(image.height() * factor));
    int columns = Math.max(width, (int) Math.round(image.width() * factor));
    return Resampling.resize(image, filter, rows, columns)
        .crop((rows - height) / 2, (columns - width) / 2, height, width);
  }
}
