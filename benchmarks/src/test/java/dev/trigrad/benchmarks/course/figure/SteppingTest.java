package dev.trigrad.benchmarks.course.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stepping through a figure by keys. */
class SteppingTest {
  private static List<Key> keys(String characters) throws IOException {
    var left = new ArrayList<Integer>();
    characters.chars().forEach(left::add);
    var keys = new ArrayList<Key>();
    while (!left.isEmpty()) {
      keys.add(Key.read(milliseconds -> left.isEmpty() ? -2 : left.removeFirst()));
    }
    return keys;
  }

  @Test
  void everyKeyOfEveryTerminal() throws IOException {
    assertEquals(List.of(Key.NEXT, Key.NEXT, Key.NEXT, Key.NEXT), keys(" n\033[C\033OC"));
    assertEquals(List.of(Key.BACK, Key.BACK, Key.BACK), keys("p\033[D\033OD"));
    assertEquals(List.of(Key.FIRST, Key.FIRST, Key.FIRST), keys("\033[H\033OH\033[1~"));
    assertEquals(List.of(Key.LAST, Key.LAST, Key.LAST), keys("\033[F\033[4~\033[8~"));
    assertEquals(List.of(Key.NEXT, Key.OTHER), keys("\033[1;5C\033[A"));
    assertEquals(List.of(Key.QUIT, Key.QUIT, Key.OTHER), keys("q\3x"));
    assertEquals(List.of(Key.OTHER), keys("\033"));
    assertEquals(Key.QUIT, Key.read(milliseconds -> -1), "end of input");
  }

  @Test
  void stepsStayInside() {
    assertEquals(0, Key.BACK.from(0, 5));
    assertEquals(4, Key.NEXT.from(4, 5));
    assertEquals(0, Key.FIRST.from(3, 5));
    assertEquals(4, Key.LAST.from(0, 5));
    assertEquals(2, Key.OTHER.from(2, 5));
  }

  @Test
  void playsOnATerminalUntilQ() throws IOException {
    var out = new ByteArrayOutputStream();
    var in = new ByteArrayInputStream("nn\033[Fpq".getBytes(StandardCharsets.UTF_8));
    Figure figure = Figures.product();
    try (var terminal = new DumbTerminal("test", "dumb", in, out, StandardCharsets.UTF_8)) {
      new Player(new Screen(figure.title(), figure.replay())).play(terminal);
    }
    List<String> places =
        out.toString(StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.contains("step "))
            .map(line -> line.substring(line.indexOf("step ")))
            .toList();
    assertEquals(
        List.of("step 1 of 10", "step 2 of 10", "step 3 of 10", "step 10 of 10", "step 9 of 10"),
        places);
  }

  static List<Figure> all() {
    return Figures.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyScreenFits(Figure figure) {
    var screen = new Screen(figure.title(), figure.replay());
    for (int height : new int[] {1, 10, 24}) {
      for (int width : new int[] {20, 80}) {
        for (int i = 0; i < screen.replay().steps().size(); i++) {
          List<String> lines = screen.lines(i, width, height);
          assertTrue(lines.size() <= height, () -> String.join("\n", lines));
          lines.forEach(line -> assertTrue(line.length() <= width, line));
          if (height == 24 && width == 80) {
            assertTrue(lines.stream().anyMatch(line -> line.startsWith("> ")));
            assertTrue(lines.getLast().contains("q: quit"), () -> String.join("\n", lines));
          }
        }
      }
    }
  }
}
