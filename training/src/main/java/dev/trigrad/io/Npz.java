package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * NumPy's format of several named arrays, {@code .npz}, as {@code numpy.savez}, {@code
 * numpy.savez_compressed} and {@code numpy.load} exchange it: a ZIP archive of one {@link Npy} file
 * for each, stored or deflated. Names keep their order; they are those of the entries without
 * {@code .npy}.
 *
 * <p>Every entry is read to its end: its sizes and its CRC-32 must be right, no two may have one
 * name or share bytes, and all must be arrays. Memory grows with what is unpacked, not with what a
 * header claims. The arrays of a data set become one by {@code new TensorDataset(Npz.read(file))}.
 */
public final class Npz {
  /**
   * Entries of equal arrays are equal, whenever they are written; before, ZIP dates are special.
   */
  private static final LocalDateTime DATE = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int MOST_NAME = 1000;

  private Npz() {}

  /**
   * The arrays in {@code file} by name, each as the type that holds it, see {@link Npy}.
   *
   * @throws FileException naming file, entry and rule if there is something else in it
   */
  public static Map<String, Tensor> read(Path file) {
    return read(file, Map.of());
  }

  /**
   * The arrays in {@code file} by name: those named in {@code types} converted, see {@link Npy},
   * the others as the type that holds them.
   *
   * @throws FileException as above, or if a name in {@code types} is not there
   */
  public static Map<String, Tensor> read(Path file, Map<String, DType> types) {
    ArgumentException.requirePresent(file, "npz", "path");
    ArgumentException.requirePresent(types, "npz", "map of types");
    return new NpzReader(file, types, false).read();
  }

  /** The arrays in {@code file} by name, as {@link #read(Path)}, but float64 rounded to float32. */
  public static Map<String, Tensor> readFloat32(Path file) {
    ArgumentException.requirePresent(file, "npz", "path");
    return new NpzReader(file, Map.of(), true).read();
  }

  /**
   * Replaces {@code file} by {@code arrays}, evaluated if need be, in their order, as a whole or
   * not at all; stored, as {@code numpy.savez} does.
   *
   * @throws ArgumentException if a name is blank or ends in {@code .npy}
   * @throws FileException if it cannot be written; then it is as it was
   */
  public static void write(Path file, Map<String, Tensor> arrays) {
    write(file, arrays, ZipEntry.STORED);
  }

  /** As {@link #write}, deflated, as {@code numpy.savez_compressed} does. */
  public static void writeCompressed(Path file, Map<String, Tensor> arrays) {
    write(file, arrays, ZipEntry.DEFLATED);
  }

  private static void write(Path file, Map<String, Tensor> arrays, int method) {
    ArgumentException.requirePresent(arrays, "npz", "map of arrays");
    var writers = new LinkedHashMap<String, NpyWriter>();
    arrays.forEach(
        (name, array) -> {
          ArgumentException.requirePresent(name, "npz", "name of an array");
          ArgumentException.requirePresent(array, "npz", "array '" + name + "'");
          requireName(name);
          writers.put(name, new NpyWriter(array));
        });
    AtomicFile.write("npz", file, out -> write(out, Collections.unmodifiableMap(writers), method));
  }

  private static void requireName(String name) {
    String shown = printable(name);
    if (name.isBlank() || name.endsWith(".npy") || !shown.equals(name)) {
      throw new ArgumentException(
          "npz: '"
              + shown
              + "' is no name of an array: it is blank, ends in .npy, has control characters, or"
              + " more than "
              + MOST_NAME
              + " characters; give another");
    }
  }

  /** {@code text} in one line of bearable length. */
  static String printable(String text) {
    String line = text.replaceAll("\\p{C}", "?");
    return line.length() > MOST_NAME ? line.substring(0, MOST_NAME) + "…" : line;
  }

  private static void write(OutputStream out, Map<String, NpyWriter> writers, int method)
      throws IOException {
    var zip = new ZipOutputStream(out);
    for (var named : writers.entrySet()) {
      NpyWriter writer = named.getValue();
      var entry = new ZipEntry(named.getKey() + ".npy");
      entry.setTimeLocal(DATE);
      entry.setMethod(method);
      if (method == ZipEntry.STORED) {
        var sum = new CheckedOutputStream(OutputStream.nullOutputStream(), new CRC32());
        writer.write(sum);
        entry.setCrc(sum.getChecksum().getValue());
        entry.setSize(writer.size());
      }
      zip.putNextEntry(entry);
      writer.write(zip);
      zip.closeEntry();
    }
    zip.finish();
  }
}
