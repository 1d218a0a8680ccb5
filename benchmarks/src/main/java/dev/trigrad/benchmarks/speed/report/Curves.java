package dev.trigrad.benchmarks.speed.report;

import static dev.trigrad.benchmarks.speed.report.Section.format;

import dev.trigrad.benchmarks.compare.Quartiles;
import dev.trigrad.benchmarks.speed.result.Curve;
import dev.trigrad.benchmarks.speed.result.Results;
import dev.trigrad.benchmarks.speed.result.Workload;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** How far fresh virtual machines come in their first seconds, and what that takes them. */
record Curves(Results results) {
  private static final String JAVA = "java";
  private static final String MEASURED = "vector";

  /** In the order of the table, before whatever else there is. */
  private static final List<String> KINDS = List.of("main", "C1", "C2", "trigrad-warm-up", "GC");

  private static final String STEPS =
      "Steps that were done by each mark, in seconds since the first step began, in a virtual"
          + " machine that had done nothing before; median and, in brackets, quartiles of the"
          + " forks. A ratio is that of steps to those of java in the fork beside it; there is no"
          + " difference where its quartiles are on both sides of 1, and no ratio where java had"
          + " done no step in one of them.";

  private static final String COST =
      "Milliseconds of processor time that kinds of threads took from the start of the process to"
          + " the last mark: main is the thread that trains, GC the collector, for which the thread"
          + " of the virtual machine counts, too, since it collects where there is one core;"
          + " the rest is what threads had taken that ended before anybody looked again, and what"
          + " each had taken of a hundredth of a second."
          + " What C2 compiled by then is from one run more, whose steps do not count: recording"
          + " took it some 0.4 s of processor time when that was measured.";

  private static final String NO_TIMES = " This system does not tell processor times of threads.";

  private List<Workload> workloads() {
    return results.workloads(Workload.Kind.CURVE);
  }

  private List<String> contenders(Workload workload) {
    return results.contenders().stream()
        .filter(name -> !results.curves(workload, name).isEmpty())
        .toList();
  }

  /** The marks of whoever ran. */
  private List<Double> marks(Workload workload) {
    var marks = new LinkedHashSet<Double>();
    for (String contender : contenders(workload)) {
      results.curves(workload, contender).forEach(curve -> marks.addAll(curve.seconds()));
    }
    return marks.stream().sorted().toList();
  }

  private Quartiles ratio(Workload workload, String contender, double mark) {
    List<Curve> java = results.curves(workload, JAVA);
    List<Curve> curves = results.curves(workload, contender);
    return java.isEmpty() || curves.isEmpty()
        ? Quartiles.of(List.of())
        : Curve.ratio(curves, java, mark);
  }

  /** For the engine that computes with its own kernels only once they are compiled. */
  Section goals() {
    var goals = new ArrayList<Goals.Goal>();
    for (Workload workload : workloads()) {
      for (double mark : marks(workload)) {
        goals.add(
            Goals.Goal.ratio(
                workload.title() + ", " + MEASURED + " : " + JAVA + " at " + seconds(mark),
                least(workload.cores(), mark),
                ratio(workload, MEASURED, mark)));
      }
    }
    return Goals.section("Warm-up: goals", " In brackets are the quartiles of the forks.", goals);
  }

  private static double least(int cores, double mark) {
    if (cores == 1) {
      return mark == 8 ? 1.3 : 0.9;
    }
    return mark == 5 ? 1.5 : 0.95;
  }

  private static String seconds(double mark) {
    return (mark == Math.rint(mark) ? format("%.0f", mark) : format("%.1f", mark)) + " s";
  }

  /** One for each network and number of cores. */
  List<Section> steps() {
    var sections = new ArrayList<Section>();
    for (Workload workload : workloads()) {
      List<Double> marks = marks(workload);
      List<String> contenders = contenders(workload);
      var lines = new ArrayList<List<String>>();
      for (String contender : contenders) {
        var line = new ArrayList<>(List.of(contender));
        for (double mark : marks) {
          List<Curve> curves = results.curves(workload, contender);
          line.add(Section.spread("%,.0f", Curve.steps(curves, mark)));
        }
        lines.add(line);
      }
      if (contenders.contains(JAVA)) {
        contenders.stream()
            .filter(name -> !name.equals(JAVA))
            .forEach(name -> lines.add(ratios(workload, name, marks)));
      }
      var header = new ArrayList<>(List.of("steps by"));
      marks.forEach(mark -> header.add(seconds(mark)));
      String chart =
          lines.isEmpty() ? "" : Charts.curves(workload.title(), results, workload, contenders);
      // Once, above the first table that there is.
      String text = sections.stream().allMatch(Section::isEmpty) ? STEPS : "";
      sections.add(Section.table("Warm-up: " + workload.title(), text, header, lines, chart));
    }
    return sections;
  }

  private List<String> ratios(Workload workload, String contender, List<Double> marks) {
    var line = new ArrayList<>(List.of(contender + " : " + JAVA));
    for (double mark : marks) {
      Quartiles ratio = ratio(workload, contender, mark);
      line.add(Section.spread("%.2f", ratio) + (ratio.contains(1) ? ", no difference" : ""));
    }
    return line;
  }

  /** Processor time, and what was compiled. */
  Section cost() {
    List<String> kinds = kinds();
    var lines = new ArrayList<List<String>>();
    for (Workload workload : workloads()) {
      for (String contender : contenders(workload)) {
        List<Curve> curves = results.curves(workload, contender);
        var line = new ArrayList<>(List.of(workload.title(), contender));
        for (String kind : kinds) {
          line.add(
              Section.spread(
                  "%,.0f",
                  Quartiles.of(curves.stream().map(curve -> curve.processor(kind)).toList())));
        }
        Curve.Compiled compiled = curves.getFirst().compiled();
        line.add(compiled == null ? "" : format("%,.0f", compiled.methods()));
        line.add(compiled == null ? "" : format("%,.0f", compiled.codeBytes() / 1024.0));
        lines.add(line);
      }
    }
    var header = new ArrayList<>(List.of("row", "contender"));
    header.addAll(kinds);
    header.addAll(List.of("methods by C2", "their KiB"));
    return Section.table(
        "Warm-up: what it takes", COST + (kinds.isEmpty() ? NO_TIMES : ""), header, lines);
  }

  /** Kinds of threads that anybody had. */
  private List<String> kinds() {
    var found = new LinkedHashSet<String>();
    for (Workload workload : workloads()) {
      for (String contender : contenders(workload)) {
        results.curves(workload, contender).forEach(c -> found.addAll(c.processor().keySet()));
      }
    }
    var ordered = new LinkedHashSet<>(KINDS);
    ordered.retainAll(found);
    ordered.addAll(found.stream().filter(Objects::nonNull).sorted().toList());
    return List.copyOf(ordered);
  }
}
