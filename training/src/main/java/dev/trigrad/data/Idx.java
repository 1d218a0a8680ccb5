package dev.trigrad.data;

import dev.trigrad.ArgumentException;
import dev.trigrad.IndexException;
import dev.trigrad.Tensor;
import dev.trigrad.io.FileException;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The IDX format of MNIST: a magic number, extents as big-endian int32, then unsigned bytes; plain
 * or gzip, told apart by content.
 *
 * @param extents extents along each axis
 * @param bytes the elements in row-major order, unsigned
 */
public record Idx(int[] extents, byte[] bytes) {
  private static final int UNSIGNED_BYTE = 8;

  /** Largest number of elements read, so that a forged header cannot claim all memory. */
  private static final long MAX_ELEMENTS = 1L << 30;

  /**
   * Reads a file of unsigned bytes.
   *
   * @throws FileException naming the file and what is wrong with it
   */
  public static Idx read(Path file) {
    ArgumentException.requirePresent(file, "idx", "path");
    try (var in = new DataInputStream(DataFile.open(file))) {
      return read(in, file.toString());
    } catch (EOFException e) {
      throw new FileException(
          "idx: " + file + " is truncated: it ends within its header or elements", e);
    } catch (IOException e) {
      throw new FileException("idx: " + file + " cannot be read: " + e, e);
    }
  }

  /**
   * Images with their classes, as MNIST has them: features float32 [n, rows, columns], pixels from
   * 0 to 1; targets int32 [n].
   *
   * @throws FileException if there is not one class per image, or one is out of range
   */
  public static TensorDataset classification(Path images, Path classes, int count) {
    Idx pixels = read(images);
    Idx targets = read(classes);
    if (targets.extents.length != 1 || targets.extents[0] != pixels.extents[0]) {
      throw new FileException(
          "idx: "
              + images
              + " has the extents "
              + Arrays.toString(pixels.extents)
              + ", "
              + classes
              + " "
              + Arrays.toString(targets.extents)
              + "; expected one class per image");
    }
    float[] features = new float[pixels.bytes.length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (pixels.bytes[i] & 0xff) / 255f;
    }
    int[] indices = new int[targets.bytes.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = targets.bytes[i] & 0xff;
    }
    try {
      return TensorDataset.of(Tensor.of(features, pixels.extents), Tensor.of(indices))
          .requireClasses(count);
    } catch (IndexException e) {
      throw new FileException("idx: " + classes + ": " + e.getMessage(), e);
    }
  }

  private static Idx read(DataInputStream in, String file) throws IOException {
    int magic = in.readInt();
    int type = magic >>> 8 & 0xff;
    int rank = magic & 0xff;
    if (magic >>> 16 != 0 || rank == 0 || rank > 8) {
      throw new FileException(
          "idx: "
              + file
              + " begins with 0x"
              + Integer.toHexString(magic)
              + ", which is no IDX magic number");
    }
    if (type != UNSIGNED_BYTE) {
      throw new FileException(
          "idx: "
              + file
              + " holds elements of type 0x"
              + Integer.toHexString(type)
              + ", expected unsigned bytes (0x8)");
    }
    int[] extents = new int[rank];
    long elements = 1;
    for (int i = 0; i < rank; i++) {
      extents[i] = in.readInt();
      elements = extents[i] < 0 || elements > MAX_ELEMENTS ? Long.MAX_VALUE : elements * extents[i];
    }
    if (elements > MAX_ELEMENTS) {
      throw new FileException(
          "idx: "
              + file
              + " claims the extents "
              + Arrays.toString(extents)
              + ", more than 2³⁰ elements or negative");
    }
    // Grows with what is really there, not with what the header claims.
    byte[] bytes = in.readNBytes((int) elements);
    if (bytes.length < elements) {
      throw new FileException(
          "idx: " + file + " is truncated: " + bytes.length + " of " + elements + " elements");
    }
    if (in.read() >= 0) {
      throw new FileException("idx: " + file + " has bytes after its " + elements + " elements");
    }
    return new Idx(extents, bytes);
  }
}
