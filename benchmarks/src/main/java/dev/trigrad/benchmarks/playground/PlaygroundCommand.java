package dev.trigrad.benchmarks.playground;

import dev.trigrad.benchmarks.playground.server.PlaygroundServer;
import dev.trigrad.benchmarks.playground.session.Idleness;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Serves the playground's page until it is stopped. */
@Command(
    name = "playground",
    description = {
      "Opens a page on which you put a network together, train it and watch it.",
      "The page is served to this machine alone; Ctrl-C stops it."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ${COMMAND-FULL-NAME}", "  ${COMMAND-FULL-NAME} --no-open --port 8080"},
    mixinStandardHelpOptions = true)
public final class PlaygroundCommand implements Callable<Integer> {
  private static final int MOST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--port",
      description = "where the page is served, 0 for any free port (default: ${DEFAULT-VALUE})")
  private int port = 8_025;

  @Option(names = "--no-open", description = "prints the address, and opens no browser")
  private boolean silent;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port is " + port + "; give a number from 0 to " + MOST_PORT);
    }
    try (var server = new PlaygroundServer(port, Idleness.USUAL)) {
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "playground stop"));
      System.out.println("playground: " + server.address() + " (Ctrl-C stops it)");
      if (!silent) {
        open(server.address());
      }
      server.await();
    }
    System.out.println("playground: stopped");
    return 0;
  }

  /** Asks the system to show {@code address}; where it cannot, the address has been printed. */
  private static void open(URI address) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> command =
        system.contains("win")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", address.toString())
            : List.of(system.contains("mac") ? "open" : "xdg-open", address.toString());
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      System.out.println("playground: no browser could be opened; open the address yourself");
    }
  }
}
