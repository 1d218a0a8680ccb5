package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.compare.Comparison;
import dev.trigrad.benchmarks.compare.ComparisonCsv;
import dev.trigrad.benchmarks.compare.ComparisonJson;
import dev.trigrad.benchmarks.compare.ComparisonPage;
import dev.trigrad.benchmarks.compare.ComparisonText;
import dev.trigrad.benchmarks.compare.Contender;
import dev.trigrad.benchmarks.compare.Contest;
import dev.trigrad.benchmarks.compare.Settling;
import dev.trigrad.benchmarks.compare.Verdict;
import dev.trigrad.io.AtomicFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the same job on every engine and puts the results side by side. */
@Command(
    name = "compare",
    description = {
      "Runs the same job on every available engine, each in processes of its own that take turns:"
          + " trainings from nothing, then rounds of steps once warm. Under a minute by"
          + " default.",
      Settling.RULE,
      Verdict.RULE
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad compare",
      "  trigrad compare --engines vector,native --threads 1 --rounds 32",
      "  trigrad compare --data /path/to/mnist --layers 128 --epochs 5 --batch 128",
      "  trigrad compare --html engines.html --csv engines.csv",
      "  trigrad compare --json - | jq .verdicts    text goes to standard error",
      "",
      "Exit codes: 0 the engines agree, 1 they disagree, or a training diverged or",
      "failed, 2 wrong arguments. An engine that cannot run here is named, and counts",
      "as a failure only where --engines asked for it."
    },
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final int MOST_ROUNDS = 500;

  @Spec private CommandSpec command;
  @Mixin private JobOptions options;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "<name>",
      description = "the engines to compare (default: all found)")
  private List<String> names = List.of();

  @Option(
      names = "--target",
      paramLabel = "<percent>",
      description = "test accuracy to which time is taken (default: ${DEFAULT-VALUE})")
  private double target = 95;

  @Option(
      names = "--starts",
      paramLabel = "<count>",
      description = "trainings from nothing; fewer if they are long (default: ${DEFAULT-VALUE})")
  private int starts = 3;

  @Option(
      names = "--rounds",
      paramLabel = "<count>",
      description = "of each engine, once warm (default: ${DEFAULT-VALUE})")
  private int rounds = 24;

  @Option(
      names = "--seconds",
      paramLabel = "<number>",
      description = "of steps in each round (default: ${DEFAULT-VALUE})")
  private double seconds = 0.2;

  @Option(
      names = "--warm-up",
      paramLabel = "<seconds>",
      description = "after which rounds begin, warm or not (default: ${DEFAULT-VALUE})")
  private double warmUp = 20;

  @Option(
      names = "--limit",
      paramLabel = "<seconds>",
      description =
          "after which no more is done than one start and eight rounds (default:"
              + " ${DEFAULT-VALUE})")
  private double limit = 50;

  @Option(names = "--json", paramLabel = "<file>", description = "all results; - is the output")
  private String json;

  @Option(names = "--csv", paramLabel = "<file>", description = "a row per engine; - is the output")
  private String csv;

  @Option(names = "--html", paramLabel = "<file>", description = "a page with plots")
  private Path html;

  @Override
  public Integer call() throws IOException {
    Job job = options.job();
    check();
    Map<String, String> missing = new LinkedHashMap<>();
    Map<String, String> failed = new LinkedHashMap<>();
    List<String> engines = engines(missing, failed);
    Job.Sets sets = job.load();
    PrintWriter text = "-".equals(json) || "-".equals(csv) ? err() : out();
    text.println(job.describe(sets));
    List<Contender> contenders;
    try (var contest =
        new Contest(
            engines,
            engine -> process(engine, sets.width(), job),
            starts,
            rounds,
            seconds,
            warmUp,
            limit,
            line -> print(text, line + "\n"))) {
      contenders = contest.run();
      failed.putAll(contest.failed());
    }
    for (Contender each : contenders) {
      text.print(ComparisonText.wrap("engine " + each.name() + ": " + each.summary()));
    }
    var comparison = new Comparison(facts(job, sets), target / 100, contenders, missing, failed);
    print(text, "\n" + new ComparisonText(comparison));
    write(comparison);
    return comparison.agree() ? 0 : 1;
  }

  private PrintWriter out() {
    return command.commandLine().getOut();
  }

  private PrintWriter err() {
    return command.commandLine().getErr();
  }

  private static void print(PrintWriter writer, String text) {
    writer.print(text);
    writer.flush();
  }

  private void check() {
    require(target > 0 && target <= 100, "--target", target, "expected above 0, at most 100");
    require(starts >= 1 && starts <= 100, "--starts", starts, "expected 1 to 100");
    require(
        rounds >= 1 && rounds <= MOST_ROUNDS, "--rounds", rounds, "expected 1 to " + MOST_ROUNDS);
    require(seconds >= 0.001 && seconds <= 3600, "--seconds", seconds, "expected 0.001 to 3600");
    require(warmUp >= 0 && warmUp <= 3600, "--warm-up", warmUp, "expected 0 to 3600");
    require(limit >= 0 && limit <= 1e6, "--limit", limit, "expected 0 to 1000000");
    require(!("-".equals(json) && "-".equals(csv)), "--csv", "-", "--json has the output already");
    requireFile("--json", json);
    requireFile("--csv", csv);
    requireFile("--html", html == null ? null : html.toString());
  }

  private void requireFile(String option, String file) {
    if (file != null && !file.equals("-")) {
      Answers.requireFile(command.commandLine(), option, Path.of(file));
    }
  }

  private void require(boolean holds, String option, Object value, String rule) {
    Answers.require(command.commandLine(), holds, option, value, rule);
  }

  /** Those that can be expected to run; others go where they belong. */
  private List<String> engines(Map<String, String> missing, Map<String, String> failed) {
    List<String> available = Engines.available();
    var engines = new ArrayList<String>();
    for (String name : names.isEmpty() ? Engines.found() : names) {
      String engine = Answers.engine(command.commandLine(), "--engines", name);
      if (available.contains(engine)) {
        if (!engines.contains(engine)) {
          engines.add(engine);
        }
      } else {
        (names.isEmpty() ? missing : failed)
            .put(engine, "it cannot run here; 'trigrad engines' says why");
      }
    }
    return engines;
  }

  private static List<String> process(String engine, int features, Job job) {
    String threads = System.getProperty("trigrad.threads");
    var command =
        new ArrayList<>(
            OwnMachine.command(
                TrainingProcess.class,
                threads == null ? List.of() : List.of("-Dtrigrad.threads=" + threads)));
    command.add(engine);
    command.add(Integer.toString(features));
    command.addAll(job.words());
    return command;
  }

  private Map<String, String> facts(Job job, Job.Sets sets) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("job", job.describe(sets).replaceAll("\\R", "; "));
    String[] versions = new Version().getVersion();
    facts.put("version", versions[0]);
    facts.put("jdk", versions[1]);
    facts.put("system", versions[2]);
    facts.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    facts.put("warm", Settling.RULE);
    facts.put("difference", Verdict.RULE);
    return facts;
  }

  private void write(Comparison comparison) {
    write(json, new ComparisonJson(comparison));
    write(csv, new ComparisonCsv(comparison));
    if (html != null) {
      write(html.toString(), new ComparisonPage(comparison));
    }
  }

  private void write(String name, Object content) {
    if (name == null) {
      return;
    }
    if (name.equals("-")) {
      print(out(), content.toString());
    } else {
      AtomicFile.write(
          "compare",
          Path.of(name),
          file -> file.write(content.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }
}
