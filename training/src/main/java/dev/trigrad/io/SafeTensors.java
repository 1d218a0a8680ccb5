package dev.trigrad.io;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.io.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors format: named tensors and a map of strings, in one file that cannot carry code.
 *
 * <p>{@link #open} maps a file into memory and reads its header alone; {@link #tensor(String)}
 * copies the elements of one tensor once, from the mapping into the tensor. The mapping ends when
 * nobody holds this object any more. Every rule of the format is enforced, see {@link #open}; no
 * more memory is taken than a small multiple of the bytes that are really there.
 *
 * <p>{@link #write(Path, Map, Map)} replaces a file as a whole, with the same bytes for the same
 * tensors, those that the format's own library writes: sorted by alignment, then name.
 *
 * <pre>{@code
 * SafeTensors.write(file, Map.of("weight", weight), Map.of("epoch", "3"));
 * SafeTensors tensors = SafeTensors.open(file);
 * Tensor again = tensors.tensor("weight");
 * }</pre>
 *
 * <p>Source: the format's description in the repository huggingface/safetensors, and its library's
 * version 0.8 where that says nothing.
 */
public final class SafeTensors {
  private final String file;
  private final MemorySegment data;
  private final Map<String, Entry> entries;
  private final Map<String, String> metadata;

  SafeTensors(String file, MemorySegment bytes) {
    var header = new SafeTensorsHeader(file, bytes);
    this.file = file;
    this.data = bytes.asSlice(header.dataStart());
    this.entries = header.entries();
    this.metadata = header.metadata();
  }

  /**
   * What the header says of a tensor.
   *
   * @param name its name
   * @param type element type
   * @param shape extents along each axis, row-major; empty for a scalar
   * @param begin offset of its first byte behind the header
   * @param end offset behind its last byte
   */
  public record Entry(String name, SafeTensorsType type, List<Long> shape, long begin, long end) {
    /** Copies the shape. */
    public Entry {
      shape = List.copyOf(shape);
    }

    /** As in {@code F32[2, 3]}; many extents cut short, as a stranger's file may have a million. */
    String typeAndShape() {
      return shape.size() <= 16
          ? "" + type + shape
          : type + shape.subList(0, 16).toString().replace("]", ", …]");
    }

    /** As in {@code "weight" F32[2, 3]}. */
    @Override
    public String toString() {
      return JsonWriter.quotedBriefly(name) + " " + typeAndShape();
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @throws FileException if it is no regular file that can be read, or breaks a rule: the length
   *     of the header in 8 bytes, little-endian, at most 100,000,000, and the header there; UTF-8
   *     and JSON, an object that begins at once, names once each; each tensor with type, shape and
   *     offsets and nothing else, shape times type its span; the spans one behind the other from
   *     the first byte to the file's last, without hole and overlap; metadata strings
   */
  public static SafeTensors open(Path path) {
    RegularFile.require("safetensors", path);
    String name = path.toString();
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return guarded(
          name,
          () ->
              new SafeTensors(
                  name,
                  channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto())));
    } catch (IOException e) {
      throw new FileException("safetensors: " + name + " cannot be read: " + e, e);
    }
  }

  /** Reads what is in {@code bytes}, which must not change as long as this is used. */
  public static SafeTensors read(byte[] bytes, String name) {
    ArgumentException.requirePresent(bytes, "safetensors", "array of bytes");
    return read(ByteBuffer.wrap(bytes), name);
  }

  /**
   * As above, from the buffer's position to its limit, which stay.
   *
   * @param name what errors call it
   */
  public static SafeTensors read(ByteBuffer bytes, String name) {
    ArgumentException.requirePresent(bytes, "safetensors", "buffer");
    ArgumentException.requirePresent(name, "safetensors", "name");
    return new SafeTensors(name, MemorySegment.ofBuffer(bytes).asReadOnly());
  }

  /** What maps or reads a file. */
  @FunctionalInterface
  private interface Reading<T> {
    T get() throws IOException;
  }

  /** Another process that cuts the file short turns reading the mapping into an InternalError. */
  private static <T> T guarded(String name, Reading<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (InternalError e) {
      throw new FileException(
          "safetensors: "
              + name
              + " has been cut short by another process while it was open; open it again, and"
              + " replace files instead of writing over them",
          e);
    }
  }

  /** What errors call the file. */
  String name() {
    return file;
  }

  /** The tensors by name, in the order of their bytes. */
  public Map<String, Entry> entries() {
    return entries;
  }

  /** The strings that the file carries beside its tensors, by name; empty if it has none. */
  public Map<String, String> metadata() {
    return metadata;
  }

  /**
   * What the header says of a tensor.
   *
   * @throws ArgumentException if there is none of this name
   */
  public Entry entry(String name) {
    ArgumentException.requirePresent(name, "safetensors", "name of the tensor");
    Entry entry = entries.get(name);
    if (entry == null) {
      throw new ArgumentException(
          "safetensors: "
              + file
              + ": there is no tensor "
              + JsonWriter.quotedBriefly(name)
              + ", of "
              + entries.size()
              + "; see entries()");
    }
    return entry;
  }

  /**
   * The tensor called {@code name}, bit by bit: F32 as float32, F64 as float64, I32 as int32, BOOL
   * as truth values.
   *
   * @throws dev.trigrad.DTypeException if it is of another type, which {@link #tensor(String,
   *     DType)} may convert
   * @throws dev.trigrad.ShapeException if it has more axes or elements than a {@link Tensor} can
   * @throws FileException if a truth value is neither 0 nor 1, or the file has been cut short
   */
  public Tensor tensor(String name) {
    Entry entry = entry(name);
    return read(entry, SafeTensorsElements.natural(entry.type(), place(entry)));
  }

  /**
   * The tensor called {@code name} as {@code dtype}: F16 and BF16 widen exactly, F64 is rounded to
   * float32 once, to nearest even, beyond its range to an infinity; integers become int32, float32
   * or float64 if that has each of them exactly; truth values become 0 and 1.
   *
   * @throws dev.trigrad.DTypeException if there is no such conversion: from numbers to truth
   *     values, from floats to integers, from 8 bits and fewer, from complex numbers
   * @throws FileException as above, or naming the first integer that the type does not have
   */
  public Tensor tensor(String name, DType dtype) {
    ArgumentException.requirePresent(dtype, "safetensors", "type");
    return read(entry(name), dtype);
  }

  /** All tensors by name, as {@link #tensor(String)} gives them. */
  public Map<String, Tensor> tensors() {
    var tensors = new LinkedHashMap<String, Tensor>();
    entries.keySet().forEach(name -> tensors.put(name, tensor(name)));
    return tensors;
  }

  private String place(Entry entry) {
    return "safetensors: " + file + ": " + JsonWriter.quotedBriefly(entry.name());
  }

  private Tensor read(Entry entry, DType dtype) {
    try {
      MemorySegment span = data.asSlice(entry.begin(), entry.end() - entry.begin());
      return guarded(file, () -> SafeTensorsElements.tensor(entry, span, dtype, place(entry)));
    } catch (IOException e) {
      throw new FileException(place(entry) + " cannot be read: " + e, e);
    }
  }

  /**
   * Replaces the file by {@code tensors}, in the types that they have: float32 as F32, float64 as
   * F64, int32 as I32, truth values as BOOL.
   *
   * @throws FileException if it cannot be written; then what was there is as it was
   */
  public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata) {
    write(path, tensors, metadata, Map.of());
  }

  /**
   * As above, some tensors in other types: float32 as F16 or BF16, rounded to nearest even, beyond
   * their range to an infinity, or as F64; float64 as F32; int32 as other integers if these have
   * each element; truth values as U8.
   *
   * @param types types by names of tensors, for those whose own is not to be taken
   * @throws dev.trigrad.DTypeException if there is no such conversion, before anything is written
   * @throws ArgumentException naming the first integer that the type does not have
   */
  public static void write(
      Path path,
      Map<String, Tensor> tensors,
      Map<String, String> metadata,
      Map<String, SafeTensorsType> types) {
    var writer = new SafeTensorsWriter(tensors, metadata, types);
    AtomicFile.write("safetensors", path, writer::write);
  }

  /**
   * As above, to a stream, which stays open: for a network, or a file that is replaced with care of
   * another's.
   */
  public static void write(
      OutputStream out,
      Map<String, Tensor> tensors,
      Map<String, String> metadata,
      Map<String, SafeTensorsType> types)
      throws IOException {
    ArgumentException.requirePresent(out, "safetensors", "stream");
    new SafeTensorsWriter(tensors, metadata, types).write(out);
  }

  /** File, number of tensors and bytes. */
  @Override
  public String toString() {
    return "safetensors "
        + file
        + ": "
        + entries.size()
        + " tensors, "
        + data.byteSize()
        + " bytes";
  }
}
