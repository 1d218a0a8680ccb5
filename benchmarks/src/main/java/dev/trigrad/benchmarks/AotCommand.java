package dev.trigrad.benchmarks;

import dev.trigrad.benchmarks.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Makes the ahead-of-time cache with which the launcher's script starts sooner, or removes it. */
@Command(
    name = "aot",
    description =
        "Makes an ahead-of-time cache: what the JVM loads, links and learns of the command line"
            + " while each engine trains, kept beside trigrad.sh, which starts with it from then"
            + " on. A build makes the cache stale: trigrad.sh says so and starts without; make it"
            + " anew.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad aot",
      "  trigrad aot --seconds 10    more for the JVM to learn from",
      "  trigrad aot --remove        trigrad.sh starts without again",
      "",
      "Exit codes: 0 made and used by a start, 1 not, 2 wrong arguments."
    },
    mixinStandardHelpOptions = true)
final class AotCommand implements Runnable {
  private static final int LONGEST_SECONDS = 600;

  @Spec private CommandSpec command;

  @Option(
      names = "--seconds",
      paramLabel = "<count>",
      description = "how long each engine trains meanwhile (default: ${DEFAULT-VALUE})")
  private int seconds = 3;

  @Option(names = "--remove", description = "deletes the cache instead")
  private boolean remove;

  @Override
  public void run() {
    Answers.require(
        command.commandLine(),
        seconds >= 1 && seconds <= LONGEST_SECONDS,
        "--seconds",
        seconds,
        "expected 1 to " + LONGEST_SECONDS);
    String name = System.getProperty(Launcher.CACHE);
    if (name == null) {
      throw new ParameterException(
          command.commandLine(),
          "only the launcher has a cache; call benchmarks/target/trigrad.sh");
    }
    try {
      Path cache = Path.of(name);
      if (remove) {
        say(Files.deleteIfExists(cache) ? "removed " + cache : "there is no " + cache);
      } else {
        make(cache);
      }
    } catch (InterruptedException e) {
      throw new IllegalArgumentException("interrupted", e);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e.getMessage(), e);
    }
  }

  private void make(Path cache) throws IOException, InterruptedException {
    Path folder = cache.toAbsolutePath().getParent();
    if (!Files.isWritable(folder)) {
      throw new IOException(
          "the cache cannot be written, " + folder + " is write-protected or missing");
    }
    say("each engine trains for " + seconds + " s, then the JVM writes the cache …");
    Path made = cache.resolveSibling(cache.getFileName() + ".new");
    Files.deleteIfExists(made);
    try {
      String told =
          run(List.of("-XX:AOTCacheOutput=" + made), Rehearsal.class, String.valueOf(seconds));
      if (Files.notExists(made)) {
        throw new IOException("the JVM wrote no cache: " + reason(told));
      }
      // Where it cannot use the cache, the JVM says why and ends.
      told = run(List.of("-XX:AOTCache=" + made, "-XX:AOTMode=on"), Main.class, "--version");
      if (!told.startsWith("trigrad ")) {
        throw new IOException("the JVM refuses the cache that it wrote: " + reason(told));
      }
      Files.move(made, cache, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(made);
      // What the JVM makes the cache of, and leaves where it could not.
      Files.deleteIfExists(made.resolveSibling(made.getFileName() + ".config"));
    }
    say(cache + ": " + (Files.size(cache) >> 20) + " MiB, used by trigrad.sh from now on");
  }

  /** The first error in what a JVM said, before which there may be hundreds of warnings. */
  static String reason(String told) {
    List<String> lines = told.lines().filter(line -> !line.contains("[warning]")).toList();
    return lines.stream()
        .filter(line -> line.contains("[error"))
        .findFirst()
        .orElse(lines.isEmpty() ? "it did not say why" : lines.getFirst());
  }

  /** What a JVM like this one says. */
  private static String run(List<String> flags, Class<?> main, String argument)
      throws IOException, InterruptedException {
    var line = new ArrayList<>(OwnMachine.command(main, flags));
    line.add(argument);
    var process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes()).strip();
    process.waitFor();
    return said;
  }

  private void say(String line) {
    command.commandLine().getOut().println(line);
    command.commandLine().getOut().flush();
  }
}
