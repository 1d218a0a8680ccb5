package dev.trigrad.benchmarks.speed.fork;

import dev.trigrad.benchmarks.speed.result.Curve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** What C2 compiles in this virtual machine while it is recorded. */
final class Compilations {
  private static final String EVENT = "jdk.Compilation";

  private final Recording recording = new Recording();

  /** Begins. */
  Compilations() {
    recording.enable(EVENT).withThreshold(Duration.ZERO);
    recording.start();
  }

  /** Ends, and counts. */
  Curve.Compiled end() throws IOException {
    recording.stop();
    Path file = Files.createTempFile("compilations", ".jfr");
    try {
      recording.dump(file);
      int methods = 0;
      long bytes = 0;
      for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
        // One that was given up has no code.
        if (event.getEventType().getName().equals(EVENT)
            && event.getString("compiler").equals("c2")
            && event.getLong("codeSize") > 0) {
          methods++;
          bytes += event.getLong("codeSize");
        }
      }
      return new Curve.Compiled(methods, bytes);
    } finally {
      recording.close();
      Files.deleteIfExists(file);
    }
  }
}
