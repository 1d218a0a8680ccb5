package dev.trigrad.engine.auto;

import dev.trigrad.TrigradException;
import dev.trigrad.engine.java.KernelRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The engine whose kernel runs each operation and shape, as text: a line each of engine, tab, and
 * operation with its types and number of threads.
 */
final class ChoiceTable {
  private final Map<String, String> choices = new ConcurrentHashMap<>();
  private final Path file;

  /** An empty table, for this process. */
  ChoiceTable() {
    this.file = null;
  }

  private ChoiceTable(Path file) {
    this.file = file;
  }

  /**
   * The table in {@code file}, which need not exist yet; new choices are added to it.
   *
   * @throws TrigradException naming the line if the file is not such a table
   */
  static ChoiceTable of(Path file) {
    var table = new ChoiceTable(file);
    if (Files.exists(file)) {
      try {
        int number = 0;
        for (String line : Files.readAllLines(file)) {
          number++;
          int tab = line.indexOf('\t');
          if (tab <= 0) {
            throw new TrigradException(
                file + ":" + number + ": no choice of a kernel; delete the file to measure anew");
          }
          table.choices.put(line.substring(tab + 1), line.substring(0, tab));
        }
      } catch (IOException e) {
        throw new TrigradException(file + ": cannot be read: " + e.getMessage(), e);
      }
    }
    return table;
  }

  static String key(KernelRequest request) {
    return request.op() + " " + request.inputs() + " " + request.parallel().threads();
  }

  /** The known choice if it is one of {@code candidates}, else {@code null}. */
  String choice(String key, Set<String> candidates) {
    String known = choices.get(key);
    return known != null && candidates.contains(known) ? known : null;
  }

  /** Adds a choice, also to the file. */
  synchronized void add(String key, String chosen) {
    choices.put(key, chosen);
    if (file == null) {
      return;
    }
    try {
      Files.writeString(
          file,
          chosen + "\t" + key + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new TrigradException(file + ": cannot be written: " + e.getMessage(), e);
    }
  }
}
