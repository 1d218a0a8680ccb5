package dev.trigrad.data.file;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.graph.Recorder;
import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The IDX format of MNIST: a magic number, extents, and elements, all big-endian; plain or gzip,
 * told apart by content. Source: LeCun, Cortes and Burges, The MNIST database of handwritten
 * digits, "The IDX file format".
 *
 * @param type what each element is
 * @param extents extents along each axis, 1 to 8 of them
 * @param bytes the elements in row-major order, each of them big-endian
 */
public record Idx(Type type, int[] extents, byte[] bytes) {
  private static final String FORMAT = "idx";

  /** Largest number of bytes read, so that a forged header cannot claim all memory. */
  static final long MAX_BYTES = 1L << 30;

  /** What an element is. */
  public enum Type {
    /** From 0 to 255. */
    UNSIGNED_BYTE(8, 1, 0, 255),
    /** From −128 to 127. */
    BYTE(9, 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
    /** From −32,768 to 32,767. */
    SHORT(0xB, 2, Short.MIN_VALUE, Short.MAX_VALUE),
    /** From −2³¹ to 2³¹ − 1. */
    INT(0xC, 4, Integer.MIN_VALUE, Integer.MAX_VALUE),
    /** IEEE 754, 32 bits. */
    FLOAT(0xD, 4, 0, 0),
    /** IEEE 754, 64 bits. */
    DOUBLE(0xE, 8, 0, 0);

    final int code;
    final int size;
    final int least;
    final int most;

    Type(int code, int size, int least, int most) {
      this.code = code;
      this.size = size;
      this.least = least;
      this.most = most;
    }

    private boolean real() {
      return this == FLOAT || this == DOUBLE;
    }
  }

  /**
   * Checks that the bytes are those of as many elements as the extents say.
   *
   * @throws ShapeException if they are not
   */
  public Idx {
    ArgumentException.requirePresent(type, FORMAT, "type");
    ArgumentException.requirePresent(extents, FORMAT, "array of extents");
    ArgumentException.requirePresent(bytes, FORMAT, "array of bytes");
    if (extents.length == 0 || extents.length > Shape.MAX_RANK) {
      throw new ShapeException(
          "idx: " + extents.length + " extents, expected 1 to " + Shape.MAX_RANK);
    }
    if (size(type, extents) != bytes.length) {
      throw new ShapeException(
          "idx: "
              + bytes.length
              + " bytes of "
              + type
              + Arrays.toString(extents)
              + ", expected "
              + size(type, extents));
    }
  }

  /** How many bytes the elements have, or more than 2³⁰ if an extent is negative. */
  static long size(Type type, int[] extents) {
    long bytes = type.size;
    boolean negative = false;
    for (int extent : extents) {
      negative |= extent < 0;
      bytes = Math.min(bytes * Math.max(extent, 0), MAX_BYTES + 1);
    }
    return negative ? MAX_BYTES + 1 : bytes;
  }

  /**
   * Reads {@code file}.
   *
   * @throws FileException naming the file and what is wrong with it: another magic number, an
   *     unknown type, more than 2³⁰ bytes, more or fewer elements than it claims, or one that is
   *     not finite
   */
  public static Idx read(Path file) {
    try (InputStream in = DataFile.open(FORMAT, file)) {
      return read(in, file.toString());
    } catch (IOException e) {
      throw DataFile.failed(FORMAT, file.toString(), e);
    }
  }

  static Idx read(InputStream in, String name) throws IOException {
    String file = RegularFile.line(name);
    try {
      return read(new DataInputStream(in), file);
    } catch (EOFException e) {
      throw new FileException(
          "idx: " + file + " is truncated: it ends within its header or elements", e);
    }
  }

