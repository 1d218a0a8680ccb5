package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.TrigradException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * How the command line answers what it does not understand, or cannot do: one line that says what
 * is wrong and what there is, one that names the help, and a code for scripts.
 *
 * <p>0: done. 1: it could not be done, or its result is a failure. 2: the arguments are wrong.
 */
public final class Answers {
  private static final int COLUMNS = 80;

  private Answers() {}

  /** The command line of {@code main}, in 80 columns. */
  public static CommandLine commandLine(Object main) {
    var line = new CommandLine(main);
    line.setUsageHelpWidth(COLUMNS);
    line.setParameterExceptionHandler(Answers::misunderstood);
    line.setExecutionExceptionHandler(Answers::failed);
    line.setExecutionStrategy(Answers::run);
    versions(line);
    return line;
  }

  private static void versions(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      command.getCommandSpec().versionProvider(line.getCommandSpec().versionProvider());
      versions(command);
    }
  }

  private static int run(ParseResult result) {
    CommandLine last = result.asCommandLineList().getLast();
    boolean isGroup =
        !(last.getCommand() instanceof Runnable) && !(last.getCommand() instanceof Callable);
    ParseResult parsed = last.getParseResult();
    boolean asksForHelp = parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    if (isGroup && !asksForHelp) {
      throw new ParameterException(last, "no command; there are " + names(last.getCommandSpec()));
    }
    try {
      return new CommandLine.RunLast().execute(result);
    } catch (OutOfMemoryError e) {
      throw new CommandLine.ExecutionException(
          last, "out of memory", new TrigradException("out of memory; give more by -Xmx", e));
    }
  }

  private static int misunderstood(ParameterException e, String[] arguments) {
    CommandLine line = e.getCommandLine();
    line.getErr().println("error: " + oneLine(message(e, line)));
    line.getErr().println("help: " + line.getCommandSpec().qualifiedName() + " --help");
    line.getErr().flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException e, CommandLine line) {
    if (!(e instanceof UnmatchedArgumentException unmatched)) {
      return e.getMessage()
          .replaceFirst("^Invalid value for option '(--[\\w-]+)'[^:]*: ", "$1: ")
          .replaceFirst(" is not an int$", " is no whole number up to " + Integer.MAX_VALUE)
          .replaceFirst(" is not a long$", " is no whole number up to " + Long.MAX_VALUE)
          .replaceFirst(" is not a (float|double)$", " is no number");
    }
    String word = unmatched.getUnmatched().getFirst();
    boolean isOption = unmatched.isUnknownOption();
    List<String> likely = unmatched.getSuggestions();
    CommandSpec command = line.getCommandSpec();
    boolean expectsCommand = !isOption && !command.subcommands().isEmpty();
    String what =
        isOption
            ? "no option " + word
            : expectsCommand ? "no command '" + word + "'" : "unexpected argument '" + word + "'";
    String hint = likely.isEmpty() ? "" : "; did you mean " + likely.getFirst() + "?";
    String all = (likely.isEmpty() ? "; there are " : " There are ") + names(command);
    return what + hint + (expectsCommand ? all : "");
  }

  private static String names(CommandSpec command) {
    return String.join(", ", command.subcommands().keySet());
  }

  /**
   * Errors of the library and of files are one line each; anything else is a fault of ours and
   * comes with its trace.
   */
  private static int failed(Exception e, CommandLine line, ParseResult result) throws Exception {
    boolean isOurs =
        e instanceof TrigradException
            || e instanceof IllegalArgumentException
            || e instanceof IOException
            || e instanceof UncheckedIOException;
    if (!isOurs) {
      throw e;
    }
    line.getErr().println("error: " + oneLine(e.getMessage()));
    line.getErr().flush();
    return ExitCode.SOFTWARE;
  }

  private static String oneLine(String text) {
    return String.valueOf(text).strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  /**
   * Refuses the value of an option that is out of its range.
   *
   * @throws ParameterException unless it {@code holds}; {@code rule} ends the message
   */
  static void require(CommandLine line, boolean holds, String option, Object value, String rule) {
    if (!holds) {
      throw new ParameterException(line, option + ": " + value + " is out of range; " + rule);
    }
  }

  /**
   * Refuses a file that could not be written, before the work whose result it is to hold.
   *
   * @throws ParameterException if it is a folder, or lies in none
   */
  static void requireFile(CommandLine line, String option, Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (file.toString().isBlank() || Files.isDirectory(file)) {
      throw new ParameterException(
          line, option + ": '" + file + "' is a folder; name a file in it");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new ParameterException(
          line, option + ": " + file + ": there is no folder " + folder + "; create it first");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new ParameterException(
          line, option + ": " + file + " is write-protected; name another file");
    }
  }

  /**
   * The name of an engine as engines have it.
   *
   * @throws ParameterException if none is called {@code name}
   */
  static String engine(CommandLine line, String option, String name) {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    List<String> found = Engines.found();
    if (!found.contains(wanted)) {
      throw new ParameterException(
          line, option + ": no engine '" + name + "'; there are " + String.join(", ", found));
    }
    return wanted;
  }
}
