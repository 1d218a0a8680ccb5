package dev.trigrad.benchmarks.course.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Steps through a figure of the lectures, forward and backward. */
@Command(
    name = "replay",
    description = {
      "Steps through a figure, forward and backward, one node at a time.",
      "On a terminal by keys: → space n next, ← p back, Home, End, q quit;",
      "elsewhere prints all steps, numbered."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${COMMAND-FULL-NAME} product",
      "  ${COMMAND-FULL-NAME} sigmoid-chain | less",
      "  ${COMMAND-FULL-NAME} two-layers --html two-layers.html"
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "figure",
      defaultValue = "product",
      description = "one of those that 'figures --list' names (default: ${DEFAULT-VALUE})")
  private String name;

  @Option(
      names = "--html",
      paramLabel = "file",
      description = "writes a page that needs no network, instead")
  private Path html;

  @Override
  public Integer call() throws IOException {
    Figure figure = Figures.named(name);
    if (html != null) {
      Files.writeString(html, new ReplayPage(figure).html());
      System.out.println(html);
    } else if (Player.possible()) {
      new Player(new Screen(figure.title(), figure.replay())).play();
    } else {
      System.out.println(figure.title());
      System.out.print(figure.replay());
    }
    return 0;
  }
}
