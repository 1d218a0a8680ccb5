package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.ArgumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the figures of the lectures into a folder. */
@Command(
    name = "figures",
    description = {
      "Writes the figures of the lectures, each as a picture (SVG), as text,",
      "and as a page to step through (HTML)."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ${COMMAND-FULL-NAME} --list",
      "  ${COMMAND-FULL-NAME} --out figures",
      "  ${COMMAND-FULL-NAME} --out figures product max-gate"
    },
    mixinStandardHelpOptions = true)
public final class FiguresCommand implements Callable<Integer> {
  @Parameters(paramLabel = "name", description = "which figures (default: all)")
  private List<String> names = List.of();

  @Option(names = "--out", paramLabel = "folder", description = "where to, made if need be")
  private Path folder;

  @Option(names = "--list", description = "prints the names and what they show")
  private boolean list;

  @Override
  public Integer call() throws IOException {
    List<Figure> chosen =
        names.isEmpty() ? Figures.all() : names.stream().map(Figures::named).toList();
    if (list) {
      chosen.forEach(figure -> System.out.printf("%-16s %s%n", figure.name(), figure.title()));
      return 0;
    }
    if (folder == null) {
      throw new ArgumentException("figures: no folder to write to; give --out folder, or --list");
    }
    Files.createDirectories(folder);
    for (Figure figure : chosen) {
      Files.writeString(folder.resolve(figure.name() + ".svg"), figure.svg());
      Files.writeString(
          folder.resolve(figure.name() + ".txt"), figure.title() + "\n\n" + figure.replay());
      Files.writeString(folder.resolve(figure.name() + ".html"), new ReplayPage(figure).html());
    }
    System.out.printf("%d figures in %s, each as .svg, .txt and .html%n", chosen.size(), folder);
    return 0;
  }
}
