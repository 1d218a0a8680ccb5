package dev.trigrad.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures in the documentation are those that the library draws today. */
class LecturePicturesTest {
  private static final long MOST_BYTES = 60_000;

  @Test
  void theKeptPicturesAreDrawnAgain() throws IOException {
    long bytes = 0;
    for (Map.Entry<String, String> picture : LecturePictures.all().entrySet()) {
      String kept = Files.readString(LecturePictures.DIRECTORY.resolve(picture.getKey()));
      assertEquals(
          picture.getValue(),
          kept,
          "draw it anew: run the main of "
              + LecturePictures.class.getName()
              + " in the directory of training");
      bytes += kept.length();
    }
    assertTrue(bytes < MOST_BYTES, "too large: " + bytes);
  }
}
