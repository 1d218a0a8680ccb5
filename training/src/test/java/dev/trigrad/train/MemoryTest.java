package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Initializer;
import dev.trigrad.nn.Parameter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Saving takes memory for one copy of all values, and so does loading. {@code
 * -Dtrigrad.megabytes=100} is the long form.
 */
class MemoryTest {
  private static final int MEGABYTES = Integer.getInteger("trigrad.megabytes", 16);
  private static final int CELLS = 8;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static double copies(Runnable call) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    call.run();
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    return allocated / (MEGABYTES * 1e6);
  }

  @Test
  void isOneCopy(@TempDir Path directory) throws Exception {
    Map<String, Cell> cells = new LinkedHashMap<>();
    int values = MEGABYTES * 1_000_000 / Float.BYTES / CELLS;
    for (int i = 0; i < CELLS; i++) {
      var cell = new Parameter("w", Shape.of(values), Initializer.zeros());
      cell.assign(Tensor.of(new float[values]));
      cells.put("w" + i, cell);
    }
    Checkpoint checkpoint = new Checkpoint().with("state", cells);
    Path file = directory.resolve("large.safetensors");
    // Classes and their constants come with the first use.
    checkpoint.save(file);
    checkpoint.load(file);
    double saving = copies(() -> checkpoint.save(file));
    double loading = copies(() -> checkpoint.load(file));
    System.out.printf(
        "memory: %d bytes; saving allocates %.3f copies, loading %.3f%n",
        Files.size(file), saving, loading);
    assertTrue(saving < 1.05, saving + " copies");
    assertTrue(loading < 1.05, loading + " copies");
  }
}
