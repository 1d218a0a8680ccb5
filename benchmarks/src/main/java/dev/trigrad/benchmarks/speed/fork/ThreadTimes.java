package dev.trigrad.benchmarks.speed.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Processor time of this process by kind of thread, as Linux counts it. Threads that end take their
 * names with them, so that whoever wants to know looks now and then.
 */
final class ThreadTimes {
  static final String MAIN = "main";
  static final String REST = "rest";

  private static final String OTHER = "other";

  /** Linux counts in hundredths of a second, whatever its own clock does. */
  private static final double TICK_MILLIS = 10;

  private record Thread(String kind, long ticks) {}

  private final Path process;
  private final String main;
  private final Map<String, Thread> threads = new HashMap<>();
  private long ticks;

  /**
   * Of the process below {@code process}, as in {@code /proc/self}; the thread {@code main} is the
   * one that calculates.
   */
  ThreadTimes(Path process, String main) {
    this.process = process;
    this.main = main;
  }

  /** Of this process, whose calculating thread is the caller. */
  static ThreadTimes ofCaller() throws IOException {
    Path self = Path.of("/proc/thread-self");
    String main = Files.exists(self) ? self.toRealPath().getFileName().toString() : "";
    return new ThreadTimes(Path.of("/proc/self"), main);
  }

  /** Reads what each thread has taken so far; does nothing where the system does not tell. */
  void look() {
    Path tasks = process.resolve("task");
    if (!Files.isDirectory(tasks)) {
      return;
    }
    try (DirectoryStream<Path> all = Files.newDirectoryStream(tasks)) {
      for (Path task : all) {
        look(task);
      }
      ticks = ticks(Files.readString(process.resolve("stat")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void look(Path task) throws IOException {
    String id = task.getFileName().toString();
    try {
      String stat = Files.readString(task.resolve("stat"));
      threads.put(id, new Thread(id.equals(main) ? MAIN : kind(name(stat)), ticks(stat)));
    } catch (NoSuchFileException e) {
      // It ended after the folder was listed.
    }
  }

  /** Milliseconds by kind, as last seen; empty where the system does not tell. */
  Map<String, Double> millis() {
    var millis = new LinkedHashMap<String, Double>();
    if (threads.isEmpty()) {
      return millis;
    }
    long seen = 0;
    for (Thread thread : threads.values()) {
      millis.merge(thread.kind, thread.ticks * TICK_MILLIS, Double::sum);
      seen += thread.ticks;
    }
    // Also what of each thread is below a tick; the whole is counted a moment later.
    millis.put(REST, Math.max(0, ticks - seen) * TICK_MILLIS);
    return millis;
  }

  /** By its name, of which Linux keeps fifteen letters. */
  private static String kind(String name) {
    if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
      return name.substring(0, 2);
    }
    // With one processor, the thread of the virtual machine collects.
    if (name.startsWith("GC Thread") || name.startsWith("G1 ") || name.equals("VM Thread")) {
      return "GC";
    }
    return name.startsWith("trigrad-") ? name : OTHER;
  }

  private static String name(String stat) {
    return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
  }

  /** In user mode and for it in the kernel: fields 14 and 15, of which 3 follows the name. */
  private static long ticks(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }
}
