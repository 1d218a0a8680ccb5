package dev.trigrad.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that break lines, turn the writing, are endless or no text. */
class LabelTest {
  @TempDir private Path folder;

  private static Drawing named(String name) {
    var x = new Cell("x", Tensor.of(1f)).tensor();
    return Drawing.of(Graph.of(x.mul(x))).names(Map.of(x, name));
  }

  @Test
  void shortNamesStay() {
    assertEquals("∂L/∂w 😀", Label.of("∂L/∂w 😀"));
    assertEquals("n".repeat(40), Label.of("n".repeat(40)));
    assertEquals("n".repeat(39) + "…", Label.of("n".repeat(41)));
    assertEquals("😀".repeat(39) + "…", Label.of("😀".repeat(50)));
    assertEquals("a b \uFFFD", Label.of("a\nb\u202e\ud800"));
    assertEquals("", Label.of(""));
  }

  @Test
  void anEndlessNameMakesNoEndlessPicture() {
    String svg = named("n".repeat(10_000)).svg();
    double width = Double.parseDouble(svg.replaceFirst("(?s).*? width=\"([\\d.]+)\".*", "$1"));
    assertTrue(width < 1_000, "wide: " + width);
  }

  @Test
  void halfACharacterCanBeWritten() throws IOException {
    Drawing drawing = named("\ud800");
    Files.writeString(folder.resolve("a.mmd"), drawing.mermaid());
    Files.writeString(folder.resolve("a.dot"), drawing.dot());
    Files.writeString(folder.resolve("a.svg"), drawing.svg());
  }

  @Test
  void aReplaysLinesAreItsOwn() {
    Tensor x = new Cell("x", Tensor.of(2f)).tensor();
    Replay replay = Replay.of(x.mul(x), x);
    long lines = replay.names(Map.of(x, "a b")).text(0).lines().count();
    assertEquals(lines, replay.names(Map.of(x, "a\nb")).text(0).lines().count());
    assertTrue(replay.names(Map.of(x, "\u001b[31m")).text(0).indexOf('\u001b') < 0);
  }
}
