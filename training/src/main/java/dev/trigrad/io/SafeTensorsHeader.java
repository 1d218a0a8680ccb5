package dev.trigrad.io;

import dev.trigrad.io.SafeTensors.Entry;
import dev.trigrad.io.json.JsonException;
import dev.trigrad.io.json.JsonReader;
import dev.trigrad.io.json.JsonWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The header of a safetensors file, each rule of it checked. */
final class SafeTensorsHeader {
  static final String METADATA = "__metadata__";
  static final int MAX_BYTES = 100_000_000;
  static final int LENGTH_BYTES = 8;
  private static final ValueLayout.OfLong LENGTH =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final String file;
  private final long dataStart;
  private final Map<String, Entry> entries;
  private Map<String, String> metadata = Map.of();

  SafeTensorsHeader(String file, MemorySegment bytes) {
    this.file = file;
    long length = length(bytes);
    this.dataStart = LENGTH_BYTES + length;
    byte[] header = bytes.asSlice(LENGTH_BYTES, length).toArray(ValueLayout.JAVA_BYTE);
    var reader = new JsonReader(header, 0, header.length, LENGTH_BYTES, 1);
    List<Entry> found;
    try {
      if (length == 0 || header[0] != '{') {
        throw reader.error(0, "a header begins with '{'; it is no safetensors file");
      }
      found = read(reader);
    } catch (JsonException e) {
      throw error(e.getMessage(), e);
    }
    this.entries = inOrder(found, bytes.byteSize() - dataStart);
  }

  long dataStart() {
    return dataStart;
  }

  Map<String, Entry> entries() {
    return entries;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  private FileException error(String rule, Throwable cause) {
    return new FileException("safetensors: " + file + ": " + rule, cause);
  }

  private static String named(Entry entry) {
    return JsonWriter.quotedBriefly(entry.name());
  }

  private long length(MemorySegment bytes) {
    long size = bytes.byteSize();
    if (size < LENGTH_BYTES) {
      throw error(
          "it has "
              + size
              + " bytes, the length of its header alone takes 8; it is truncated, or no"
              + " safetensors file",
          null);
    }
    long length = bytes.get(LENGTH, 0);
    if (length < 0 || length > MAX_BYTES) {
      throw error(
          "header says "
              + Long.toUnsignedString(length)
              + " bytes, the format allows 100000000; it is no safetensors file",
          null);
    }
    if (length > size - LENGTH_BYTES) {
      throw error(
          "header says "
              + length
              + " bytes, the file has "
              + (size - LENGTH_BYTES)
              + " behind its length; it is truncated",
          null);
    }
    return length;
  }

  private List<Entry> read(JsonReader reader) {
    var found = new ArrayList<Entry>();
    reader.beginObject();
    for (String name = reader.nextName(); name != null; name = reader.nextName()) {
      if (name.equals(METADATA)) {
        metadata = Collections.unmodifiableMap(strings(reader));
      } else {
        found.add(entry(name, reader));
      }
    }
    reader.end();
    return found;
  }

  private static Map<String, String> strings(JsonReader reader) {
    var strings = new LinkedHashMap<String, String>();
    reader.beginObject();
    for (String name = reader.nextName(); name != null; name = reader.nextName()) {
      if (reader.peek() != JsonReader.Kind.STRING) {
        throw reader.error(
            "the value of " + JsonWriter.quotedBriefly(name) + " in __metadata__ is no string");
      }
      strings.put(name, reader.string());
    }
    return strings;
  }

  private static Entry entry(String name, JsonReader reader) {
    int start = reader.place();
    String quoted = JsonWriter.quotedBriefly(name);
    SafeTensorsType type = null;
    List<Long> shape = null;
    List<Long> offsets = null;
    reader.beginObject();
    for (String key = reader.nextName(); key != null; key = reader.nextName()) {
      switch (key) {
        case "dtype" -> type = type(quoted, reader);
        case "shape" -> shape = counts(quoted, "shape", reader);
        case "data_offsets" -> offsets = counts(quoted, "data_offsets", reader);
        default ->
            throw reader.error(
                quoted
                    + " has the unknown key "
                    + JsonWriter.quotedBriefly(key)
                    + "; a tensor has dtype, shape and data_offsets");
      }
    }
    if (type == null || shape == null || offsets == null) {
      throw reader.error(
          start,
          quoted
              + " has no "
              + (type == null ? "dtype" : shape == null ? "shape" : "data_offsets"));
    }
    if (offsets.size() != 2) {
      throw reader.error(start, quoted + " has " + offsets.size() + " data_offsets, expected 2");
    }
    return new Entry(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private static SafeTensorsType type(String quoted, JsonReader reader) {
    int here = reader.place();
    String name = reader.string();
    for (SafeTensorsType type : SafeTensorsType.values()) {
      if (type.name().equals(name)) {
        return type;
      }
    }
    throw reader.error(here, quoted + " is of the unknown dtype " + JsonWriter.quotedBriefly(name));
  }

  private static List<Long> counts(String quoted, String key, JsonReader reader) {
    var counts = new ArrayList<Long>();
    reader.beginArray();
    while (reader.nextElement()) {
      int here = reader.place();
      long count = reader.whole();
      if (count < 0) {
        throw reader.error(here, quoted + " has the negative number " + count + " in its " + key);
      }
      counts.add(count);
    }
    return counts;
  }

  /** The entries in the order of their bytes, which they are to fill without hole and overlap. */
  private Map<String, Entry> inOrder(List<Entry> found, long dataBytes) {
    found.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    var ordered = new LinkedHashMap<String, Entry>();
    long end = 0;
    for (Entry entry : found) {
      String span = named(entry) + " is at the bytes " + entry.begin() + " to " + entry.end();
      if (entry.end() < entry.begin()) {
        throw error(span + ", which ends before it begins", null);
      }
      if (entry.begin() > end) {
        throw error(span + ", which leaves a hole behind byte " + end, null);
      }
      if (entry.begin() < end) {
        throw error(span + ", which overlaps with what ends at byte " + end, null);
      }
      long bytes = bytes(entry);
      if (entry.end() - entry.begin() != bytes) {
        throw error(span + ", but " + entry.typeAndShape() + " takes " + bytes + " bytes", null);
      }
      end = entry.end();
      if (end > dataBytes) {
        throw error(span + ", the file has " + dataBytes + " bytes of data; it is truncated", null);
      }
      ordered.put(entry.name(), entry);
    }
    if (end < dataBytes) {
      throw error(
          "there are "
              + dataBytes
              + " bytes of data, the tensors end at "
              + end
              + "; something else follows them",
          null);
    }
    return Collections.unmodifiableMap(ordered);
  }

  private long bytes(Entry entry) {
    long bits = entry.type().bits();
    try {
      for (long extent : entry.shape()) {
        bits = Math.multiplyExact(bits, extent);
      }
    } catch (ArithmeticException e) {
      throw error(named(entry) + " is " + entry.typeAndShape() + ", more than 2⁶³ bits", e);
    }
    if (bits % 8 != 0) {
      throw error(named(entry) + " is " + entry.typeAndShape() + ", which is no whole bytes", null);
    }
    return bits / 8;
  }
}
