package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read from event files, whole, torn, damaged and mutated. */
class EventFileTest {
  @TempDir Path directory;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("a.tfevents"), bytes);
  }

  private static final Path NAME = Path.of("a.tfevents");

  private static EventFile read(byte[] bytes) {
    var reading = new Reading();
    try {
      reading.add(NAME, new ByteArrayInputStream(bytes), bytes.length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return reading.file();
  }

  private byte[] sample() throws IOException {
    return Recorded.written(
        directory.resolve("sample"),
        writer -> {
          for (int step = 0; step < 5; step++) {
            writer.scalar("loss", step, 1.0 / (step + 1));
          }
          writer.text("note", 5, "text");
          writer.histogram("h", 5, Tensor.of(new float[] {1, 2, 3}));
          writer.scalar("größe", 5, Double.NaN);
        });
  }

  @Test
  void pyTorchsScalars() throws IOException {
    float[] expected = {
      1,
      0.5f,
      -2.25f,
      Float.NaN,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      0,
      -0f,
      1e-42f,
      3e38f,
      0.1f
    };
    EventFile old = EventFile.read(file(Recorded.torch("scalars")));
    EventFile tensors =
        EventFile.read(Files.write(directory.resolve("b.tfevents"), Recorded.torch("tensors")));
    assertEquals(13, old.records());
    assertEquals(0, old.torn());
    assertEquals(1L << 40, old.scalars().get("größe/läuft").getFirst().step());
    for (int i = 0; i < expected.length; i++) {
      var point = new EventFile.Point(i, 1_700_000_000.25, expected[i]);
      assertEquals(point, old.scalars().get("loss").get(i));
      assertEquals(point, tensors.scalars().get("loss").get(i));
      assertEquals(expected[i], (float) tensors.scalars().get("wide").get(i).value());
    }
    assertEquals(0.1, tensors.scalars().get("wide").get(10).value());
  }

  @Test
  void otherKindsAreNoScalars() throws IOException {
    for (String name : List.of("histograms", "images", "text", "curves", "truths")) {
      EventFile found = EventFile.read(file(Recorded.torch(name)));
      assertEquals(Map.of(), found.scalars());
      assertTrue(found.records() > 1);
    }
  }

  @Test
  void tornAnywhereTheWholeRecordsAreRead() throws IOException {
    byte[] whole = sample();
    var ends = new ArrayList<Integer>(List.of(0));
    for (byte[] record : Recorded.records(whole)) {
      ends.add(ends.getLast() + record.length + 16);
    }
    for (int size = 0; size <= whole.length; size++) {
      EventFile found = read(Arrays.copyOf(whole, size));
      int records = 0;
      while (records + 1 < ends.size() && ends.get(records + 1) <= size) {
        records++;
      }
      assertEquals(records, found.records());
      assertEquals(size - ends.get(records), found.torn());
    }
  }

  @Test
  void everyFlippedBitIsNamedByItsRecord() throws IOException {
    byte[] whole = sample();
    int at = 0;
    for (byte[] record : Recorded.records(whole)) {
      int end = at + record.length + 16;
      for (int i = at; i < end; i++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= (byte) (1 << i % 8);
        var error = assertThrows(FileException.class, () -> read(damaged));
        assertEquals(
            "tensorboard: "
                + NAME
                + ": record at byte "
                + at
                + (i < at + 12 ? " has a wrong checksum of its length" : " has a wrong checksum")
                + (at == 0 ? "; this is no event file" : "; the file is damaged from there on"),
            error.getMessage());
      }
      at = end;
    }
  }

  @Test
  void mutatedFilesAreReadOrRefused() throws IOException {
    var random = new Random(11);
    List<byte[]> samples = List.of(sample(), Recorded.torch("tensors"), Recorded.torch("curves"));
    int refused = 0;
    int read = 0;
    int count = Integer.getInteger("trigrad.fuzz", 20_000);
    for (int i = 0; i < count; i++) {
      byte[] bytes = mutated(samples.get(i % samples.size()), random);
      try {
        read(bytes);
        read++;
      } catch (FileException e) {
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        refused++;
      }
    }
    assertTrue(read > count / 20 && refused > count / 20, read + " read, " + refused + " refused");
  }

  /** Bytes of records changed, and half the time the checksums with them. */
  private static byte[] mutated(byte[] file, Random random) throws IOException {
    var out = new ByteArrayOutputStream();
    boolean seal = random.nextBoolean();
    List<byte[]> records = Recorded.records(file);
    int chosen = random.nextInt(records.size());
    try (var stream = new Records(Path.of("mutated"), out)) {
      for (int i = 0; i < records.size(); i++) {
        byte[] record = records.get(i).clone();
        if (seal && i == chosen) {
          for (int n = random.nextInt(1, 4); n > 0; n--) {
            record[random.nextInt(record.length)] = (byte) random.nextInt();
          }
          record =
              Arrays.copyOf(record, random.nextInt(4) == 0 ? random.nextInt(200) : record.length);
        }
        stream.append(record);
      }
    }
    byte[] bytes = out.toByteArray();
    if (!seal) {
      for (int n = random.nextInt(4); n > 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      bytes =
          Arrays.copyOf(
              bytes, random.nextInt(3) == 0 ? random.nextInt(bytes.length) : bytes.length);
    }
    return bytes;
  }

  @Test
  void absurdLengthsTakeNoMemory() throws IOException {
    for (long length : new long[] {Integer.MAX_VALUE - 100, Long.MAX_VALUE, -1, 1L << 40}) {
      byte[] bytes = new byte[30];
      var header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      header.putLong(length);
      header.putInt(Records.checksum(bytes, 0, 8));
      if (length == Integer.MAX_VALUE - 100) {
        assertEquals(30, read(bytes).torn());
      } else {
        assertEquals(
            "tensorboard: "
                + NAME
                + ": record at byte 0 says that it is of "
                + Long.toUnsignedString(length)
                + " bytes; this is no event file",
            assertThrows(FileException.class, () -> read(bytes)).getMessage());
      }
    }
  }

  @Test
  void aResumedRunOverlays() throws IOException {
    try (EventWriter first = EventWriter.open(directory, Recorded.OPTIONS)) {
      for (int step = 1; step <= 10; step++) {
        first.scalar("loss", step, step);
      }
    }
    try (EventWriter second = EventWriter.open(directory, Recorded.OPTIONS)) {
      second.restart(6);
      for (int step = 6; step <= 8; step++) {
        second.scalar("loss", step, 100 + step);
      }
      assertTrue(second.file().endsWith("events.out.tfevents.1700000000.trigrad.1"));
    }
    EventFile found = EventFile.read(directory);
    assertEquals(
        List.of(1.0, 2.0, 3.0, 4.0, 5.0, 106.0, 107.0, 108.0),
        found.scalars().get("loss").stream().map(EventFile.Point::value).toList());
  }
}
