package dev.trigrad.benchmarks.speed.race;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How a process is confined to some cores: by {@code taskset} where there is one, so that all its
 * threads stay there; else the virtual machine is told to count no more, which other libraries need
 * not heed.
 *
 * @param root of the file system
 * @param path folders of programs
 */
public record Cores(Path root, String path) {
  private static final String TASKSET = "taskset";
  private static final String ALLOWED = "Cpus_allowed_list:";

  /** Those of this system. */
  public static Cores ofSystem() {
    String path = System.getenv("PATH");
    return new Cores(Path.of("/"), path == null ? "" : path);
  }

  /** How many there are. */
  public static int available() {
    return Runtime.getRuntime().availableProcessors();
  }

  /** What a command begins with that may use {@code count}; nothing without taskset. */
  List<String> before(int count) throws IOException {
    return pins() ? List.of(TASKSET, "-c", list(count)) : List.of();
  }

  /** What a virtual machine is told that may use {@code count}; nothing with taskset. */
  List<String> flags(int count) {
    return pins() ? List.of() : List.of("-XX:ActiveProcessorCount=" + count);
  }

  /** For readers. */
  public String description() throws IOException {
    return pins()
        ? "pinned by taskset: one is processor " + list(1) + ", two are " + list(2)
        : "NOT pinned, there is no taskset: -XX:ActiveProcessorCount only has the virtual machine"
            + " count so many";
  }

  private boolean pins() {
    Path status = root.resolve("proc/self/status");
    return Files.isReadable(status)
        && Arrays.stream(path.split(File.pathSeparator))
            .filter(folder -> !folder.isEmpty())
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, TASKSET)));
  }

  /** The first {@code count} that this process may use; no two of one core, if possible. */
  private String list(int count) throws IOException {
    List<Integer> allowed = allowed();
    var chosen = new ArrayList<Integer>();
    var cores = new HashSet<String>();
    for (int processor : allowed) {
      if (cores.add(siblings(processor))) {
        chosen.add(processor);
      }
    }
    allowed.stream().filter(processor -> !chosen.contains(processor)).forEach(chosen::add);
    return chosen.stream().limit(count).map(String::valueOf).collect(Collectors.joining(","));
  }

  /** As in {@code 0-3,8}. */
  private List<Integer> allowed() throws IOException {
    var allowed = new ArrayList<Integer>();
    for (String line : Files.readAllLines(root.resolve("proc/self/status"))) {
      if (line.startsWith(ALLOWED)) {
        for (String range : line.substring(ALLOWED.length()).strip().split(",")) {
          String[] ends = range.split("-");
          int last = Integer.parseInt(ends[ends.length - 1]);
          for (int processor = Integer.parseInt(ends[0]); processor <= last; processor++) {
            allowed.add(processor);
          }
        }
      }
    }
    return allowed;
  }

  /** The processors of the core of {@code processor}; its own name if the system does not tell. */
  private String siblings(int processor) throws IOException {
    Path list =
        root.resolve("sys/devices/system/cpu/cpu" + processor + "/topology/thread_siblings_list");
    return Files.isReadable(list) ? Files.readString(list).strip() : "cpu" + processor;
  }
}
