package dev.trigrad.tensorboard;

import dev.trigrad.ArgumentException;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The events of one file, from many threads in the order of their calls. */
final class EventStream {
  /** What is known of a tag. */
  private record Last(String kind, long step) {}

  private final Path file;
  private final Records records;
  private final EventOptions options;
  private final Map<String, Last> tags = new HashMap<>();
  private Thread flusher;
  private boolean closed;

  EventStream(Path file, OutputStream out, EventOptions options) {
    this.file = file;
    this.options = options;
    records = new Records(file, out);
    event(0, 3, "brain.Event:2".getBytes(StandardCharsets.US_ASCII));
    flush();
  }

  /** A new file in {@code directory}, which is made if need be. */
  static EventStream create(Path directory, EventOptions options) {
    ArgumentException.requirePresent(directory, "tensorboard", "directory");
    ArgumentException.requirePresent(options, "tensorboard", "options");
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      throw new FileException(
          "tensorboard: " + directory + " is no directory; give one, each run its own");
    }
    try {
      Files.createDirectories(directory);
      long seconds = options.clock().instant().getEpochSecond();
      for (int i = 0; ; i++) {
        Path file =
            directory.resolve(
                String.format(
                    Locale.ROOT, "events.out.tfevents.%010d.%s.%d", seconds, options.host(), i));
        try {
          // A stream, unlike a channel, is not closed by an interrupt of the thread that writes.
          OutputStream out =
              Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
          return new EventStream(file, out, options);
        } catch (FileAlreadyExistsException e) {
          // Of another writer in the same second.
          continue;
        }
      }
    } catch (IOException e) {
      throw new FileException(
          "tensorboard: " + directory + ": no file can be made there: " + e + "; check its rights",
          e);
    }
  }

  Path file() {
    return file;
  }

  /**
   * Writes the values of {@code summary}, all of one tag.
   *
   * @param kind what {@code tag} is the tag of, and has been before
   */
  synchronized void summary(String tag, String kind, long step, Wire... values) {
    Last last = tags.get(tag);
    if (last != null && !last.kind.equals(kind)) {
      throw new ArgumentException(
          "tensorboard: '"
              + tag
              + "' is the tag of "
              + last.kind
              + ", not of "
              + kind
              + "; TensorBoard would show the first only, choose another tag");
    }
    if (last != null && last.step > step) {
      throw new ArgumentException(
          "tensorboard: step of '"
              + tag
              + "' is "
              + step
              + ", it has been "
              + last.step
              + "; TensorBoard would drop what lies between, call restart("
              + step
              + ") if that is meant");
    }
    for (Wire value : values) {
      event(step, 5, new Wire().message(1, value).bytes());
    }
    tags.put(tag, new Last(kind, step));
  }

  /** The last step of {@code tag}, 0 if there is none. */
  synchronized long step(String tag) {
    Last last = tags.get(tag);
    return last == null ? 0 : Math.max(last.step, 0);
  }

  /** Forgets the steps of all tags, and has TensorBoard forget what is from {@code step} on. */
  synchronized void restart(long step) {
    event(step, 7, new Wire().number(1, 1).bytes());
    tags.replaceAll((_, last) -> new Last(last.kind, Long.MIN_VALUE));
  }

  /** Writes an event whose field {@code field} is {@code content}. */
  synchronized void event(long step, int field, byte[] content) {
    if (closed) {
      throw new FileException("tensorboard: " + file + " is closed; open another writer");
    }
    Instant now = options.clock().instant();
    double seconds = now.getEpochSecond() + now.getNano() / 1e9;
    records.append(new Wire().number(1, seconds).number(2, step).bytes(field, content).bytes());
    if (options.interval().isZero()) {
      records.flush();
    } else if (flusher == null) {
      flusher = Thread.ofVirtual().name("trigrad-tensorboard").start(this::flushLater);
    }
  }

  private void flushLater() {
    try {
      Thread.sleep(options.interval());
      synchronized (this) {
        flusher = null;
        flush();
      }
    } catch (InterruptedException | FileException e) {
      // It is closed; or the records know of the failure, and the next call says so.
      Thread.currentThread().interrupt();
    }
  }

  synchronized void flush() {
    if (!closed) {
      records.flush();
    }
  }

  synchronized void close() {
    if (!closed) {
      closed = true;
      if (flusher != null) {
        flusher.interrupt();
      }
      records.close();
    }
  }
}
