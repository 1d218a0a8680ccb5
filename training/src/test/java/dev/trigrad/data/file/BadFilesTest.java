package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.TrigradException;
import dev.trigrad.io.FileException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a file is said in one line that names it. */
class BadFilesTest {
  private static <E extends TrigradException> void refused(
      Class<E> type, String message, Executable call) {
    E error = assertThrows(type, call);
    assertTrue(error.getMessage().contains(message), () -> "got: " + error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), "one line");
  }

  private static byte[] idx(int... head) {
    var bytes = java.nio.ByteBuffer.allocate(4 * head.length + 6);
    Arrays.stream(head).forEach(bytes::putInt);
    return bytes.array();
  }

  @Test
  void readersRefuseWhatIsNotFinite() {
    for (String bad : new String[] {"1,NaN", "1,Infinity", "1,-Infinity", "1,x", "1,", "1,2,3"}) {
      var text =
          new ByteArrayInputStream(("head,er\n1,2\n" + bad).getBytes(StandardCharsets.UTF_8));
      refused(FileException.class, "csv: data.csv line 3", () -> Csv.read(text, "data.csv", 1));
    }
  }

  @Test
  void malformedIdxFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("data-idx");
    record Bad(byte[] bytes, String message) {}
    byte[] good = idx(0x802, 2, 3);
    List<Bad> all =
        List.of(
            new Bad(new byte[0], "truncated"),
            new Bad(new byte[] {0, 0, 8}, "truncated"),
            new Bad("hello, world".getBytes(StandardCharsets.UTF_8), "no IDX magic number"),
            new Bad(idx(0xD02, 2, 3), "truncated: 1 of 6 elements"),
            new Bad(idx(0xA02, 2, 3), "elements of type 0xa"),
            new Bad(idx(0x802, 2, 4), "truncated: 6 of 8 elements"),
            new Bad(idx(0x802, 2, 2), "bytes after its 4 elements"),
            new Bad(idx(0x802, -1, 3), "more than 2³⁰ bytes or negative"),
            new Bad(
                idx(0x803, Integer.MAX_VALUE, Integer.MAX_VALUE, 9),
                "more than 2³⁰ bytes or negative"),
            new Bad(idx(0x802, 1 << 15, 1 << 15), "truncated: 6 of 1073741824 elements"),
            new Bad(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "truncated"));
    for (Bad bad : all) {
      Files.write(file, bad.bytes());
      refused(FileException.class, bad.message(), () -> Idx.read(file));
      refused(FileException.class, file.toString(), () -> Idx.read(file));
    }
    refused(FileException.class, "does not exist", () -> Idx.read(folder.resolve("missing")));
    var zipped = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(zipped)) {
      out.write(good);
    }
    Files.write(file, zipped.toByteArray());
    assertEquals(6, Idx.read(file).bytes().length);
    Files.write(file, Arrays.copyOf(zipped.toByteArray(), zipped.size() - 9));
    refused(FileException.class, "idx: " + file, () -> Idx.read(file));
  }
}
