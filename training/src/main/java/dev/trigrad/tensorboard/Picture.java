package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A picture of 8 bits a channel, row by row, the channels of a pixel together.
 *
 * @param channels 1 (grey), 3 (red, green, blue) or 4 (and opacity)
 */
record Picture(int width, int height, int channels, byte[] pixels) {
  private static final int COLUMNS = 8;
  private static final int HEADER = 13;

  /** The picture that a tensor is; several become a grid. */
  static Picture of(Tensor image) {
    Shape shape = image.shape();
    int rank = shape.rank();
    int channels = rank > 2 ? shape.extent(-3) : 1;
    if (rank < 2
        || rank > 4
        || shape.elements() == 0
        || channels != 1 && channels != 3 && channels != 4) {
      throw new ShapeException(
          "image: is "
              + shape
              + "; expected [height, width], [channels, height, width] or [images, channels,"
              + " height, width], of 1, 3 or 4 channels, and not empty");
    }
    int images = rank == 4 ? shape.extent(0) : 1;
    int height = shape.extent(-2);
    int width = shape.extent(-1);
    int columns = Math.min(images, COLUMNS);
    int rows = (images + columns - 1) / columns;
    byte[] from = levels(image);
    byte[] pixels =
        new byte[Math.multiplyExact(Math.multiplyExact(rows * height, columns * width), channels)];
    for (int i = 0; i < from.length; i++) {
      int x = i % width;
      int y = i / width % height;
      int channel = i / (width * height) % channels;
      int at = i / (width * height * channels);
      int row = at / columns * height + y;
      int column = at % columns * width + x;
      pixels[(row * columns * width + column) * channels + channel] = from[i];
    }
    return new Picture(columns * width, rows * height, channels, pixels);
  }

  private static byte[] levels(Tensor image) {
    boolean truths = image.dtype() == DType.BOOL;
    boolean whole = image.dtype() == DType.INT32;
    double[] values = (truths ? image.cast(DType.FLOAT32) : image).toDoubleArray();
    byte[] levels = new byte[values.length];
    for (int i = 0; i < levels.length; i++) {
      double value = values[i];
      if (whole ? value < 0 || value > 255 : Double.isNaN(value)) {
        throw new ArgumentException(
            "image: element "
                + i
                + " is "
                + (whole ? Integer.toString((int) value) : "NaN")
                + "; expected "
                + (whole ? "int32 from 0 to 255" : "a number, 0 for black and 1 for white"));
      }
      levels[i] = (byte) (whole ? value : Math.round(Math.clamp(value, 0, 1) * 255));
    }
    return levels;
  }

  /** The file: signature, header, one chunk of data with unfiltered rows, end. */
  byte[] png() {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    ByteBuffer header = ByteBuffer.allocate(HEADER).putInt(width).putInt(height);
    int color = channels == 1 ? 0 : channels == 3 ? 2 : 6;
    chunk(out, "IHDR", header.put((byte) 8).put((byte) color).array());
    int row = width * channels;
    byte[] rows = new byte[Math.multiplyExact(height, row + 1)];
    for (int y = 0; y < height; y++) {
      System.arraycopy(pixels, y * row, rows, y * (row + 1) + 1, row);
    }
    try (var deflater = new Deflater()) {
      deflater.setInput(rows);
      deflater.finish();
      var data = new ByteArrayOutputStream();
      for (byte[] part = new byte[1 << 13]; !deflater.finished(); ) {
        data.write(part, 0, deflater.deflate(part));
      }
      chunk(out, "IDAT", data.toByteArray());
    }
    chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    ByteBuffer chunk =
        ByteBuffer.allocate(12 + data.length).putInt(data.length).put(name).put(data);
    out.writeBytes(chunk.putInt((int) crc.getValue()).array());
  }
}
