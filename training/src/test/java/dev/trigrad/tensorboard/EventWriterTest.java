package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.io.FileException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a writer does when things go wrong, and when several do it at once. */
class EventWriterTest {
  @TempDir Path directory;

  /** A disk with room for some bytes. */
  private static final class FullDisk extends OutputStream {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int room;

    FullDisk(int room) {
      this.room = room;
    }

    @Override
    public void write(int value) throws IOException {
      if (room-- <= 0) {
        throw new IOException("No space left on device");
      }
      kept.write(value);
    }
  }

  @Test
  void whatWasWrittenBeforeTheDiskWasFullCanBeRead() throws IOException {
    Path name = directory.resolve("full.tfevents");
    for (int room = 100; room < 400; room += 7) {
      var disk = new FullDisk(room);
      var writer = new EventStream(name, disk, EventOptions.standard().flushEvery(Duration.ZERO));
      int written = 0;
      String message =
          "tensorboard: "
              + name
              + " cannot be written: No space left on device; what it holds can be read, go on with"
              + " another writer";
      for (; written < 1000; written++) {
        int step = written;
        try {
          writer.summary("loss", "scalars", step, Messages.scalar("loss", step));
        } catch (FileException e) {
          assertEquals(message, e.getMessage());
          break;
        }
      }
      assertEquals(
          message,
          assertThrows(FileException.class, () -> writer.event(0, 5, new byte[0])).getMessage());
      writer.close();
      EventFile found = EventFile.read(Files.write(name, disk.kept.toByteArray()));
      assertEquals(written, found.scalars().get("loss").size());
      assertTrue(written > 0 && written < 1000);
    }
  }

  @Test
  void manyThreadsWriteWholeRecords() throws Exception {
    int count = 8;
    try (EventWriter writer = EventWriter.open(directory)) {
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < count; i++) {
        String tag = "thread/" + i;
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      for (int step = 0; step < 500; step++) {
                        writer.scalar(tag, step, step);
                        if (step % 100 == 0) {
                          writer.flush();
                        }
                      }
                    }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    EventFile found = EventFile.read(directory);
    assertEquals(count, found.scalars().size());
    assertEquals(0, found.torn());
    found.scalars().values().forEach(points -> assertEquals(500, points.size()));
  }

  @Test
  void anEventReachesTheFileWithinTheInterval() throws Exception {
    var options = EventOptions.standard().flushEvery(Duration.ofMillis(20));
    try (EventWriter writer = EventWriter.open(directory, options)) {
      writer.scalar("loss", 1, 1);
      long end = System.nanoTime() + 60_000_000_000L;
      while (EventFile.read(writer.file()).scalars().isEmpty() && System.nanoTime() < end) {
        Thread.sleep(5);
      }
      assertEquals(1, EventFile.read(writer.file()).scalars().get("loss").size());
    }
  }

  @Test
  void anEventWaitsForTheInterval() {
    try (EventWriter writer = EventWriter.open(directory, Recorded.OPTIONS)) {
      writer.scalar("loss", 1, 1);
      assertEquals(1, EventFile.read(writer.file()).records(), "the version only");
      writer.flush();
      assertEquals(2, EventFile.read(writer.file()).records());
    }
  }

  @Test
  void anInterruptDoesNotCloseTheFile() {
    EventWriter writer = EventWriter.open(directory);
    Thread.currentThread().interrupt();
    writer.scalar("loss", 1, 1);
    writer.flush();
    assertTrue(Thread.interrupted());
    writer.scalar("loss", 2, 1);
    writer.close();
    assertEquals(2, EventFile.read(directory).scalars().get("loss").size());
  }

  @Test
  void closedTwiceIsFineAndNothingIsWrittenAfter() {
    EventWriter writer = EventWriter.open(directory);
    writer.close();
    writer.close();
    writer.flush();
    var error = assertThrows(FileException.class, () -> writer.scalar("a", 0, 0));
    assertEquals(
        "tensorboard: " + writer.file() + " is closed; open another writer", error.getMessage());
  }

  @Test
  void aRefusedValueWritesNothing() {
    try (EventWriter writer = EventWriter.open(directory)) {
      var cell = new Cell("w", Tensor.of(new float[] {1}));
      Tensor before = cell.tensor().mul(2);
      cell.assign(Tensor.of(new float[] {3}));
      assertThrows(GraphException.class, () -> writer.histogram("w", 1, before));
      assertThrows(
          ArgumentException.class,
          () -> writer.histogram("w", 1, Tensor.of(new float[] {1, Float.NaN})));
      writer.flush();
      assertEquals(1, EventFile.read(directory).records());
      // Its tag is still free.
      writer.scalar("w", 0, 1);
    }
  }

  @Test
  void aMetricFollowsItsCurve() {
    try (EventWriter writer = EventWriter.open(directory)) {
      writer.scalar("accuracy", 50, 0.5);
      writer.hyperparameters(Map.of("rate", 0.01f), Map.of("accuracy", 0.75));
    }
    EventFile.Point last = EventFile.read(directory).scalars().get("accuracy").getLast();
    assertEquals(50, last.step());
    assertEquals(0.75, last.value());
  }

  @Test
  void aRecordLargerThanTheBuffer() {
    try (EventWriter writer = EventWriter.open(directory)) {
      writer.scalar("a", 0, 1);
      writer.text("long", 0, "x".repeat(1 << 20));
      writer.scalar("a", 1, 2);
    }
    EventFile found = EventFile.read(directory);
    assertEquals(4, found.records());
    assertEquals(2, found.scalars().get("a").size());
  }

  @Test
  void directoriesThatAreNone() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    assertEquals(
        "tensorboard: " + file + " is no directory; give one, each run its own",
        assertThrows(FileException.class, () -> EventWriter.open(file)).getMessage());
    Path below = file.resolve("run");
    var error = assertThrows(FileException.class, () -> EventWriter.open(below));
    assertTrue(
        error.getMessage().startsWith("tensorboard: " + below + ": no file can be made there: "));
    assertTrue(error.getMessage().endsWith("; check its rights"), error.getMessage());
    assertFalse(Files.exists(below));
    assertEquals(
        "tensorboard: " + directory + " has no event files, whose names contain 'tfevents'",
        assertThrows(FileException.class, () -> EventFile.read(directory)).getMessage());
  }

  @Test
  void namesSayNothingOfTheMachine() throws IOException {
    try (EventWriter writer = EventWriter.open(directory, Recorded.OPTIONS)) {
      assertEquals(directory.resolve("events.out.tfevents.1700000000.trigrad.0"), writer.file());
    }
    EventWriter.open(directory, Recorded.OPTIONS.host("node-7")).close();
    try (var files = Files.list(directory)) {
      assertEquals(
          List.of(
              "events.out.tfevents.1700000000.node-7.0",
              "events.out.tfevents.1700000000.trigrad.0"),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }
}
