package dev.trigrad.benchmarks;

import dev.trigrad.benchmarks.course.CourseCommand;
import dev.trigrad.benchmarks.course.figure.FiguresCommand;
import dev.trigrad.benchmarks.course.figure.PlanCommand;
import dev.trigrad.benchmarks.course.figure.ReplayCommand;
import dev.trigrad.benchmarks.gemm.GemmCommand;
import dev.trigrad.benchmarks.playground.PlaygroundCommand;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Command;

/** The command line: train a network on real data, compare and measure the engines. */
@Command(
    name = "trigrad",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Trains networks on real data and compares Trigrad's engines.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad train --engine vector --layers 64,32 --epochs 30",
      "  trigrad compare",
      "  trigrad compare --help    options and examples of one command"
    },
    subcommands = {
      TrainCommand.class,
      CompareCommand.class,
      CourseCommand.class,
      FiguresCommand.class,
      ReplayCommand.class,
      PlanCommand.class,
      PlaygroundCommand.class,
      GemmCommand.class,
      EnginesCommand.class,
      AotCommand.class
    })
public final class Main {
  private Main() {}

  /** Runs the command that {@code arguments} name. */
  public static void main(String[] arguments) throws IOException {
    var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    System.setOut(
        new PrintStream(new BufferedOutputStream(output, 8192), true, System.out.charset()));
    // The choice of engine is printed by the commands themselves.
    System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
    int code = Answers.commandLine(new Main()).execute(arguments);
    System.out.flush();
    System.exit(output.code(code, System.err));
  }
}
