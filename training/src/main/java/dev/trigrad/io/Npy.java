package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * NumPy's format of one array, {@code .npy}, as {@code numpy.save} and {@code numpy.load} exchange
 * it: versions 1, 2 and 3, C and Fortran order, both byte orders (specification: {@code
 * numpy.lib.format}).
 *
 * <p>Each type of elements is read as the type of tensor that holds it:
 *
 * <ul>
 *   <li>float16 and float32 as float32, exactly;
 *   <li>float64 as FLOAT64, exactly: storage, for cells; name float32 to compute with it;
 *   <li>int8 to int64, uint8 to uint64 as int32; one beyond int32 is refused and named;
 *   <li>bool as bool.
 * </ul>
 *
 * <p>or as the type that is asked for: floating-point numbers are rounded to nearest, but finite
 * ones never to infinity; to int32 goes what is an integer in its range, to bool what is 0 or 1.
 * Structured types, complex numbers, text, dates and objects are refused; pickles are never read.
 *
 * <p>No memory is taken for what a header claims before the file is known to hold it: a file needs
 * at most 4 bytes for each of its elements of 1 or 2, otherwise as much as it has; twice that in
 * Fortran order.
 */
public final class Npy {
  private Npy() {}

  /**
   * The array in {@code file}, as the type that holds it.
   *
   * @throws FileException naming file, place and rule if it is none
   */
  public static Tensor read(Path file) {
    return open(file, null);
  }

  /**
   * The array in {@code file}, converted to {@code type}.
   *
   * @throws FileException if it is none, or naming the element that {@code type} does not hold
   */
  public static Tensor read(Path file, DType type) {
    return open(file, ArgumentException.requirePresent(type, "npy", "type"));
  }

  private static Tensor open(Path file, DType type) {
    ArgumentException.requirePresent(file, "npy", "path");
    long size = RegularFile.size("npy", file);
    try (InputStream in = Files.newInputStream(file)) {
      return new NpyReader("npy: " + file, in, size).read(type, DType.FLOAT64);
    } catch (IOException e) {
      throw new FileException("npy: " + file + " cannot be read: " + e, e);
    }
  }

  /**
   * The array that is all of {@code in}, as the type that holds it; not closed.
   *
   * @param name the file's name, for errors
   * @throws FileException as for a file
   */
  public static Tensor read(InputStream in, String name) {
    return stream(in, name, null);
  }

  /** The array that is all of {@code in}, converted to {@code type}; not closed. */
  public static Tensor read(InputStream in, String name, DType type) {
    return stream(in, name, ArgumentException.requirePresent(type, "npy", "type"));
  }

  private static Tensor stream(InputStream in, String name, DType type) {
    ArgumentException.requirePresent(in, "npy", "stream");
    try {
      return new NpyReader("npy: " + name, in, NpyReader.UNKNOWN).read(type, DType.FLOAT64);
    } catch (IOException e) {
      throw new FileException("npy: " + name + " cannot be read: " + e, e);
    }
  }

  /**
   * Replaces {@code file} by {@code array}, evaluated if need be, as a whole or not at all: the
   * bytes that {@code numpy.save} of NumPy 1.24 writes for an array of float32, int32, bool or
   * float64 in C order, little-endian.
   *
   * @throws FileException if it cannot be written; then it is as it was
   */
  public static void write(Path file, Tensor array) {
    ArgumentException.requirePresent(array, "npy", "array");
    var writer = new NpyWriter(array);
    AtomicFile.write("npy", file, writer::write);
  }
}
