package dev.trigrad.benchmarks.speed.result;

import dev.trigrad.benchmarks.compare.Quartiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What has been measured, in memory and, line by line, in a file of tab-separated values. */
public final class Results {
  /** Between curves. */
  private static final String CURVES = "|";

  private final Path file;
  private final Map<Workload, Map<String, Measurement>> measurements = new LinkedHashMap<>();
  private final Set<String> done = new HashSet<>();

  /** Nothing yet, to be kept in {@code file}. */
  public Results(Path file) {
    this.file = file;
  }

  /**
   * What {@code file} holds, to be continued there; nothing if it does not exist. Of a workload
   * whose lines were cut off, nothing counts.
   */
  public static Results in(Path file) throws IOException {
    var results = new Results(file);
    if (Files.exists(file)) {
      String text = Files.readString(file);
      String whole = whole(text);
      if (!whole.equals(text)) {
        Path copy = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(copy, whole);
        Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
      }
      whole
          .lines()
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                int fork = Integer.parseInt(line.substring(0, tab));
                results.put(fork, parse(line.substring(tab + 1)));
              });
    }
    return results;
  }

  /** Without what was cut off while it was written: a line without an end, and its workload. */
  private static String whole(String text) {
    if (text.isEmpty() || text.endsWith("\n")) {
      return text;
    }
    String lines = text.substring(0, text.lastIndexOf('\n') + 1);
    var kept = new ArrayList<>(lines.lines().toList());
    String last = kept.isEmpty() ? "" : workload(kept.getLast());
    kept.removeIf(line -> workload(line).equals(last));
    return kept.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** Fork and workload of a line. */
  private static String workload(String line) {
    return line.substring(0, line.indexOf('\t', line.indexOf('\t') + 1));
  }

  /** Adds what all contenders of a workload did in {@code fork}. */
  public void add(int fork, List<Measurement> workload) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    var lines = new ArrayList<String>();
    for (Measurement measurement : workload) {
      put(fork, measurement);
      lines.add(fork + "\t" + text(measurement));
    }
    // At once, and with one kind of line end wherever it is read.
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void put(int fork, Measurement measurement) {
    done.add(fork + " " + measurement.workload());
    measurements
        .computeIfAbsent(measurement.workload(), _ -> new LinkedHashMap<>())
        .merge(measurement.contender(), measurement, Measurement::and);
  }

  /** Whether {@code workload} has been measured in {@code fork}. */
  public boolean has(int fork, Workload workload) {
    return done.contains(fork + " " + workload);
  }

  /** All, workload by workload. */
  public List<Measurement> all() {
    return measurements.values().stream().flatMap(workload -> workload.values().stream()).toList();
  }

  /** Those measured of {@code kinds}, or of all kinds if none is given. */
  public List<Workload> workloads(Workload.Kind... kinds) {
    List<Workload.Kind> wanted = List.of(kinds.length == 0 ? Workload.Kind.values() : kinds);
    return measurements.keySet().stream().filter(w -> wanted.contains(w.kind())).toList();
  }

  /** Who took part anywhere, in the order of their first workloads. */
  public List<String> contenders() {
    return all().stream().map(Measurement::contender).distinct().toList();
  }

  /** What {@code contender} did in {@code workload}, unless it took no part. */
  public Optional<Measurement> find(Workload workload, String contender) {
    return Optional.ofNullable(measurements.getOrDefault(workload, Map.of()).get(contender));
  }

  /** Microseconds of {@code contender} in {@code workload}; NaN if it took no part or failed. */
  public double time(Workload workload, String contender) {
    return find(workload, contender).map(Measurement::time).orElse(Double.NaN);
  }

  /** The quartiles of {@code contender} in {@code workload}; NaN if it took no part or failed. */
  public Quartiles quartiles(Workload workload, String contender) {
    return find(workload, contender).map(Measurement::quartiles).orElse(Quartiles.of(List.of()));
  }

  /**
   * Whether two times differ: their quartiles do not overlap. Not so where one of them is missing.
   */
  public boolean differ(Workload workload, String one, String other) {
    Quartiles a = quartiles(workload, one);
    Quartiles b = quartiles(workload, other);
    return a.low() > b.high() || b.low() > a.high();
  }

  /** The fastest of {@code contenders}, then those whose times do not differ from its. */
  public List<String> fastest(Workload workload, List<String> contenders) {
    List<String> able =
        contenders.stream()
            .filter(name -> !Double.isNaN(time(workload, name)))
            .sorted(Comparator.comparingDouble(name -> time(workload, name)))
            .toList();
    return able.isEmpty()
        ? able
        : able.stream().filter(name -> !differ(workload, able.getFirst(), name)).toList();
  }

  /** The quartiles of the extras of {@code contender} in {@code workload}; NaN if none. */
  public Quartiles extras(Workload workload, String contender) {
    return find(workload, contender)
        .map(Measurement::extraQuartiles)
        .orElse(Quartiles.of(List.of()));
  }

  /** Curves of {@code contender} in {@code workload}; none if it took no part or failed. */
  public List<Curve> curves(Workload workload, String contender) {
    return find(workload, contender).map(Measurement::curves).orElse(List.of());
  }

  /** The fewest microseconds of {@code contenders} in {@code workload}; NaN if none took part. */
  public double best(Workload workload, List<String> contenders) {
    return contenders.stream()
        .mapToDouble(contender -> time(workload, contender))
        .filter(time -> !Double.isNaN(time))
        .min()
        .orElse(Double.NaN);
  }

  private static String text(Measurement m) {
    return String.join(
        "\t",
        m.workload().toString(),
        m.contender(),
        text(m.times()),
        text(m.extras()),
        m.learning() == null ? "" : m.learning().toString(),
        m.version(),
        m.failure() == null ? "" : m.failure().replaceAll("\\s", " "),
        m.curves().stream().map(Curve::toString).collect(Collectors.joining(CURVES)));
  }

  private static Measurement parse(String line) {
    String[] parts = line.split("\t", -1);
    return new Measurement(
        Workload.of(parts[0]),
        parts[1],
        numbers(parts[2]),
        numbers(parts[3]),
        parts[4].isEmpty() ? null : Learning.parse(parts[4]),
        parts[5],
        parts[6].isEmpty() ? null : parts[6],
        parts.length == 7 || parts[7].isEmpty()
            ? List.of()
            : Arrays.stream(parts[7].split(Pattern.quote(CURVES))).map(Curve::parse).toList());
  }

  private static String text(List<Double> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Of text as in {@code 1.5,2}. */
  public static List<Double> numbers(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(Double::valueOf).toList();
  }
}
