package dev.trigrad.io;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the arrays of an archive. */
final class NpzReader {
  private static final String SUFFIX = ".npy";

  /** What deflate packs into one byte at most is 1032 bytes. */
  private static final long MOST_RATIO = 1032;

  private final Path file;
  private final Map<String, DType> types;
  private final boolean float32;

  /**
   * A reader.
   *
   * @param types what arrays are converted to, by name
   * @param float32 whether float64 is rounded
   */
  NpzReader(Path file, Map<String, DType> types, boolean float32) {
    this.file = file;
    this.types = Map.copyOf(types);
    this.float32 = float32;
  }

  /** The arrays by name, in order. */
  Map<String, Tensor> read() {
    long size = RegularFile.size("npz", file);
    var arrays = new LinkedHashMap<String, Tensor>();
    try (var zip = new ZipFile(file.toFile())) {
      long packed = 0;
      for (ZipEntry entry : Collections.list(zip.entries())) {
        String name = name(entry);
        packed += entry.getCompressedSize();
        if (arrays.containsKey(name)) {
          throw new FileException(
              "npz: " + file + " has two entries '" + Npz.printable(name) + SUFFIX + "'");
        }
        if (packed > size) {
          throw new FileException("npz: " + file + " has entries that share bytes; it is damaged");
        }
        arrays.put(name, array(zip, entry, name));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new FileException(
          "npz: " + file + " is no readable ZIP archive: " + Npz.printable("" + e.getMessage()), e);
    }
    for (String name : types.keySet()) {
      if (!arrays.containsKey(name)) {
        throw new FileException(
            "npz: " + file + " has no array '" + name + "'; it has " + arrays.keySet());
      }
    }
    return Collections.unmodifiableMap(arrays);
  }

  private String name(ZipEntry entry) {
    String name = entry.getName();
    if (!name.endsWith(SUFFIX)) {
      throw new FileException(
          "npz: "
              + file
              + ": entry '"
              + Npz.printable(name)
              + "' is no array, its name does not end in .npy; take it out");
    }
    return name.substring(0, name.length() - SUFFIX.length());
  }

  private Tensor array(ZipFile zip, ZipEntry entry, String name) throws IOException {
    String place = "npz: " + file + ": entry '" + Npz.printable(entry.getName()) + "'";
    long size = entry.getSize();
    long packed = entry.getCompressedSize();
    boolean stored = entry.getMethod() == ZipEntry.STORED;
    if (stored ? size != packed : size / MOST_RATIO > packed) {
      throw new FileException(
          place + " says it is " + size + " bytes in " + packed + "; it is damaged");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      var summed = new CheckedInputStream(in, new CRC32());
      var reader = new NpyReader(place, summed, stored ? size : NpyReader.UNKNOWN);
      Tensor array = reader.read(types.get(name), float32 ? DType.FLOAT32 : DType.FLOAT64);
      if (reader.end() != size || summed.getChecksum().getValue() != entry.getCrc()) {
        throw new FileException(place + " has another size or CRC-32 than it says; it is damaged");
      }
      return array;
    }
  }
}
