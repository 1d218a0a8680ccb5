package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.io.FaultyFiles;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each operation of a save that can fail fails, one save after the other: alone, or with all that
 * follow, as where a disk is full or gone. The file holds the old state or the new one each time.
 */
class FaultTest {
  private static final int VALUES = 40_000;

  private final Cell cell = new Cell("w", Tensor.of(new float[VALUES]));

  private void set(float value) {
    float[] values = new float[VALUES];
    Arrays.fill(values, value);
    cell.assign(Tensor.of(values));
  }

  private float get() {
    float[] values = cell.snapshot().toArray();
    assertEquals(values[0], values[VALUES - 1]);
    return values[0];
  }

  private Checkpoint checkpoint() {
    return new Checkpoint().with("state", Map.of("w", cell));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theOldStateOrTheNewOneIsThere(boolean onwards, @TempDir Path directory) throws IOException {
    Path file = directory.resolve("run.safetensors");
    var failed = new ArrayList<String>();
    List<String> all = List.of();
    set(1);
    checkpoint().save(file);
    set(2);
    checkpoint().save(file);
    int present = 2;
    for (int n = 1; failed.size() == n - 1; n++) {
      var files = new FaultyFiles(n, onwards);
      set(present + 1);
      boolean refused = false;
      try {
        checkpoint().save(files.path(file));
      } catch (FileException e) {
        assertEquals(1, e.getMessage().lines().count(), e.getMessage());
        assertTrue(e.getMessage().contains("njected") || e.getCause() != null, e.getMessage());
        refused = true;
      }
      all = files.done;
      if (all.size() >= n) {
        failed.add(all.get(n - 1));
      }
      set(-1);
      checkpoint().load(Checkpoint.latest(file).orElseThrow());
      float found = get();
      assertTrue(
          found == present + 1 || refused && found == present,
          found + " after " + all + " of which " + n + " failed");
      present = (int) found;
      checkpoint().load(directory.resolve("run.safetensors.previous"));
      assertTrue(get() >= present - 1, get() + " before " + present);
    }
    assertTrue(
        failed.containsAll(List.of("open", "write", "force", "link", "move")), failed.toString());
    assertEquals(all, failed);
    set(present + 1);
    checkpoint().save(file);
    try (Stream<Path> left = Files.list(directory)) {
      System.out.println(
          "faults: "
              + failed.size()
              + " operations failed"
              + (onwards ? " with all behind them" : "")
              + ": "
              + failed
              + "; left over "
              + left.map(each -> each.getFileName().toString()).sorted().toList());
    }
  }
}
