package dev.trigrad.benchmarks.speed;

import dev.trigrad.benchmarks.Answers;
import dev.trigrad.benchmarks.Version;
import dev.trigrad.benchmarks.speed.race.Cores;
import dev.trigrad.benchmarks.speed.race.Entrant;
import dev.trigrad.benchmarks.speed.race.Race;
import dev.trigrad.benchmarks.speed.report.Report;
import dev.trigrad.benchmarks.speed.result.Growth;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Goes through the workloads and writes the report. */
@Command(
    name = "speed",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Compares the speed of Trigrad's engines and other libraries.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  mvn -q package -DskipTests -Dspeed=short",
      "  mvn -q package -DskipTests -Ppeers -Dspeed=short",
      "  mvn -q package -DskipTests -Dspeed=\"short --rows start\"",
      "  mvn -q package -DskipTests -Dspeed=\"full --rows curve\"",
      "  mvn -q package -DskipTests -Dspeed=\"full --resume\"",
      "",
      "Exit codes: 0 all ran, 1 a contender failed or does not learn, 2 wrong arguments.",
      "Each run has a folder of its own below target/speed/runs, and erases no other;",
      "one that is complete and has all rows is copied to target/speed."
    })
public final class Main implements Callable<Integer> {
  enum Form {
    SHORT,
    FULL
  }

  @Spec private CommandSpec command;

  @Parameters(
      paramLabel = "short|full",
      description = "short takes some thirty minutes, full some hours")
  private Form form;

  @Option(
      names = "--peers",
      split = ",",
      paramLabel = "<module>",
      description = "modules below benchmarks/peers that have been built")
  private List<String> peers = List.of();

  @Option(
      names = "--rows",
      paramLabel = "<expression>",
      description = "only rows of the report that this regular expression finds")
  private Pattern rows = Pattern.compile("");

  @Option(
      names = "--resume",
      description =
          "go on with the latest run of the same form, rows and peers that was interrupted")
  private boolean resume;

  private final Path benchmarks;
  private final int cores;
  private Schedule schedule;
  private List<Entrant> entrants;
  private Results results;
  private Race race;

  private Main() {
    this(Path.of("").toAbsolutePath(), Cores.available());
  }

  /** In {@code benchmarks}, the folder of the module, on {@code cores}. */
  Main(Path benchmarks, int cores) {
    this.benchmarks = benchmarks;
    this.cores = cores;
  }

  /** Measures and reports. */
  public static void main(String[] arguments) {
    System.exit(commandLine(new Main()).execute(arguments));
  }

  static CommandLine commandLine(Main main) {
    return Answers.commandLine(main).setCaseInsensitiveEnumValuesAllowed(true);
  }

  /** 1 if a contender failed or does not learn. */
  @Override
  public Integer call() throws IOException {
    schedule = form == Form.SHORT ? Schedule.brief() : Schedule.full();
    peers = peers.stream().filter(peer -> !peer.isBlank()).toList();
    requireRows();
    entrants = Entrant.of(benchmarks, peers);
    var runs = new Runs(benchmarks.resolve("target/speed"));
    Path run = run(runs);
    out().println("results: " + run.resolve(Runs.RESULTS));
    results = Results.in(run.resolve(Runs.RESULTS));
    race = new Race(runs.folder());
    measure();
    report(runs, run);
    List<Measurement> failures =
        results.all().stream().filter(m -> m.failure() != null || !m.learned()).toList();
    failures.forEach(this::tell);
    return failures.isEmpty() ? 0 : 1;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private void requireRows() {
    List<Workload> asked = schedule.rows().filter(this::isAskedFor).toList();
    if (asked.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--rows: '"
              + rows
              + "' finds no row; rows are called as in '"
              + String.join("', '", schedule.rows().map(Workload::title).limit(3).toList())
              + "', see the report");
    }
    if (asked.stream().noneMatch(this::hasCores)) {
      throw new ParameterException(
          command.commandLine(),
          "--rows: '"
              + rows
              + "' finds only rows of "
              + asked.getFirst().cores()
              + " cores, and there is 1 here");
    }
  }

  private boolean hasCores(Workload workload) {
    return workload.kind() != Workload.Kind.CURVE || workload.cores() <= cores;
  }

  private boolean isAskedFor(Workload workload) {
    return rows.matcher(workload.title()).find();
  }

  private Path run(Runs runs) throws IOException {
    var subject = new Runs.Subject(form.name().toLowerCase(Locale.ROOT), rows.pattern(), peers);
    Optional<Path> interrupted = resume ? runs.resume(subject, Version.commit()) : Optional.empty();
    if (resume && interrupted.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "--resume: no interrupted run of this form, these rows and these peers below "
              + runs.folder()
              + "; leave it out");
    }
    return interrupted.isPresent() ? interrupted.get() : runs.begin(subject, Version.commit());
  }

  private void tell(Measurement failure) {
    command
        .commandLine()
        .getErr()
        .println(
            "FAILED: "
                + failure.workload().title()
                + ", "
                + failure.contender()
                + ": "
                + (failure.failure() != null
                    ? failure.failure()
                    : "its loss does not fall, " + failure.learning()));
    command.commandLine().getErr().flush();
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
    measureCurves();
  }

  private void measureCurves() throws IOException {
    for (Workload curve : schedule.curves()) {
      if (hasCores(curve)) {
        measure(
            0,
            curve,
            entrants.stream().filter(e -> schedule.admits(curve, e.contender())).toList());
      }
    }
  }

  private void measure(int fork, Workload workload, List<Entrant> entrants) throws IOException {
    if (results.has(fork, workload) || !isAskedFor(workload)) {
      return;
    }
    results.add(fork, race.run(workload, schedule.pace(workload), entrants));
    var line = new StringBuilder(workload.title());
    for (String contender : results.contenders()) {
      results
          .find(workload, contender)
          .ifPresent(m -> line.append("  " + contender + " " + m.summary()));
    }
    out().println(line);
    out().flush();
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
    return paces.isEmpty()
        ? "none after the compiler has come to rest"
        : String.join(" or ", paces) + ", after the compiler has come to rest";
  }

  private String curves() throws IOException {
    return schedule.curvePace().iterations()
        + " forks to "
        + Math.round(1e-3 * schedule.curvePace().milliseconds())
        + " s; cores "
        + Cores.ofSystem().description()
        + (cores < 2 ? "; there are no two here" : "");
  }

  private void report(Runs runs, Path run) throws IOException {
    var facts = Machine.facts();
    facts.put("Trigrad", Version.number());
    facts.put("commit", String.join(", then ", runs.commits(run)));
    facts.put("command", command());
    facts.put("forks", Integer.toString(schedule.forks()));
    facts.put("iterations", iterations());
    if (!results.workloads(Workload.Kind.CURVE).isEmpty()) {
      facts.put("curves", curves());
    }
    var report = new Report(results, schedule.growth(), facts);
    runs.complete(run, report.markdown(), report.html());
    Path page = run.resolve(Runs.PAGE);
    if (rows.pattern().isEmpty()) {
      runs.publish(run);
      page = runs.folder().resolve(Runs.PAGE);
    }
    out().println();
    out().print(report.markdown());
    out().println("report: " + page);
    out().flush();
  }
}