  private static Idx read(DataInputStream in, String file) throws IOException {
    int magic = in.readInt();
    int rank = magic & 0xff;
    if (magic >>> 16 != 0 || rank == 0 || rank > Shape.MAX_RANK) {
      throw error(
          file, "begins with 0x" + Integer.toHexString(magic) + ", which is no IDX magic number");
    }
    Type type = type(magic >>> 8, file);
    int[] extents = new int[rank];
    for (int i = 0; i < rank; i++) {
      extents[i] = in.readInt();
    }
    long size = size(type, extents);
    if (size > MAX_BYTES) {
      throw error(
          file,
          "claims the extents " + Arrays.toString(extents) + ", more than 2³⁰ bytes or negative");
    }
    // Grows with what is really there, not with what the header claims.
    byte[] bytes = in.readNBytes((int) size);
    if (bytes.length < size) {
      throw error(
          file,
          "is truncated: " + bytes.length / type.size + " of " + size / type.size + " elements");
    }
    if (in.read() >= 0) {
      throw error(file, "has bytes after its " + size / type.size + " elements");
    }
    var all = new Idx(type, extents, bytes);
    all.requireFinite(file);
    return all;
  }

  private static FileException error(String file, String what) {
    return new FileException("idx: " + file + " " + what);
  }

  private static Type type(int code, String file) {
    for (Type type : Type.values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw error(
        file,
        "holds elements of type 0x"
            + Integer.toHexString(code)
            + ", expected 0x8, 0x9 or 0xb to 0xe (unsigned byte, byte, short, int, float, double)");
  }

  private void requireFinite(String file) {
    for (int i = 0; type.real() && i < bytes.length / type.size; i++) {
      if (!Double.isFinite(element(ByteBuffer.wrap(bytes), i))) {
        throw error(file, "element " + i + " is not finite; it has no place in a data set");
      }
    }
  }

  private double element(ByteBuffer buffer, int i) {
    return switch (type) {
      case UNSIGNED_BYTE -> buffer.get(i) & 0xff;
      case BYTE -> buffer.get(i);
      case SHORT -> buffer.getShort(2 * i);
      case INT -> buffer.getInt(4 * i);
      case FLOAT -> buffer.getFloat(4 * i);
      case DOUBLE -> buffer.getDouble(8 * i);
    };
  }

  /** The elements, each exactly. */
  public double[] doubles() {
    var buffer = ByteBuffer.wrap(bytes);
    double[] values = new double[bytes.length / type.size];
    Arrays.setAll(values, i -> element(buffer, i));
    return values;
  }

  /** The elements as int32 if they are integers, else as float32, rounded if they are doubles. */
  public Tensor tensor() {
    var buffer = ByteBuffer.wrap(bytes);
    int count = bytes.length / type.size;
    if (!type.real()) {
      int[] values = new int[count];
      Arrays.setAll(values, i -> (int) element(buffer, i));
      return Recorder.constant(TensorType.int32(Shape.of(extents)), values);
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) element(buffer, i);
    }
    return Recorder.constant(TensorType.float32(Shape.of(extents)), values);
  }

  /**
   * The elements of {@code tensor}: float32 as FLOAT or DOUBLE, int32 as any other type.
   *
   * @throws DTypeException if the tensor has another type
   * @throws ArgumentException if an element is out of range
   * @throws ShapeException if the tensor is a scalar
   */
  public static Idx of(Type type, Tensor tensor) {
    ArgumentException.requirePresent(type, FORMAT, "type");
    ArgumentException.requirePresent(tensor, FORMAT, "tensor");
    DType needed = type.real() ? DType.FLOAT32 : DType.INT32;
    if (tensor.dtype() != needed) {
      throw new DTypeException("idx: " + type + " of " + tensor.type() + "; cast it to " + needed);
    }
    return new Idx(type, tensor.shape().extents(), IdxWriter.bytes(type, tensor));
  }

  /**
   * Replaces {@code file} by this, as gzip if its name ends in {@code .gz}.
   *
   * @throws FileException if it cannot be written; then it is as it was
   */
  public void write(Path file) {
    IdxWriter.write(this, file);
  }

  /**
   * Images with their classes, as MNIST has them, of unsigned bytes: features float32 [n, rows,
   * columns], pixels from 0 to 1; targets int32 [n].
   *
   * @throws FileException if there is not one class per image, or one is out of range
   */
  public static TensorDataset classification(Path images, Path classes, int count) {
    return IdxClasses.read(images, classes, count);
  }
}
