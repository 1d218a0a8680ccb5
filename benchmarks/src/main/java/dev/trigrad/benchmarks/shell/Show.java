package dev.trigrad.benchmarks.shell;

import dev.trigrad.graph.Graph;
import dev.trigrad.train.History;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pictures for the prompt: each is written to a file of its own among the temporary ones, and
 * opened where there is a desktop. The path is the answer.
 */
public final class Show {
  private Show() {}

  /** The picture of {@code graph}, SVG, for a browser. */
  public static Path graph(Graph graph) throws IOException {
    Path file = Files.createTempFile("graph", ".svg");
    Files.writeString(file, graph.svg());
    return opened(file);
  }

  /** The curves of {@code history}, SVG. */
  public static Path history(History history) throws IOException {
    Path file = Files.createTempFile("history", ".svg");
    history.svg(file);
    return opened(file);
  }

  private static Path opened(Path file) {
    try {
      if (!GraphicsEnvironment.isHeadless() && Desktop.isDesktopSupported()) {
        Desktop.getDesktop().open(file.toFile());
      }
    } catch (IOException | UnsupportedOperationException e) {
      // No program is there for such files; the path is told in any case.
    }
    return file;
  }
}
