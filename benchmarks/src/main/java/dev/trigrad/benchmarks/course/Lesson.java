package dev.trigrad.benchmarks.course;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.course.plot.Drawing;
import dev.trigrad.benchmarks.course.plot.PictureFile;
import dev.trigrad.data.image.ContactSheet;
import dev.trigrad.io.FileException;
import dev.trigrad.run.Evaluator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A lesson of the course as a command: it trains something small, says what to look at, draws it if
 * asked, and ends with claims, which decide about the exit code.
 *
 * <p>A subclass has its name and one line of description as a {@code Command}, and {@link #teach}.
 */
@Command(footer = {"", "Example:", "  ${COMMAND-FULL-NAME} --engine java --plot out"})
public abstract class Lesson implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "shows this help message")
  private boolean help;

  @Option(
      names = "--engine",
      paramLabel = "<name>",
      description = "java, vector, native or another one's name (default: the best available)")
  private String engine;

  @Option(
      names = "--seed",
      paramLabel = "<number>",
      description = "seed of weights, data and order (default: ${DEFAULT-VALUE})")
  private long seed;

  @Option(
      names = "--plot",
      paramLabel = "<folder>",
      description = "draws pictures into this folder, as PNG and as SVG")
  private Path folder;

  @Option(
      names = "--threads",
      paramLabel = "<number>",
      description = "threads of the engine (default: one per processor)")
  private void threads(int threads) {
    System.setProperty("trigrad.threads", Integer.toString(threads));
  }

  @Spec private CommandSpec spec;

  private Evaluator evaluator;
  private boolean failed;

  /** For subclasses. */
  protected Lesson() {}

  /** The lesson itself. */
  protected abstract void teach();

  /** 0 if all claims hold, else 1. */
  @Override
  public final Integer call() {
    evaluator = engine == null ? Engines.evaluator() : Engines.evaluator(engine);
    var info = evaluator.engine().info();
    // The summary names libraries and kernels; the command "engines" has it in full.
    say("%s. Engine %s, seed %d.", spec.usageMessage().description()[0], info.name(), seed);
    say("");
    teach();
    out().flush();
    return failed ? 1 : 0;
  }

  /** What trains and predicts: {@code optimizer.on(engine())}. */
  protected final Evaluator engine() {
    return evaluator;
  }

  /** What everything random comes from. */
  protected final long seed() {
    return seed;
  }

  /** Prints a line; keep it within 80 columns. */
  protected final void say(String format, Object... arguments) {
    out().println(String.format(Locale.ROOT, format, arguments));
  }

  /** Prints a line that says what was shown, and whether it was. */
  protected final void claim(boolean holds, String format, Object... arguments) {
    failed |= !holds;
    say((holds ? "Shown: " : "NOT SHOWN: ") + format, arguments);
  }

  /** Draws {@code drawing} as {@code <name>.png} and {@code .svg}, if the user wants pictures. */
  protected final void plot(String name, Supplier<Drawing> drawing) {
    if (folder == null) {
      return;
    }
    try {
      PictureFile.write(drawing.get(), folder, file(name));
      say("Drawn: %s", folder.resolve(file(name) + ".png") + " and .svg");
    } catch (IOException e) {
      throw new FileException("plot: " + folder + " cannot be written to: " + e, e);
    }
  }

  /** Draws images as {@code <name>.png}, if the user wants pictures. */
  protected final void sheet(String name, Supplier<ContactSheet> sheet) {
    if (folder == null) {
      return;
    }
    try {
      Files.createDirectories(folder);
      sheet.get().write(folder.resolve(file(name) + ".png"));
      say("Drawn: %s", folder.resolve(file(name) + ".png"));
    } catch (IOException e) {
      throw new FileException("plot: " + folder + " cannot be written to: " + e, e);
    }
  }

  /** All lessons draw into one folder. */
  private String file(String name) {
    return spec.name() + "-" + name;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
