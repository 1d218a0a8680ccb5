package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.result.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How a contender's process is started; what it prints, and what it unpacks, is kept. */
record VirtualMachine(Path folder) {
  /**
   * A process of {@code entrant} for {@code workload}, whose errors are kept under {@code name}.
   */
  Process start(
      Workload workload, Entrant entrant, String name, List<String> flags, List<String> program)
      throws IOException {
    Path log = folder.resolve("log").resolve(workload.toString().replaceAll("[^\\w-]", "_"));
    Files.createDirectories(log);
    var builder = new ProcessBuilder(command(workload, entrant, flags, program));
    // Some write files where they are.
    builder.directory(folder.toFile());
    builder.redirectError(log.resolve(name + ".txt").toFile());
    var environment = builder.environment();
    environment.keySet().removeAll(List.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"));
    for (String library : List.of("OMP", "OPENBLAS", "MKL")) {
      environment.put(library + "_NUM_THREADS", Integer.toString(workload.threads()));
    }
    return builder.start();
  }

  private List<String> command(
      Workload workload, Entrant entrant, List<String> flags, List<String> program)
      throws IOException {
    var command = new ArrayList<String>();
    var cores = Cores.ofSystem();
    if (workload.kind() == Workload.Kind.CURVE) {
      command.addAll(cores.before(workload.cores()));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (entrant.contender().usesVectorApi()) {
      command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    }
    if (workload.kind() == Workload.Kind.CURVE) {
      command.addAll(cores.flags(workload.cores()));
    }
    command.addAll(flags);
    Collections.addAll(
        command,
        "--enable-native-access=ALL-UNNAMED",
        "-Dtrigrad.threads=" + workload.threads(),
        "-Dorg.bytedeco.javacpp.cachedir=" + folder.resolve("cache/javacpp"),
        "-DDJL_CACHE_DIR=" + folder.resolve("cache/djl"),
        "-Dai.djl.offline=true",
        "-DOPT_OUT_TRACKING=true",
        "-cp",
        entrant.classPath());
    command.addAll(program);
    return command;
  }
}
