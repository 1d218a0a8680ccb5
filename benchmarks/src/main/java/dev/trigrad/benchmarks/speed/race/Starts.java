package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.contender.Contender.Starter;
import dev.trigrad.benchmarks.speed.result.Measurement;
import dev.trigrad.benchmarks.speed.result.Workload;
import dev.trigrad.benchmarks.speed.trigrad.TrigradContender;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * From the start of a virtual machine to the first prediction: processes one after another, all
 * contenders in each round. Trigrad's engines start a second time with a cache of classes that an
 * earlier run has written.
 */
final class Starts {
  private static final List<String> HARNESS =
      List.of(
          "jmh-",
          "jopt-simple",
          "commons-math3",
          "picocli",
          "jackson-core",
          "xchart",
          "VectorGraphics2D",
          "commonmark");

  private static final int ROUNDS = 5;
  private static final int LONGEST_SECONDS = 60;

  private final VirtualMachine machine;

  /** Started by {@code machine}. */
  Starts(VirtualMachine machine) {
    this.machine = machine;
  }

  /** Lets {@code entrants} start. */
  List<Measurement> run(Workload workload, List<Entrant> entrants) throws IOException {
    var starters = new ArrayList<Starts.StartingProcess>();
    for (Entrant measured : entrants) {
      var entrant = new Entrant(measured.contender(), ownClassPath(measured.classPath()));
      starters.add(new StartingProcess(workload, entrant, entrant.name(), List.of()));
      if (entrant.contender() instanceof TrigradContender) {
        starters.add(cached(workload, entrant));
      }
    }
    // Natives are unpacked once, and pages of files come into memory.
    starters.forEach(StartingProcess::start);
    starters.forEach(StartingProcess::forget);
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < starters.size(); i++) {
        starters.get((round + i) % starters.size()).start();
      }
    }
    return starters.stream().map(StartingProcess::measurement).toList();
  }

  /** Without what only the comparison needs: every jar is searched for services. */
  static String ownClassPath(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(entry -> HARNESS.stream().noneMatch(new File(entry).getName()::startsWith))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private StartingProcess cached(Workload workload, Entrant entrant) throws IOException {
    String name = entrant.name() + Measurement.CACHED;
    Path cache = machine.folder().resolve("cache").resolve(name);
    Files.createDirectories(cache.getParent());
    Files.deleteIfExists(cache);
    new StartingProcess(workload, entrant, name, List.of("-XX:AOTCacheOutput=" + cache)).start();
    var process =
        new StartingProcess(
            workload, entrant, name, List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    if (Files.notExists(cache)) {
      process.failure = "the virtual machine wrote no cache; are all class path entries jars?";
    }
    return process;
  }

  /** Who starts, and how. */
  private final class StartingProcess {
    private final Workload workload;
    private final Entrant entrant;
    private final String name;
    private final List<String> flags;
    private final List<Double> micros = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();
    private String failure;

    StartingProcess(Workload workload, Entrant entrant, String name, List<String> flags) {
      this.workload = workload;
      this.entrant = entrant;
      this.name = name;
      this.flags = flags;
    }

    void forget() {
      micros.clear();
      bytes.clear();
    }

    void start() {
      if (failure != null) {
        return;
      }
      var program = List.of(((Starter) entrant.contender()).program(), entrant.name());
      long start = System.nanoTime();
      Process process = null;
      try {
        process = machine.start(workload, entrant, name, flags, program);
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS)
            .execute(process::destroyForcibly);
        awaitPrediction(process.inputReader());
        micros.add((System.nanoTime() - start) * 1e-3);
        bytes.add(peakBytes(process.pid()));
        process.getOutputStream().close();
        // Only now is a cache written.
        process.waitFor();
      } catch (IOException | InterruptedException e) {
        failure = e.getMessage();
      } finally {
        if (process != null) {
          process.destroyForcibly();
        }
      }
    }

    Measurement measurement() {
      return failure != null
          ? new Measurement(workload, name, List.of(), List.of(), null, "", failure)
          : new Measurement(workload, name, micros, bytes, null, "", null);
    }
  }

  private static void awaitPrediction(BufferedReader output) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(Starter.MARK)) {
        return;
      }
    }
    throw new IOException("ended without a prediction");
  }

  /** The most memory that the process ever held; NaN if the system does not tell. */
  private static double peakBytes(long pid) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (Files.isReadable(status)) {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmHWM:")) {
          return 1024 * Double.parseDouble(line.split("\\s+")[1]);
        }
      }
    }
    return Double.NaN;
  }
}
