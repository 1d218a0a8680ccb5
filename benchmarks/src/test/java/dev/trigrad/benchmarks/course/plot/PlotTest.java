package dev.trigrad.benchmarks.course.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** Axes have round numbers, maps show what they are told, and odd numbers break nothing. */
class PlotTest {
  private static List<String> labels(Scale scale, int wanted) {
    return scale.ticks(wanted).stream().map(Scale.Tick::label).toList();
  }

  @Test
  void ticksAreRoundNumbers() {
    assertEquals(List.of("0", "2", "4", "6"), labels(new Scale(0, 7.3, false), 4));
    assertEquals(List.of("-0.5", "0.0", "0.5"), labels(new Scale(-0.5, 0.52, false), 3));
    assertEquals(List.of("0.01", "0.1", "1", "10"), labels(new Scale(0.004, 30, true), 5));
    assertEquals(List.of("1e-8", "1e-4", "1"), labels(new Scale(1e-10, 2, true), 3));
    assertEquals(List.of("0.1", "0.2", "0.5", "1"), labels(new Scale(0.06, 1.5, true), 3));
  }

  @Test
  void aScaleLeavesOutWhatItCannotShow() {
    double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, -3, 0, 5};
    assertEquals(new Scale(-3, 5, false), Scale.around(List.of(odd), false, 0));
    assertTrue(Scale.around(List.of(odd), true, 0).low() > 0);
    assertEquals(new Scale(0, 1, false), Scale.around(List.of(), false, 0));
    Scale constant = Scale.around(List.of(new double[] {7, 7}), false, 0);
    assertTrue(constant.low() < 7 && constant.high() > 7);
  }

  @Test
  void oddCurvesAreDrawnAsFarAsTheyGo() throws IOException {
    var nan = new Curves("NaN", "x", "y").line("a", 1, Double.NaN, 3, Double.POSITIVE_INFINITY);
    for (Drawing drawing :
        List.of(
            nan,
            nan.logarithmicY(),
            new Curves("nothing", "x", "y"),
            new Curves("empty", "x", "y").line("none"),
            new Curves("huge", "x", "y").line("h", 1e300, -1e300),
            new Curves("zero", "x", "y").line("z", 0, 0, 0).logarithmicY())) {
      String svg = PictureFile.svg(drawing);
      assertFalse(svg.contains("NaN<") && !svg.contains(">NaN<"), svg);
      assertFalse(svg.contains("\"NaN\"") || svg.contains("Infinity"), svg);
      assertTrue(PictureFile.png(drawing).length > 0);
    }
  }

  @Test
  void aMapShowsTheClassOfEachPlace() throws IOException {
    // Class 1 where x1 > 0.
    var map = new DecisionMap("half", Bounds.square(1), points -> points.slice(1, 0, 1).step());
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(PictureFile.png(map)));
    int left = image.getRGB(2 * 100, 2 * 200);
    int right = image.getRGB(2 * 400, 2 * 200);
    assertEquals(Ink.pale(Ink.color(0), 0.25).getRGB(), left);
    assertEquals(Ink.pale(Ink.color(1), 0.25).getRGB(), right);
  }

  @Test
  void contoursLieOnTheirLevel() {
    int n = 30;
    double[] values = new double[n * n];
    Arrays.setAll(values, i -> i % n + 2.0 * (i / n));
    double[] place = new double[6];
    int points = 0;
    for (var path = new Contours(values, n).at(20.5).getPathIterator(null);
        !path.isDone();
        path.next()) {
      assertTrue(path.currentSegment(place) != PathIterator.SEG_CLOSE);
      // Interpolation is exact for a plane, but for rounding.
      assertEquals(20.5, place[0] + 2 * place[1], 1e-12);
      points++;
    }
    assertTrue(points > 20, () -> "few points");
  }

  @Test
  void aSurfaceHasPathsAndPlacesThatAreNotFinite() throws IOException {
    var surface =
        new Surface("ravine", "a", "b", Bounds.square(1), (a, b) -> Math.log(a) + b * b)
            .path("way", new double[] {0.9, 0.1}, new double[] {0.9, 0});
    assertTrue(PictureFile.svg(surface).contains(">way<"));
    var flat = new Surface("flat", "a", "b", Bounds.square(1), (_, _) -> Double.NaN);
    assertTrue(PictureFile.svg(flat).contains("everywhere"));
  }

  @Test
  void curvesCanHaveTheColoursOfPaths() throws IOException {
    double[] ends = {0.1, 0.9};
    var surface =
        new Surface("s", "a", "b", Bounds.square(1), (a, b) -> a * b).path("first", ends, ends);
    var plain = new Curves("c", "x", "y").line("first", ends, ends);
    String path = "rgb(213,94,0)";
    assertTrue(colors(PictureFile.svg(surface)).contains(path));
    assertFalse(colors(PictureFile.svg(plain)).contains(path));
    assertTrue(colors(PictureFile.svg(plain.coloredAsPaths())).contains(path));
  }

  private static String colors(String svg) {
    return svg.replace(" ", "").replace("#d55e00", "rgb(213,94,0)");
  }

  @Test
  void aPictureIsTheSameEveryTime() throws IOException {
    Drawing drawing =
        Panels.of(
            2,
            new Curves("a", "x", "y")
                .line("l", 1, 2, 4)
                .points("p", new double[] {1, 2}, new double[] {2, 1}),
            new Surface("s", "a", "b", Bounds.square(1), (a, b) -> a * a + b * b));
    assertEquals(PictureFile.svg(drawing), PictureFile.svg(drawing));
    assertArrayEquals(PictureFile.png(drawing), PictureFile.png(drawing));
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Bounds(1, 1, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new Bounds(0, Double.NaN, 0, 2));
    var curves = new Curves("a", "x", "y");
    assertThrows(
        IllegalArgumentException.class, () -> curves.line("l", new double[2], new double[3]));
    var surface = new Surface("s", "a", "b", Bounds.square(1), (a, b) -> a);
    assertThrows(
        IllegalArgumentException.class, () -> surface.path("p", new double[0], new double[0]));
    assertThrows(IllegalArgumentException.class, () -> Panels.of(2));
  }

  @Test
  void numbersOnAnAxisKeepTheirDigits() throws IOException {
    String svg = PictureFile.svg(new Curves("t", "x", "y").line("l", 0.001, 0.5).logarithmicY());
    assertTrue(svg.contains(">0.001<"), svg);
  }

  @Test
  void middlesAreThoseOfCells() {
    Tensor middles = new Bounds(0, 4, 10, 20).middles(2);
    assertArrayEquals(new float[] {1, 12.5f, 3, 12.5f, 1, 17.5f, 3, 17.5f}, middles.toArray());
  }

  @Test
  void aLegendIsBesideTheFrame() throws IOException {
    var drawing = new Curves("t", "x", "y").line("a name that is rather long", 1, 2);
    var places = new ArrayList<Double>();
    var texts =
        Pattern.compile("x=\"([\\d.]+)\" y=\"[\\d.]+\">a name").matcher(PictureFile.svg(drawing));
    texts.results().forEach(text -> places.add(Double.parseDouble(text.group(1))));
    assertEquals(1, places.size());
    var frame =
        Pattern.compile("<rect height=\"332\" width=\"([\\d.]+)\" x=\"66\"")
            .matcher(PictureFile.svg(drawing));
    assertTrue(frame.find());
    assertTrue(places.getFirst() > 66 + Double.parseDouble(frame.group(1)));
  }
}
