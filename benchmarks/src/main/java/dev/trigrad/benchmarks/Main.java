package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.TrigradException;
import dev.trigrad.benchmarks.course.CourseCommand;
import dev.trigrad.benchmarks.gemm.GemmCommand;
import dev.trigrad.benchmarks.playground.PlaygroundCommand;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.SettingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: train a network on real data, compare and measure the engines. */
@Command(
    name = "trigrad",
    mixinStandardHelpOptions = true,
    description = "Trains networks on real data and compares Trigrad's engines.",
    subcommands = {
      TrainCommand.class,
      CompareCommand.class,
      CourseCommand.class,
      GemmCommand.class,
      PlaygroundCommand.class,
      Main.Report.class
    })
public final class Main {
  private Main() {}

  /** Runs the command that {@code arguments} name. */
  public static void main(String[] arguments) {
    // The choice of engine is printed by the commands themselves.
    System.setProperty("java.util.logging.SimpleFormatter.format", "%5$s%n");
    var line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(Main::explain);
    System.exit(line.execute(arguments));
  }

  /**
   * The library's errors are one line each; anything else is a fault of ours and comes with its
   * trace.
   */
  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult result)
      throws Exception {
    if (e instanceof TrigradException || e instanceof IllegalArgumentException) {
      line.getErr().println("error: " + e.getMessage());
      return 1;
    }
    throw e;
  }

  @Command(
      name = "engines",
      description = "Prints what each engine runs on, or why it cannot.",
      mixinStandardHelpOptions = true)
  static final class Report implements Runnable {
    @Override
    public void run() {
      // The report says what those that are open run on, and why others do not open.
      for (String name : Engines.found()) {
        try {
          Engines.evaluator(name);
        } catch (SettingException e) {
          throw e;
        } catch (EngineException e) {
          continue;
        }
      }
      System.out.print(Engines.report());
    }
  }
}
