package dev.trigrad.benchmarks.speed.fork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadTimesTest {
  @TempDir private Path process;

  /** As Linux writes it: utime and stime are fields 14 and 15. */
  private static void write(Path file, int id, String name, long user, long system)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        id + " (" + name + ") S 1 2 3 0 -1 4194304 10 0 0 0 " + user + " " + system + " 0 0 20\n");
  }

  private void thread(int id, String name, long user, long system) throws IOException {
    write(process.resolve("task/" + id + "/stat"), id, name, user, system);
  }

  private void whole(long ticks) throws IOException {
    write(process.resolve("stat"), 100, "java", ticks, 0);
  }

  @Test
  void addsUpByKind() throws IOException {
    thread(101, "java", 40, 2);
    thread(102, "C1 CompilerThre", 5, 0);
    thread(103, "C2 CompilerThre", 10, 1);
    thread(104, "C2 CompilerThre", 3, 0);
    thread(105, "GC Thread#0", 1, 0);
    thread(106, "G1 Conc#0", 1, 0);
    thread(107, "VM Thread", 2, 0);
    thread(108, "trigrad-warm-up", 7, 0);
    // A name may hold what stands around it.
    thread(109, "a) R 9 9 (b", 4, 0);
    whole(76);
    var times = new ThreadTimes(process, "101");
    times.look();
    assertEquals(
        Map.of(
            "main", 420.0,
            "C1", 50.0,
            "C2", 140.0,
            "GC", 40.0,
            "trigrad-warm-up", 70.0,
            "other", 40.0,
            "rest", 0.0),
        times.millis());
  }

  @Test
  void keepsWhatEndedThreadsHadAndNamesTheRest() throws IOException {
    thread(101, "java", 10, 0);
    thread(102, "trigrad-warm-up", 6, 0);
    whole(16);
    var times = new ThreadTimes(process, "101");
    times.look();
    Files.delete(process.resolve("task/102/stat"));
    Files.delete(process.resolve("task/102"));
    thread(101, "java", 30, 0);
    // Of 41, 30 are main's, 6 had been seen of the other: 5 it took before it ended.
    whole(41);
    times.look();
    Map<String, Double> millis = times.millis();
    assertEquals(300, millis.get("main"));
    assertEquals(60, millis.get("trigrad-warm-up"));
    assertEquals(50, millis.get("rest"));
  }

  @Test
  void tellsNothingWhereTheSystemDoesNot() {
    var times = new ThreadTimes(process.resolve("absent"), "101");
    times.look();
    assertTrue(times.millis().isEmpty());
  }

  @Test
  void seesItsOwnWork() throws IOException {
    ThreadTimes times = ThreadTimes.ofCaller();
    long start = System.nanoTime();
    double sum = 0;
    while (System.nanoTime() - start < 100_000_000) {
      sum += Math.sqrt(sum + 1);
    }
    times.look();
    if (Files.isDirectory(Path.of("/proc/self/task"))) {
      assertTrue(times.millis().get("main") > 0, sum + " " + times.millis());
    } else {
      assertTrue(times.millis().isEmpty());
    }
  }
}
