package dev.trigrad.benchmarks.speed;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Where runs are kept: each in a folder of its own, which nothing but itself ever writes to. A run
 * that is complete has a report; one that was interrupted can be resumed. What lies above all runs
 * is a copy of the latest that was complete and had all rows.
 *
 * @param folder above them
 */
record Runs(Path folder) {
  static final String RESULTS = "results.tsv";
  static final String MARKDOWN = "report.md";
  static final String PAGE = "report.html";

  private static final String CONDITIONS = "run.properties";
  private static final String COMMITS = "commits";
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmmss");

  /**
   * What a run is of: one is only continued by what is of the same.
   *
   * @param form short or full
   * @param rows that were asked for, empty for all
   * @param peers beside the engines
   */
  record Subject(String form, String rows, List<String> peers) {
    private Properties properties() {
      var properties = new Properties();
      properties.setProperty("form", form);
      properties.setProperty("rows", rows);
      properties.setProperty("peers", String.join(",", peers));
      return properties;
    }

    private boolean isThatOf(Properties run) {
      return properties().entrySet().stream()
          .allMatch(entry -> entry.getValue().equals(run.getProperty((String) entry.getKey())));
    }
  }

  /** A folder for a new run. */
  Path begin(Subject subject, String commit) throws IOException {
    Path parent = Files.createDirectories(folder.resolve("runs"));
    String stamp = LocalDateTime.now(ZoneOffset.UTC).format(STAMP);
    Path run = parent.resolve(stamp);
    for (int i = 2; Files.exists(run); i++) {
      run = parent.resolve(stamp + "-" + i);
    }
    Files.createDirectory(run);
    Properties properties = subject.properties();
    properties.setProperty(COMMITS, commit);
    write(run, properties);
    return run;
  }

  /** The newest run of {@code subject} that is not complete, which goes on with {@code commit}. */
  Optional<Path> resume(Subject subject, String commit) throws IOException {
    Path parent = folder.resolve("runs");
    if (!Files.isDirectory(parent)) {
      return Optional.empty();
    }
    List<Path> newestFirst;
    try (Stream<Path> runs = Files.list(parent)) {
      newestFirst = runs.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path run : newestFirst) {
      if (Files.exists(run.resolve(CONDITIONS)) && Files.notExists(run.resolve(PAGE))) {
        Properties properties = read(run);
        if (subject.isThatOf(properties)) {
          var commits = new LinkedHashSet<>(commitsOf(properties));
          commits.add(commit);
          properties.setProperty(COMMITS, String.join(",", commits));
          write(run, properties);
          return Optional.of(run);
        }
      }
    }
    return Optional.empty();
  }

  /** Of what {@code run} was built from; several if it was resumed after a change. */
  List<String> commits(Path run) throws IOException {
    return commitsOf(read(run));
  }

  private static List<String> commitsOf(Properties properties) {
    return Arrays.asList(properties.getProperty(COMMITS, "").split(","));
  }

  /** Writes the report of {@code run}, with which it is complete. */
  void complete(Path run, String markdown, String page) throws IOException {
    Files.writeString(run.resolve(MARKDOWN), markdown);
    Path whole = run.resolve(PAGE + ".part");
    Files.writeString(whole, page);
    Files.move(whole, run.resolve(PAGE), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Replaces what lies above all runs by copies of {@code run}, each as a whole. */
  void publish(Path run) throws IOException {
    for (String name : List.of(RESULTS, MARKDOWN, PAGE)) {
      Path copy = folder.resolve(name + ".part");
      Files.copy(run.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING);
      Files.move(copy, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private static Properties read(Path run) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(run.resolve(CONDITIONS))) {
      properties.load(reader);
    }
    return properties;
  }

  private static void write(Path run, Properties properties) throws IOException {
    try (Writer writer = Files.newBufferedWriter(run.resolve(CONDITIONS))) {
      properties.store(writer, null);
    }
  }
}
