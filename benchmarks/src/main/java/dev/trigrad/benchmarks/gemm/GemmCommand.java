package dev.trigrad.benchmarks.gemm;

import dev.trigrad.Engines;
import dev.trigrad.engine.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures the engines' matrix products against raw OpenBLAS, side by side in one process. */
@Command(
    name = "gemm",
    description = "Compares the engines' matrix products with raw OpenBLAS calls.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad gemm --shapes square --engines vector,java",
      "  trigrad gemm --shapes 784x128x32/tn --threads 2 --seconds 2",
      "",
      "The whole list takes some minutes. Rates are relative to those of the raw call."
    },
    mixinStandardHelpOptions = true)
public final class GemmCommand implements Runnable {
  /** Below this, calls and edges count more than arithmetic. */
  private static final double LARGE_FLOPS = 1e6;

  private static final double WARM_UP_SECONDS = 12;
  private static final int MOST_THREADS = 1024;

  @Spec private CommandSpec command;

  @Option(
      names = "--shapes",
      split = ",",
      paramLabel = "<shape>",
      description =
          "shapes as in 784x128x32/tn (m, n, k, transposes), or words of the list's names"
              + " (default: the whole list)")
  private List<String> names = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "<number>",
      description = "for each shape (default: ${DEFAULT-VALUE})")
  private double seconds = 0.6;

  @Option(
      names = "--threads",
      paramLabel = "<count>",
      description = "of each engine (default: ${DEFAULT-VALUE})")
  private int threads = 1;

  @Option(
      names = "--engines",
      split = ",",
      paramLabel = "<name>",
      description = "the engines to compare (default: vector,native,java)")
  private List<String> engines = List.of("vector", "native", "java");

  @Override
  public void run() {
    require(threads >= 1 && threads <= MOST_THREADS, "--threads", threads, "1 to " + MOST_THREADS);
    require(seconds >= 0.001 && seconds <= 3600, "--seconds", seconds, "0.001 to 3600");
    List<GemmShape> shapes = chosen();
    System.setProperty("trigrad.threads", Integer.toString(threads));
    List<Engine> opened = engines.stream().map(name -> Engines.evaluator(name).engine()).toList();
    opened.forEach(engine -> System.out.println(engine.info().summary()));
    warmUp(shapes, opened);
    System.out.printf("%n%-33s %-17s %9s %s%n", "origin", "shape", "raw", header());
    var ratios = new ArrayList<double[]>();
    var large = new ArrayList<double[]>();
    for (GemmShape shape : shapes) {
      var contest = new GemmContest(shape, opened);
      contest.warmUp(seconds / 10);
      double[] ratio = print(shape, contest.measure(seconds));
      ratios.add(ratio);
      if (shape.flops() > LARGE_FLOPS) {
        large.add(ratio);
      }
    }
    summarise("all " + ratios.size() + " shapes", ratios);
    summarise(large.size() + " above 1 MFLOP", large);
  }

  private void require(boolean holds, String option, Object value, String range) {
    if (!holds) {
      throw new ParameterException(
          command.commandLine(), option + ": " + value + " is out of range; expected " + range);
    }
  }

  /** Engines switch to kernels when these are compiled, and the compiler should know all paths. */
  private static void warmUp(List<GemmShape> shapes, List<Engine> engines) {
    long end = System.nanoTime() + (long) (WARM_UP_SECONDS * 1e9);
    do {
      for (GemmShape shape : shapes) {
        if (shapes.size() == 1 || shape.flops() < 2e8) {
          new GemmContest(shape, engines).warmUp(0.02);
        }
      }
    } while (System.nanoTime() < end);
  }

  private List<GemmShape> chosen() {
    List<GemmShape> all = GemmShapes.all();
    if (names.isEmpty()) {
      return all;
    }
    var chosen = new ArrayList<GemmShape>();
    for (String name : names) {
      List<GemmShape> found =
          all.stream()
              .filter(shape -> (shape.origin() + " " + shape.name()).contains(name))
              .toList();
      chosen.addAll(found.isEmpty() ? List.of(GemmShape.parse(name)) : found);
    }
    return chosen;
  }

  private String header() {
    return String.join(" ", engines.stream().map(name -> "%6s".formatted(name)).toList());
  }

  /** Rates relative to the raw call's. */
  private static double[] print(GemmShape shape, double[] times) {
    var ratios = new double[times.length - 1];
    var line = new StringBuilder();
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = times[0] / times[i + 1];
      line.append(String.format(Locale.ROOT, " %6.2f", ratios[i]));
    }
    System.out.printf(
        Locale.ROOT,
        "%-33s %-17s %9.1f%s%n",
        shape.origin(),
        shape.name(),
        shape.flops() / times[0] / 1e9,
        line);
    return ratios;
  }

  private void summarise(String what, List<double[]> ratios) {
    if (ratios.isEmpty()) {
      return;
    }
    System.out.printf("%n%s, relative to the raw call:%n", what);
    for (int i = 0; i < engines.size(); i++) {
      int engine = i;
      double logarithms = ratios.stream().mapToDouble(r -> Math.log(r[engine])).average().orElse(0);
      double least = ratios.stream().mapToDouble(r -> r[engine]).min().orElse(0);
      System.out.printf(
          Locale.ROOT,
          "  %-7s geometric mean %.3f, least %.2f%n",
          engines.get(i),
          Math.exp(logarithms),
          least);
    }
  }
}
