package dev.trigrad.io;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;

/** Reads one array from all of a stream. */
final class NpyReader {
  /** Length of a stream that is not known before its end. */
  static final long UNKNOWN = -1;

  private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** As long as a header may be that NumPy reads without being told to trust it. */
  private static final int MOST_HEADER = 10_000;

  private static final int CHUNK = 1 << 16;

  private final String place;
  private final InputStream in;
  private final long size;
  private long read;
  private NpyElement element;
  private boolean fortran;
  private Shape shape;

  /**
   * A reader.
   *
   * @param place begins errors
   * @param size number of bytes that there are, or {@link #UNKNOWN}
   */
  NpyReader(String place, InputStream in, long size) {
    this.place = place;
    this.in = in;
    this.size = size;
  }

  /** Number of bytes read so far. */
  long end() {
    return read;
  }

  /**
   * The array as {@code type}, or if it is {@code null} as the type that holds it.
   *
   * @param float64 what holds float64
   */
  Tensor read(DType type, DType float64) throws IOException {
    ByteOrder order = header();
    DType held = element == NpyElement.F8 ? float64 : element.holder();
    DType to = type == null ? held : type;
    int count = shape.elements();
    long bytes = (long) count * element.bytes();
    if (size != UNKNOWN && size - read != bytes) {
      throw wrongSize(bytes, size - read);
    }
    byte[] chunk = new byte[(int) Math.min(CHUNK, bytes)];
    // What a stream is said to hold may not be there: the array grows with what is.
    int capacity = size == UNKNOWN ? Math.min(count, CHUNK / element.bytes()) : count;
    var elements = new NpyElements(place, element, order, to, shape, fortran, capacity);
    int done = 0;
    while (done < count) {
      int now = Math.min(CHUNK / element.bytes(), count - done);
      int length = now * element.bytes();
      int got = in.readNBytes(chunk, 0, length);
      read += got;
      if (got < length) {
        throw wrongSize(bytes, (long) done * element.bytes() + got);
      }
      elements.add(chunk, now);
      done += now;
    }
    if (in.read() >= 0) {
      throw new FileException(
          place
              + ": goes on after its "
              + bytes
              + " bytes of elements; it is damaged, or no array alone");
    }
    return elements.tensor();
  }

  private FileException wrongSize(long expected, long there) {
    return new FileException(
        place
            + ": header says "
            + expected
            + " bytes of elements, there are "
            + there
            + (there < expected ? "; it is truncated" : "; it is damaged, or no array alone"));
  }

  private ByteOrder header() throws IOException {
    byte[] start = bytes(MAGIC.length + 2, "magic number");
    if (!Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
      throw new FileException(
          place + ": no npy file: it does not begin with \\x93NUMPY; write it with numpy.save");
    }
    int major = start[MAGIC.length] & 0xff;
    int minor = start[MAGIC.length + 1] & 0xff;
    if (major < 1 || major > 3 || minor != 0) {
      throw new FileException(
          place + ": version is " + major + "." + minor + ", expected 1.0, 2.0 or 3.0");
    }
    byte[] field = bytes(major == 1 ? Short.BYTES : Integer.BYTES, "length of its header");
    long length = 0;
    for (int i = field.length - 1; i >= 0; i--) {
      length = length << 8 | field[i] & 0xff;
    }
    if (length > MOST_HEADER) {
      throw new FileException(
          place + ": header says " + length + " bytes of itself, expected at most " + MOST_HEADER);
    }
    var header = new NpyHeader(place, bytes((int) length, "header"));
    fortran = header.fortran();
    ByteOrder order = type(header.descr());
    shape = shape(header.extents());
    return order;
  }

  private byte[] bytes(int count, String what) throws IOException {
    byte[] bytes = in.readNBytes(count);
    read += bytes.length;
    if (bytes.length < count) {
      throw new FileException(
          place + ": ends after " + read + " bytes, within the " + what + "; it is truncated");
    }
    return bytes;
  }

  private ByteOrder type(String descr) {
    if (descr.length() == 3 && "<>|".indexOf(descr.charAt(0)) >= 0) {
      String name = descr.substring(1).toUpperCase(Locale.ROOT);
      for (NpyElement known : NpyElement.values()) {
        boolean ordered = known.bytes() == 1 || descr.charAt(0) != '|';
        if (known.name().equals(name) && ordered && descr.charAt(1) >= 'a') {
          element = known;
          return descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }
      }
    }
    char kind = descr.length() > 1 ? descr.charAt(1) : ' ';
    String why =
        switch (kind) {
          case 'O' -> "Python objects, which are pickled and never read";
          case 'c' -> "complex numbers";
          case 'S', 'U', 'a' -> "text";
          case 'M', 'm' -> "dates or times";
          case 'V' -> "structured or raw bytes";
          default -> "unknown";
        };
    throw new FileException(
        place
            + ": its elements are "
            + why
            + " ('"
            + descr
            + "'); save numbers or truth values, as in array.astype('<f4')");
  }

  private Shape shape(long[] extents) {
    if (extents.length > Shape.MAX_RANK) {
      throw new FileException(
          place
              + ": has "
              + extents.length
              + " axes, expected at most "
              + Shape.MAX_RANK
              + "; reshape it");
    }
    int[] ints = new int[extents.length];
    for (int axis = 0; axis < ints.length; axis++) {
      if (extents[axis] > Integer.MAX_VALUE) {
        throw new FileException(
            place + ": extent of axis " + axis + " is more than 2³¹ − 1; split the array");
      }
      ints[axis] = (int) extents[axis];
    }
    try {
      return Shape.of(ints);
    } catch (ShapeException e) {
      throw new FileException(place + ": has more than 2³¹ − 1 elements; split the array", e);
    }
  }
}
