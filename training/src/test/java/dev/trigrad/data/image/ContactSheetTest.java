package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.io.FileException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {
  @TempDir Path folder;

  private BufferedImage written(ContactSheet sheet) throws IOException {
    Path file = folder.resolve("sheet.png");
    sheet.write(file);
    try (var files = Files.list(folder)) {
      assertEquals(List.of(file), files.toList(), "nothing else is left");
    }
    return ImageIO.read(file.toFile());
  }

  private static int at(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xFFFFFF;
  }

  @Test
  void imagesLieInRowsWithGapsBetween() throws IOException {
    // Three colour images of 1 row and 2 columns.
    float[] values = {
      1, 0, 0, 0.5f, 0, 1, /**/ 0, 2, 0, -1, 0, Float.NaN, /**/ 1, 1, 1, 1, 1, 0.2f
    };
    BufferedImage image = written(ContactSheet.of(Tensor.of(values, 3, 3, 1, 2), 2).withZoom(3));
    assertEquals(4 + 2 * (6 + 4), image.getWidth());
    assertEquals(4 + 2 * (3 + 4), image.getHeight());
    assertEquals(0xFF0000, at(image, 4, 4));
    assertEquals(0xFF0000, at(image, 6, 6));
    assertEquals(0x0080FF, at(image, 7, 4));
    assertEquals(0x0080FF, at(image, 9, 6));
    assertEquals(0xFFFFFF, at(image, 10, 4), "gap");
    assertEquals(0xFFFFFF, at(image, 4, 7), "gap");
    assertEquals(0x000000, at(image, 14, 4));
    assertEquals(0xFF00FF, at(image, 17, 4), "NaN");
    assertEquals(0xFFFFFF, at(image, 4, 11));
    assertEquals(0xFFFF33, at(image, 7, 11));
    assertEquals(0xFFFFFF, at(image, 14, 11), "no fourth image");
  }

  @Test
  void labelsLieBelow() throws IOException {
    Tensor images = Tensor.of(new float[2 * 64], 2, 1, 8, 8);
    BufferedImage plain = written(ContactSheet.of(images, 9));
    BufferedImage labelled =
        written(ContactSheet.of(images, 9, "I", "a label that is much longer than the image"));
    assertEquals(4 + 2 * (64 + 4), plain.getWidth());
    assertEquals(4 + 64 + 4, plain.getHeight());
    assertEquals(4 + 2 * (20 * 8 + 4), labelled.getWidth());
    assertEquals(plain.getHeight() + 14, labelled.getHeight());
    // An I: a bar above, a stem of two points, a bar below.
    String[] rows = {
      "######", "######", "..##..", "..##..", "..##..", "..##..", "..##..", "..##..", "######",
      "######"
    };
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 6; x++) {
        assertEquals(rows[y].charAt(x) == '#' ? 0 : 0xFFFFFF, at(labelled, 4 + x, 72 + y));
      }
    }
  }

  @Test
  void rangesStretchFromBlackToWhite() throws IOException {
    var sheet = ContactSheet.of(Tensor.of(new float[] {-2, 0, 2, 3}, 1, 1, 1, 4), 1).withZoom(1);
    BufferedImage image = written(sheet.withRange(-2, 2));
    assertEquals(0x000000, at(image, 4, 4));
    assertEquals(0x808080, at(image, 5, 4));
    assertEquals(0xFFFFFF, at(image, 6, 4));
    assertEquals(0xFFFFFF, at(image, 7, 4));
  }

  @Test
  void whatCannotBeWrittenLeavesWhatWasThere() throws IOException {
    var sheet = ContactSheet.of(Tensor.of(new float[1], 1, 1, 1, 1), 1);
    Path missing = folder.resolve("missing").resolve("sheet.png");
    var error = assertThrows(FileException.class, () -> sheet.write(missing));
    assertTrue(error.getMessage().startsWith("png: " + missing + " cannot be written: "));
    Path taken = Files.createDirectory(folder.resolve("taken"));
    assertThrows(FileException.class, () -> sheet.write(taken));
    assertThrows(FileException.class, () -> sheet.write(Path.of("/")));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(taken), files.toList());
    }
  }

  /** A JVM with java.base alone, which reads the classes that this one has. */
  @Test
  void withoutTheDesktopAnErrorSaysSo() throws Exception {
    Path file = folder.resolve("sheet.png");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules",
                "java.base",
                "-cp",
                System.getProperty("java.class.path"),
                Headless.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    assertEquals(
        "png: "
            + file
            + " needs the module java.desktop, which this JVM lacks; add it to its modules",
        output.strip());
  }

  /** What that JVM does. */
  static final class Headless {
    private Headless() {}

    public static void main(String[] arguments) {
      try {
        ContactSheet.of(Tensor.of(new float[1], 1, 1, 1, 1), 1).write(Path.of(arguments[0]));
      } catch (FileException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
