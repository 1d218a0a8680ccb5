package dev.trigrad.benchmarks.speed.race;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoresTest {
  @TempDir private Path root;

  @BeforeEach
  void status() throws IOException {
    write("proc/self/status", "Name:\tcat\nCpus_allowed:\t1e\nCpus_allowed_list:\t1-3,8\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private void taskset() throws IOException {
    write("bin/taskset", "");
    assertTrue(root.resolve("bin/taskset").toFile().setExecutable(true));
  }

  private Cores cores() {
    return new Cores(
        root, root.resolve("absent") + java.io.File.pathSeparator + root.resolve("bin"));
  }

  @Test
  void pinsToProcessorsThatAreAllowed() throws IOException {
    taskset();
    assertEquals(List.of("taskset", "-c", "1"), cores().before(1));
    assertEquals(List.of("taskset", "-c", "1,2"), cores().before(2));
    assertEquals(List.of(), cores().flags(2));
    assertEquals("pinned by taskset: one is processor 1, two are 1,2", cores().description());
  }

  @Test
  void takesProcessorsOfDifferentCoresFirst() throws IOException {
    taskset();
    for (int processor : List.of(1, 2)) {
      write(siblings(processor), "1-2\n");
    }
    write(siblings(3), "3,8\n");
    write(siblings(8), "3,8\n");
    assertEquals("1,3", cores().before(2).getLast());
    assertEquals("1,3,2", cores().before(3).getLast());
  }

  private static String siblings(int processor) {
    return "sys/devices/system/cpu/cpu" + processor + "/topology/thread_siblings_list";
  }

  @Test
  void tellsTheVirtualMachineWhereItCannotPin() throws IOException {
    assertEquals(List.of(), cores().before(1));
    assertEquals(List.of("-XX:ActiveProcessorCount=1"), cores().flags(1));
    assertTrue(cores().description().startsWith("NOT pinned, there is no taskset"));
    taskset();
    Files.delete(root.resolve("proc/self/status"));
    assertEquals(List.of("-XX:ActiveProcessorCount=2"), cores().flags(2));
  }
}
