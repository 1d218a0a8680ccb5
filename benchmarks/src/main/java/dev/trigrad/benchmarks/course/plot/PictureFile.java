package dev.trigrad.benchmarks.course.plot;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;

/** Writes drawings: as PNG, twice as many points as it has pixels, and as SVG. */
public final class PictureFile {
  static {
    System.setProperty("java.awt.headless", "true");
  }

  /** For eyes that come close. */
  private static final int POINTS_A_PIXEL = 2;

  private static final Pattern CLIP = Pattern.compile("clip\\d+");

  private PictureFile() {}

  /**
   * Writes {@code <name>.png} and {@code <name>.svg} in {@code folder}, which is made if need be.
   *
   * @return the files
   */
  public static List<Path> write(Drawing drawing, Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Path png = folder.resolve(name + ".png");
    Path svg = folder.resolve(name + ".svg");
    Files.write(png, png(drawing));
    Files.writeString(svg, svg(drawing));
    return List.of(png, svg);
  }

  static byte[] png(Drawing drawing) throws IOException {
    var image =
        new BufferedImage(
            drawing.width() * POINTS_A_PIXEL,
            drawing.height() * POINTS_A_PIXEL,
            BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.scale(POINTS_A_PIXEL, POINTS_A_PIXEL);
    drawing.draw(pen);
    pen.dispose();
    var out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  static String svg(Drawing drawing) throws IOException {
    var pen = new VectorGraphics2D();
    drawing.draw(pen);
    var out = new ByteArrayOutputStream();
    var page = new PageSize(0, 0, drawing.width(), drawing.height());
    new SVGProcessor().getDocument(pen.getCommands(), page).writeTo(out);
    return tidy(out.toString(UTF_8));
  }

  /** The same picture every time, in letters of the same size everywhere. */
  private static String tidy(String svg) {
    // Places need no more than two digits; numbers that are written out keep theirs.
    // The writer leaves out a size of 12, which is not what browsers take for granted.
    String root = "<svg font-family=\"sans-serif\" font-size=\"12px\" ";
    String tidy =
        svg.replaceFirst("<!DOCTYPE[^>]*>\\s*", "")
            .replaceFirst("<svg ", root)
            .replaceAll("font-family:&quot;[^;]*&quot;", "font-family:sans-serif")
            .replaceAll("(\\.\\d\\d)\\d+(?=[^<>]*>)", "$1");
    // Names of clips are hash codes, which differ from run to run.
    var clips = new ArrayList<String>();
    return CLIP.matcher(tidy)
        .replaceAll(
            clip -> {
              if (!clips.contains(clip.group())) {
                clips.add(clip.group());
              }
              return "clip" + clips.indexOf(clip.group());
            });
  }
}
