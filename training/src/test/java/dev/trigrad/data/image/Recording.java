package dev.trigrad.data.image;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/** What {@code augment/record.py} wrote, record by record; see there. */
final class Recording implements AutoCloseable {
  private final DataInputStream in;

  Pixels image;
  String operation;
  double[] numbers;

  String policy;
  int subPolicy;
  int position;
  double probability;
  double magnitude;
  boolean signed;

  private int height;
  private int width;
  private boolean digest;
  private byte[] expected;

  Recording() throws IOException {
    var file = Recording.class.getResourceAsStream("/augment/pillow.bin.gz");
    in = new DataInputStream(new GZIPInputStream(file));
  }

  /** Reads on: 1 is an image, 2 a result, 3 the step of a policy, 0 the end. */
  int next() throws IOException {
    int kind = Math.max(0, in.read());
    if (kind == 1) {
      int channels = in.read();
      int rows = in.readUnsignedShort();
      int columns = in.readUnsignedShort();
      image = new Pixels(channels, rows, columns, in.readNBytes(channels * rows * columns));
    } else if (kind == 2) {
      operation = name();
      numbers = new double[in.read()];
      for (int i = 0; i < numbers.length; i++) {
        numbers[i] = in.readDouble();
      }
      height = in.readUnsignedShort();
      width = in.readUnsignedShort();
      digest = in.read() == 1;
      expected = in.readNBytes(digest ? 8 : image.channels() * height * width);
    } else if (kind == 3) {
      policy = name();
      subPolicy = in.readUnsignedShort();
      position = in.read();
      operation = name();
      probability = in.readDouble();
      magnitude = in.readDouble();
      signed = in.readDouble() == 1;
    }
    return kind;
  }

  private String name() throws IOException {
    return new String(in.readNBytes(in.read()), StandardCharsets.US_ASCII);
  }

  /** Whether {@code result} is what was recorded. */
  boolean equalTo(Pixels result) {
    byte[] values = result.values;
    try {
      return result.height() == height
          && result.width() == width
          && Arrays.equals(
              expected,
              digest
                  ? Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(values), 8)
                  : values);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return operation
        + Arrays.toString(numbers)
        + " of ["
        + image.channels()
        + ", "
        + image.height()
        + ", "
        + image.width()
        + "]";
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
