package dev.trigrad.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.io.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A history is what events said, as a table, as CSV and as pictures. */
class HistoryTest {
  @TempDir Path folder;

  private static History some() {
    var history = new History();
    for (int epoch = 0; epoch < 3; epoch++) {
      for (long step = 2 * epoch + 1; step <= 2 * epoch + 2; step++) {
        history.on(new TrainingEvent.Stepped(epoch, step, 1.0 / step, 8, 0.1));
      }
      var values = new LinkedHashMap<String, Double>();
      values.put("loss", 1.0 / (epoch + 1));
      if (epoch > 0) {
        values.put("validation.loss", epoch == 2 ? Double.NaN : 1e-7);
      }
      history.on(new TrainingEvent.EpochEnded(epoch, 2L * epoch + 2, values));
    }
    history.on(new TrainingEvent.Ended(3, 6, "all epochs done"));
    return history;
  }

  @Test
  void eventsBecomeRows() {
    History history = some();
    assertEquals(9, history.size());
    assertEquals(List.of("step.loss", "learningRate", "loss", "validation.loss"), history.names());
    assertEquals(1, history.epoch(3));
    assertEquals(3, history.step(3));
    assertEquals(OptionalDouble.of(0.5), history.value(1, "step.loss"));
    assertEquals(OptionalDouble.empty(), history.value(1, "loss"));
    assertArrayEquals(new double[] {1e-7, Double.NaN}, history.values("validation.loss"));
    assertEquals(1.0 / 3, history.last("loss"));
    assertEquals(
        """
        epoch  step    loss  validation.loss
            0     2  1.0000                \s
            1     4  0.5000        1.000e-07
            2     6  0.3333              NaN\
        """,
        history.toString());
  }

  @Test
  void stepsTakenAgainAreDropped() {
    History history = some();
    history.dropAfter(4);
    assertEquals(6, history.size());
    assertEquals(0.5, history.last("loss"));
    assertArrayEquals(new double[] {1e-7}, history.values("validation.loss"));
    history.dropAfter(2);
    assertFalse(history.names().contains("validation.loss"));
    history.dropAfter(0);
    assertEquals(List.of(), history.names());
    assertEquals("epoch  step", history.toString());
  }

  @Test
  void longTablesShowTheirEnd() {
    var history = new History();
    for (int epoch = 0; epoch < 60; epoch++) {
      history.add(epoch, epoch, Map.of("loss", (double) epoch));
    }
    List<String> lines = history.toString().lines().toList();
    assertEquals(52, lines.size());
    assertEquals("    …     …        …", lines.get(1));
    assertEquals("   59    59  59.0000", lines.getLast());
  }

  @Test
  void csvIsReadBackToTheLastBit() {
    var history = some();
    var values = new LinkedHashMap<String, Double>();
    values.put("a,\"b\"\nc", Double.NEGATIVE_INFINITY);
    values.put("\"", -0.0);
    values.put("ä", Double.MIN_VALUE);
    history.add(-1, -5, values);
    history.add(7, 1L << 50, Map.of());
    Path file = folder.resolve("history.csv");
    history.csv(file);
    History read = History.read(file);
    assertEquals(history.names(), read.names());
    assertEquals(history.size(), read.size());
    for (int row = 0; row < history.size(); row++) {
      assertEquals(history.epoch(row), read.epoch(row));
      assertEquals(history.step(row), read.step(row));
      for (String name : history.names()) {
        assertEquals(history.value(row, name), read.value(row, name));
      }
    }
    new History().csv(file);
    assertEquals(0, History.read(file).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          step,epoch              ; line 1 begins otherwise than with epoch,step
          epoch,step,a,a          ; line 1 has a name twice, or one that is blank
          epoch,step,             ; line 1 has a name twice, or one that is blank
          epoch,step,a|0,0        ; line 2 has 2 fields, expected 3
          epoch,step,a|0,0,1|0,0,x; line 3 has 'x', expected a number, NaN, Infinity or nothing
          epoch,step,a|0,0,1f     ; line 2 has '1f', expected a number
          epoch,step,a|0,0,0x1p3  ; line 2 has '0x1p3', expected a number
          epoch,step|0,           ; line 2 has '', expected a whole number
          epoch,step|1.5,0        ; line 2 has '1.5', expected a whole number
          epoch,step|9999999999,0 ; line 2 has epoch 9999999999, which is no int32
          epoch,step,"a           ; line 1 has quotes that are never closed
          epoch,step,"a"b         ; line 1 has a field that goes on after its quotes
          """)
  void brokenCsvIsRefused(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), text.replace('|', '\n'));
    var error = assertThrows(FileException.class, () -> History.read(file));
    assertTrue(
        error.getMessage().startsWith("history: " + file + " " + message), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void whatIsNoTextIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("bytes.csv"), new byte[] {'e', (byte) 0xff});
    assertThrows(FileException.class, () -> History.read(file));
    assertThrows(FileException.class, () -> History.read(folder));
    assertThrows(FileException.class, () -> History.read(folder.resolve("nowhere")));
    var random = new Random(1);
    some().csv(file);
    byte[] good = Files.readAllBytes(file);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(128);
      Files.write(file, bytes);
      try {
        History.read(file);
      } catch (FileException e) {
        assertEquals(1, e.getMessage().lines().count());
      }
    }
  }

  @Test
  void picturesHaveEveryMeasure() throws Exception {
    History history = some();
    history.add(3, 7, Map.of("a < b & \"c\"\u0001", 5.0, "test.loss", Double.POSITIVE_INFINITY));
    Path svg = folder.resolve("curves.svg");
    history.curves().logarithmic("loss", "learningRate").dark().svg(svg);
    var document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(svg.toFile());
    String text = document.getDocumentElement().getTextContent();
    for (String title :
        List.of(
            "loss",
            "learningRate",
            "a < b & \"c\"?",
            "validation (1 gap)",
            "test (1 gap)",
            "log",
            "step")) {
      assertTrue(text.contains(title), title + " in " + text);
    }
    Path png = folder.resolve("curves.png");
    history.png(png);
    var image = ImageIO.read(png.toFile());
    assertEquals(2 * 2 * 480, image.getWidth());
    assertEquals(2 * 2 * 320, image.getHeight());
    long drawn =
        java.util.stream.IntStream.range(0, image.getWidth() * image.getHeight())
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xffffff)
            .filter(color -> color == 0x1f6fb4)
            .count();
    assertTrue(drawn > 500, drawn + " pixels of the curves of training");
    new History().svg(svg);
    new History().png(png);
    assertEquals(960, ImageIO.read(png.toFile()).getWidth());
  }

  @Test
  void aPictureOfManyStepsIsSmall() throws IOException {
    var history = new History();
    for (int step = 1; step <= 100_000; step++) {
      history.on(
          new TrainingEvent.Stepped(0, step, step == 77_777 ? 1000 : Math.sin(step), 1, 0.1));
    }
    Path svg = folder.resolve("many.svg");
    history.svg(svg);
    assertTrue(Files.size(svg) < 40_000, Files.size(svg) + " bytes");
    // The one peak is still there: at the top of the plot.
    assertTrue(Files.readString(svg, StandardCharsets.UTF_8).contains(",64 "), "peak");
  }
}
