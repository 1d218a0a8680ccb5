package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that saves in a loop is killed at random moments, again and again; each time the file
 * holds what was saved last, or what was just being saved. {@code -Dtrigrad.kills=200} is the long
 * form.
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("trigrad.kills", 20);

  @TempDir Path directory;

  /** What a killed process had said before. */
  private record Killed(int begun, int ended) {}

  /** Kills a process within one of its saves, or just behind. */
  private Killed kill(Path file, Random random) throws Exception {
    Process child = start(file);
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      int begun = 0;
      int ended = 0;
      long took = 0;
      for (int more = 2 + random.nextInt(3); more > 0; more--) {
        begun = step(lines, child);
        long begin = System.nanoTime();
        if (more > 1) {
          ended = step(lines, child);
          took = System.nanoTime() - begin;
        }
      }
      long end = System.nanoTime() + (long) (1.1 * took * random.nextDouble());
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      // Not by the process itself, which would throw away what it has said last.
      child.toHandle().destroyForcibly();
      String line;
      while ((line = lines.readLine()) != null) {
        int step = Integer.parseInt(line.substring(2));
        begun = line.startsWith("S") ? step : begun;
        ended = line.startsWith("E") ? step : ended;
      }
      assertTrue(child.waitFor(60, TimeUnit.SECONDS));
      // 128 and SIGKILL: it has not ended by itself.
      assertEquals(137, child.exitValue(), () -> errors(child));
      return new Killed(begun, ended);
    } finally {
      child.destroyForcibly();
    }
  }

  private static int step(BufferedReader lines, Process child) throws IOException {
    String line = lines.readLine();
    assertNotNull(line, () -> errors(child));
    return Integer.parseInt(line.substring(2));
  }

  private static String errors(Process child) {
    try {
      return new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static Process start(Path file) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                SavingLoop.class.getName(),
                file.toString()))
        .start();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nothingIsLost() throws Exception {
    Path file = directory.resolve("run.safetensors");
    var random = new Random(11);
    int inside = 0;
    int newer = 0;
    int saves = 0;
    int most = 0;
    int last = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Killed killed = kill(file, random);
      assertTrue(last < killed.ended, "goes on from " + last);
      Path latest = Checkpoint.latest(file).orElseThrow();
      // The file itself is whole at any moment, not only the previous one.
      assertEquals(file, latest);
      var found = new SavingLoop();
      found.checkpoint.load(latest);
      int step = found.step();
      assertTrue(step == killed.ended || step == killed.begun, step + " after " + killed);
      // The first save has none; between the two renames, both are the same.
      Path before = Path.of(file + ".previous");
      assertEquals(step > 1, Files.exists(before));
      if (step > 1) {
        var previous = new SavingLoop();
        previous.checkpoint.load(before);
        assertTrue(previous.step() == step - 1 || previous.step() == step);
      }
      inside += killed.begun > killed.ended ? 1 : 0;
      newer += step > killed.ended ? 1 : 0;
      saves += killed.ended - last;
      last = step;
      most = Math.max(most, files().size() - 2);
    }
    assertTrue(most <= 2, "left over: " + files());
    var after = new SavingLoop();
    after.checkpoint.load(file);
    after.checkpoint.save(file);
    assertEquals(List.of("run.safetensors", "run.safetensors.previous"), files());
    System.out.printf(
        "kills: %d, within a save %d, of which %d had its file in place; %d saves in all; at most"
            + " %d files left over by a kill, none after the next save%n",
        KILLS, inside, newer, saves, most);
    assertTrue(inside * 2 > KILLS, inside + " of " + KILLS + " kills fell into a save");
  }
}
