package dev.trigrad.data.file;

/**
 * An image of 8 bits a channel, its channels side by side.
 *
 * @param channels 1 or 3
 * @param bytes [height, width, channels], unsigned
 */
record Levels(int height, int width, int channels, byte[] bytes) {
  /** One channel, weighted by ITU-R 601-2 as Pillow's {@code convert("L")} has it. */
  Levels grey() {
    if (channels == 1) {
      return this;
    }
    byte[] grey = new byte[height * width];
    for (int i = 0; i < grey.length; i++) {
      int red = bytes[3 * i] & 0xff;
      int green = bytes[3 * i + 1] & 0xff;
      int blue = bytes[3 * i + 2] & 0xff;
      grey[i] = (byte) (red * 19595 + green * 38470 + blue * 7471 + 0x8000 >> 16);
    }
    return new Levels(height, width, 1, grey);
  }

  /** The part of {@code rows} × {@code columns} from (top, left) on. */
  Levels crop(int top, int left, int rows, int columns) {
    byte[] part = new byte[rows * columns * channels];
    for (int y = 0; y < rows; y++) {
      System.arraycopy(
          bytes,
          ((top + y) * width + left) * channels,
          part,
          y * columns * channels,
          columns * channels);
    }
    return new Levels(rows, columns, channels, part);
  }
}
