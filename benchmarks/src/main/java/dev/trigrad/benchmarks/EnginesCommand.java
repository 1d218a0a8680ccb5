package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.SettingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what each engine runs on. */
@Command(
    name = "engines",
    description = "Prints what each engine runs on, or why it cannot.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  trigrad engines",
      "  TRIGRAD_ENGINE=vector trigrad engines    as it is with a forced engine"
    },
    mixinStandardHelpOptions = true)
final class EnginesCommand implements Runnable {
  @Spec private CommandSpec command;

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
    command.commandLine().getOut().print(Engines.report());
    command.commandLine().getOut().flush();
  }
}
