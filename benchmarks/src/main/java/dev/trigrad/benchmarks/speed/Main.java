package dev.trigrad.benchmarks.speed;

import dev.trigrad.benchmarks.speed.race.Entrant;
import dev.trigrad.benchmarks.speed.race.Race;
import dev.trigrad.benchmarks.speed.report.Report;
import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Goes through the workloads and writes the report. */
@Command(
    name = "speed",
    mixinStandardHelpOptions = true,
    description = "Compares the speed of Trigrad's engines and other libraries.")
public final class Main implements Callable<Integer> {
  enum Form {
    SHORT,
    FULL
  }

  @Parameters(description = "short takes some twenty-five minutes, full some hours")
  private Form form;

  @Option(
      names = "--peers",
      split = ",",
      description = "modules below benchmarks/peers that have been built")
  private List<String> peers = List.of();

  @Option(
      names = "--rows",
      description = "only rows of the report that this regular expression finds")
  private Pattern rows = Pattern.compile("");

  @Option(names = "--resume", description = "keep what an earlier run has measured")
  private boolean resume;

  private Schedule schedule;
  private List<Entrant> entrants;
  private Results results;
  private Race race;

  private Main() {}

  /** Measures and reports. */
  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true).execute(arguments));
  }

  /** Nothing fails but a contender that does not learn. */
  @Override
  public Integer call() throws IOException {
    Path benchmarks = Path.of("").toAbsolutePath();
    Path folder = benchmarks.resolve("target/speed");
    schedule = form == Form.SHORT ? Schedule.brief() : Schedule.full();
    peers = peers.stream().filter(peer -> !peer.isBlank()).toList();
    entrants = Entrant.of(benchmarks, peers);
    Path file = folder.resolve("results.tsv");
    if (!resume) {
      Files.deleteIfExists(file);
    }
    results = Results.in(file);
    race = new Race(folder);
    measure();
    report(folder);
    return results.all().stream().allMatch(Measurement::learned) ? 0 : 1;
  }

  private void measure() throws IOException {
    for (int fork = 0; fork < schedule.forks(); fork++) {
      for (Workload workload : schedule.workloads()) {
        measure(
            fork,
            workload,
            entrants.stream().filter(e -> schedule.admits(workload, e.contender())).toList());
      }
    }
    for (Growth growth : schedule.growth()) {
      for (Workload workload : growth.workloads()) {
        measure(
            0, workload, entrants.stream().filter(e -> Growth.ENGINES.contains(e.name())).toList());
      }
    }
  }

  private void measure(int fork, Workload workload, List<Entrant> entrants) throws IOException {
    if (results.has(fork, workload) || !rows.matcher(workload.title()).find()) {
      return;
    }
    results.add(fork, race.run(workload, schedule.pace(workload), entrants));
    var line = new StringBuilder(workload.title());
    for (String contender : results.contenders()) {
      results
          .find(workload, contender)
          .ifPresent(m -> line.append("  " + contender + " " + workload.text(m.time())));
    }
    System.out.println(line);
  }

  private String command() {
    String arguments =
        form.name().toLowerCase(Locale.ROOT)
            + (rows.pattern().isEmpty() ? "" : " --rows " + rows)
            + (resume ? " --resume" : "");
    return "mvn -q package -DskipTests"
        + (peers.isEmpty() ? "" : " -Ppeers")
        + " -Dspeed="
        + (arguments.contains(" ") ? "\"" + arguments + "\"" : arguments);
  }

  private String iterations() {
    var paces =
        schedule.workloads().stream()
            .filter(workload -> results.has(0, workload) && workload.kind() != Workload.Kind.START)
            .map(schedule::pace)
            .distinct()
            .map(pace -> pace.iterations() + " of " + pace.milliseconds() + " ms")
            .toList();
    return String.join(" or ", paces) + ", after the compiler has come to rest";
  }

  private void report(Path folder) throws IOException {
    var facts = Machine.facts();
    facts.put("command", command());
    facts.put("forks", Integer.toString(schedule.forks()));
    facts.put("iterations", iterations());
    var report = new Report(results, schedule.growth(), facts);
    Files.writeString(folder.resolve("report.md"), report.markdown());
    Files.writeString(folder.resolve("report.html"), report.html());
    System.out.println();
    System.out.print(report.markdown());
    System.out.println("report: " + folder.resolve("report.html"));
  }
}
