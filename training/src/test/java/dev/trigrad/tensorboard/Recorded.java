package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tensorflow.proto.Event;

/** Event files for tests: recorded from PyTorch, written here at the same time, and taken apart. */
final class Recorded {
  static final EventOptions OPTIONS =
      EventOptions.standard()
          .clock(() -> Instant.ofEpochSecond(1_700_000_000, 250_000_000))
          .flushEvery(Duration.ofDays(1));

  private Recorded() {}

  static byte[] torch(String name) throws IOException {
    try (var in = Recorded.class.getResourceAsStream("/tensorboard/" + name + ".tfevents")) {
      return in.readAllBytes();
    }
  }

  /** What {@code log} writes. */
  static byte[] written(Path directory, Consumer<EventWriter> log) throws IOException {
    Path file;
    try (EventWriter writer = EventWriter.open(directory, OPTIONS)) {
      file = writer.file();
      log.accept(writer);
    }
    return Files.readAllBytes(file);
  }

  /** The records of a file, whose checksums are not looked at. */
  static List<byte[]> records(byte[] file) {
    var records = new ArrayList<byte[]>();
    ByteBuffer left = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (left.hasRemaining()) {
      byte[] record = new byte[(int) left.getLong()];
      left.getInt();
      left.get(record);
      left.getInt();
      records.add(record);
    }
    return records;
  }

  /** The file after its first record, which names the program. */
  static byte[] withoutHeader(byte[] file) {
    int first = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt();
    int skip = 8 + 4 + first + 4;
    return java.util.Arrays.copyOfRange(file, skip, file.length);
  }

  /** The events of a file, as TensorFlow's own classes have them; the first is the version's. */
  static List<Event> events(byte[] file) throws IOException {
    var events = new ArrayList<Event>();
    for (byte[] record : records(file)) {
      events.add(Event.parseFrom(record));
    }
    assertEquals("brain.Event:2", events.removeFirst().getFileVersion());
    return events;
  }
}
