package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.data.Batch;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images are what Pillow makes of them, and folders are what they should be. */
class ImageFolderTest {
  private static final int HEIGHT = 9;
  private static final int WIDTH = 13;

  @TempDir Path root;

  /** Name, then the file or pixels, then the pixels that Pillow makes of it. */
  static Map<String, byte[][]> recorded() throws IOException {
    var all = new LinkedHashMap<String, byte[][]>();
    String text;
    try (var in = ImageFolderTest.class.getResourceAsStream("/readers/images.txt")) {
      text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
    for (String line : text.lines().toList()) {
      String[] parts = line.split(" ");
      byte[] pixels =
          parts[2].equals("refused") ? new byte[0] : Base64.getDecoder().decode(parts[2]);
      all.put(parts[0], new byte[][] {Base64.getDecoder().decode(parts[1]), pixels});
    }
    return all;
  }

  private Path put(String name, byte[] bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes);
  }

  private static float[] planes(byte[] pixels, int height, int width) {
    float[] planes = new float[pixels.length];
    for (int i = 0; i < height * width; i++) {
      for (int c = 0; c < 3; c++) {
        planes[c * height * width + i] = pixels[3 * i + c] & 0xff;
      }
    }
    return planes;
  }

  @Test
  void pixelsAreThoseOfPillow() throws IOException {
    int read = 0;
    for (var entry : recorded().entrySet()) {
      String name = entry.getKey();
      if (!name.contains(".")) {
        continue;
      }
      Path folder = root.resolve(name.replace('.', '-'));
      Path file = put(folder.getFileName() + "/class/" + name, entry.getValue()[0]);
      ImageFolder images = ImageFolder.of(folder).levels();
      read++;
      if (name.startsWith("cmyk")) {
        var error = assertThrows(FileException.class, () -> images.batches(1, null).getFirst());
        assertEquals(
            "images: "
                + file
                + " is neither grey nor red, green and blue (CMYK, say); convert it first",
            error.getMessage());
        continue;
      }
      assertEquals("float32[3, 9, 13]", images.columns().get("features").toString());
      float[] levels = images.batches(1, null).getFirst().features().toArray();
      // Decoders of JPEG differ in the rounding of the cosine transform, and how they fill in
      // colours of half the resolution.
      float off = name.startsWith("halved") ? 20 : name.endsWith("jpeg") ? 2 : 0;
      assertArrayEquals(planes(entry.getValue()[1], HEIGHT, WIDTH), levels, off, name);
    }
    assertEquals(18, read);
  }

  @Test
  void resizingAndGreyAreThoseOfPillow() throws IOException {
    int cases = 0;
    for (var entry : recorded().entrySet()) {
      String[] parts = entry.getKey().split("-");
      var image = new Levels(HEIGHT, WIDTH, 3, entry.getValue()[0]);
      if (parts.length == 3) {
        var filter = parts[0].equals("box") ? Resampling.Filter.BOX : Resampling.Filter.TRIANGLE;
        int height = Integer.parseInt(parts[1]);
        int width = Integer.parseInt(parts[2]);
        Levels resized = Resampling.resize(image, filter, height, width);
        assertArrayEquals(entry.getValue()[1], resized.bytes(), entry.getKey());
        cases++;
      } else if (entry.getKey().equals("convert-L")) {
        assertArrayEquals(entry.getValue()[1], image.grey().bytes());
        cases++;
      }
    }
    assertEquals(15, cases);
  }

  private ImageFolder animals() throws IOException {
    Map<String, byte[][]> files = recorded();
    put("dog/b.png", files.get("grey.png")[0]);
    put("dog/a/z.PNG", files.get("colour.png")[0]);
    put("cat/x.bmp", files.get("colour.bmp")[0]);
    put("cat/.hidden", new byte[3]);
    put(".git/any", new byte[3]);
    return ImageFolder.of(root);
  }

  @Test
  void classesAreDirectoriesInOrder() throws IOException {
    ImageFolder images = animals();
    assertEquals(List.of("cat", "dog"), images.classes());
    assertEquals(3, images.size());
    assertEquals(
        List.of("cat/x.bmp", "dog/a/z.PNG", "dog/b.png"),
        List.of(images.name(0), images.name(1), images.name(2)));
    Batch all = images.batches(3, null).getFirst();
    assertArrayEquals(new int[] {0, 1, 1}, all.targets().toIntArray());
    byte[] pixels = recorded().get("colour.png")[1];
    float[] expected = planes(pixels, HEIGHT, WIDTH);
    for (int i = 0; i < expected.length; i++) {
      expected[i] /= 255;
    }
    assertArrayEquals(expected, Arrays.copyOf(all.features().toArray(), expected.length));
    assertEquals(
        "float32[1, 4, 5]", images.grey().resize(4, 5).columns().get("features").toString());
    Batch covered = images.levels().cover(4, 4).batches(2, null).getFirst();
    Levels small =
        Resampling.resize(new Levels(HEIGHT, WIDTH, 3, pixels), Resampling.Filter.TRIANGLE, 4, 6);
    assertArrayEquals(
        planes(small.crop(0, 1, 4, 4).bytes(), 4, 4),
        Arrays.copyOf(covered.features().toArray(), 48));
  }

  @Test
  void manyThreadsReadTheSame() throws Exception {
    ImageFolder images = animals().resize(7, 7);
    float[] expected = images.batches(3, null).getFirst().features().toArray();
    var calls = new ArrayList<Callable<float[]>>();
    for (int i = 0; i < 64; i++) {
      calls.add(() -> images.batches(3, null).getFirst().features().toArray());
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var result : threads.invokeAll(calls)) {
        assertArrayEquals(expected, result.get());
      }
    }
  }

  /** A file that was cut anywhere is refused, or has lost nothing that matters. */
  @Test
  void truncatedImagesAreRefused() throws IOException {
    int refused = 0;
    for (var entry : recorded().entrySet()) {
      String name = entry.getKey();
      if (!name.contains(".") || name.startsWith("cmyk")) {
        continue;
      }
      byte[] bytes = entry.getValue()[0];
      Path file = put("class/" + name, bytes);
      byte[] whole = ImageSource.open(file).decode().bytes();
      for (int length = 0; length < bytes.length; length += 1 + length / 100) {
        Files.write(file, Arrays.copyOf(bytes, length));
        try (ImageSource source = ImageSource.open(file)) {
          assertArrayEquals(whole, source.decode().bytes(), name + " of " + length + " bytes");
        } catch (FileException e) {
          assertTrue(e.getMessage().startsWith("images: " + file + " "), e.getMessage());
          assertEquals(1, e.getMessage().lines().count());
          refused++;
        }
      }
      Files.delete(file);
    }
    assertTrue(refused > 1_000, refused + " refused");
  }
}
