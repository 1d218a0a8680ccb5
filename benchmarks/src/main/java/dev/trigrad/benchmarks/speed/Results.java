package dev.trigrad.benchmarks.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What has been measured, in memory and, line by line, in a file of tab-separated values. */
final class Results {
  private final Path file;
  private final Map<Row, Map<String, Measurement>> measurements = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  /** Nothing yet, to be kept in {@code file}. */
  Results(Path file) {
    this.file = file;
  }

  /** What {@code file} holds, to be continued there; nothing if it does not exist. */
  static Results in(Path file) throws IOException {
    var results = new Results(file);
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int tab = line.indexOf('\t');
        results.put(Integer.parseInt(line.substring(0, tab)), parse(line.substring(tab + 1)));
      }
    }
    return results;
  }

  /** Adds what all contenders of a row did in {@code fork}. */
  void add(int fork, List<Measurement> row) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var lines = new ArrayList<String>();
    for (Measurement measurement : row) {
      put(fork, measurement);
      lines.add(fork + "\t" + text(measurement));
    }
    Files.write(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void put(int fork, Measurement measurement) {
    done.add(fork + " " + measurement.row());
    measurements
        .computeIfAbsent(measurement.row(), _ -> new LinkedHashMap<>())
        .merge(measurement.contender(), measurement, Measurement::and);
  }

  /** Whether {@code row} has been measured in {@code fork}. */
  boolean has(int fork, Row row) {
    return done.contains(fork + " " + row);
  }

  /** All, row by row. */
  List<Measurement> all() {
    return measurements.values().stream().flatMap(row -> row.values().stream()).toList();
  }

  /** Who took part anywhere, in the order of their first rows. */
  List<String> contenders() {
    return all().stream().map(Measurement::contender).distinct().toList();
  }

  /** What {@code contender} did in {@code row}, unless it took no part. */
  Optional<Measurement> find(Row row, String contender) {
    return Optional.ofNullable(measurements.getOrDefault(row, Map.of()).get(contender));
  }

  /** Microseconds of {@code contender} in {@code row}; NaN if it took no part or failed. */
  double time(Row row, String contender) {
    return find(row, contender).map(Measurement::time).orElse(Double.NaN);
  }

  /** The extra of {@code contender} in {@code row}; NaN if there is none. */
  double extra(Row row, String contender) {
    return find(row, contender).map(Measurement::extra).orElse(Double.NaN);
  }

  /** The fewest microseconds of {@code contenders} in {@code row}; NaN if none took part. */
  double best(Row row, List<String> contenders) {
    return contenders.stream()
        .mapToDouble(contender -> time(row, contender))
        .filter(time -> !Double.isNaN(time))
        .min()
        .orElse(Double.NaN);
  }

  private static String text(Measurement m) {
    return String.join(
        "\t",
        m.row().toString(),
        m.contender(),
        text(m.times()),
        text(m.extras()),
        m.learning() == null ? "" : m.learning().toString(),
        m.version(),
        m.failure() == null ? "" : m.failure().replace('\t', ' '));
  }

  private static Measurement parse(String line) {
    String[] parts = line.split("\t", -1);
    return new Measurement(
        Row.of(parts[0]),
        parts[1],
        numbers(parts[2]),
        numbers(parts[3]),
        parts[4].isEmpty() ? null : Learning.parse(parts[4]),
        parts[5],
        parts[6].isEmpty() ? null : parts[6]);
  }

  private static String text(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Of text as in {@code 1.5,2}. */
  static List<Double> numbers(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(Double::valueOf).toList();
  }
}
