package dev.trigrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an array file or an archive is said in one line; nothing else happens. */
class BadNpyTest {
  @TempDir static Path folder;

  @BeforeAll
  static void unpack() throws IOException {
    Recorded.unpack(folder);
  }

  private static void refused(String message, Executable call) {
    var error = assertThrows(FileException.class, call);
    assertTrue(
        error.getMessage().contains(message), () -> message + "\ngot: " + error.getMessage());
    assertEquals(1, error.getMessage().lines().count(), "one line");
  }

  private static byte[] npy(String header, int data) {
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(text.length);
    out.write(text.length >> 8);
    out.writeBytes(text);
    out.writeBytes(new byte[data]);
    return out.toByteArray();
  }

  private static Tensor read(byte[] bytes) {
    return Npy.read(new ByteArrayInputStream(bytes), "a.npy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          object     | Python objects, which are pickled and never read ('|O')
          complex    | complex numbers ('<c8')
          bytes      | text ('|S2')
          text       | text ('<U2')
          structured | its elements are structured, not numbers
          date       | dates or times ('<M8[D]')
          raw        | structured or raw bytes ('|V4')
          longdouble | unknown ('<f16')
          axes       | has 9 axes, expected at most 8; reshape it
          int64      | element [1, 0] is 2147483648, which is not int32; read it as another type
          uint32     | element [1] is 4294967295, which is not int32
          uint64     | element [0] is 18446744073709551615, which is not int32
          """)
  void typesThatAreNoNumbers(String name, String message) {
    Path file = folder.resolve("refused-" + name + ".npy");
    refused("npy: " + file, () -> Npy.read(file));
    refused(message, () -> Npy.read(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      textBlock =
          """
          {'descr': '<f4', 'fortran_order': False, 'shape': (2), }  ; number for 'shape'
          {'descr': '<f4', 'fortran_order': False, 'shape': (-2,), }  ; negative extent
          {'descr': '<f4', 'fortran_order': False, 'shape': (02,), }  ; no decimal number
          {'descr': '<f4', 'fortran_order': False, 'shape': (2.0,), }  ; tuple of at most 32
          {'descr': '<f4', 'fortran_order': False, 'shape': (2 3), }  ; tuple of at most 32
          {'descr': '<f4', 'fortran_order': False, 'shape': (2,}  ; no decimal number
          {'descr': '<f4', 'fortran_order': False, 'shape': [2], }  ; no '(' where it must be
          {'descr': '<f4', 'fortran_order': False, 'shape': (2147483648,), }  ; extent of axis 0 is more
          {'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999999,), }; more than 2³¹ − 1
          {'descr': '<f4', 'fortran_order': False, 'shape': (65536, 65536), }  ; more than 2³¹ − 1 elements
          {'descr': '<f4', 'fortran_order': False, 'shape': (2,), } x  ; goes on after its dict
          {'descr': '<f4', 'fortran_order': False, 'shape': (2,)  ; no '}' where it must be
          {'descr': '<f4', 'fortran_order': 0, 'shape': (2,), }  ; neither True nor False
          {'descr': '<f4', 'fortran_order': false, 'shape': (2,), }  ; neither True nor False
          {'descr': '<f4', 'fortran_order': False}  ; has no 'shape'
          {'fortran_order': False, 'shape': (2,)}  ; has no 'descr'
          {'descr': '<f4', 'descr': '<f4', 'fortran_order': False, 'shape': (2,)}; key 'descr' twice
          {'descr': '<f4', 'fortran_order': False, 'shape': (2,), 'x': 1}  ; unknown key 'x'
          {'descr': '<f4\\x41', 'fortran_order': False, 'shape': (2,), }  ; none of plain ASCII
          {'descr': '<f4  ; ends within a type
          {'descr': 4, 'fortran_order': False, 'shape': (2,), }  ; no string for a type
          {'descr': 'f4', 'fortran_order': False, 'shape': (2,), }  ; unknown ('f4')
          {'descr': '|f4', 'fortran_order': False, 'shape': (2,), }  ; unknown ('|f4')
          {'descr': '<F4', 'fortran_order': False, 'shape': (2,), }  ; unknown ('<F4')
          {'descr': '<f4', 'fortran_order': False, 'shape': (3,), }  ; says 12 bytes of elements, there are 8; it is truncated
          {'descr': '<f4', 'fortran_order': False, 'shape': (1,), }  ; goes on after its 4 bytes
          (2,)  ; no '{' where it must be
          __import__('os').system('x')  ; no '{' where it must be
          """)
  void malformedHeaders(String header, String message) throws IOException {
    byte[] bytes = npy(header, 8);
    refused(message, () -> read(bytes));
    Path file = Files.write(folder.resolve("header.npy"), bytes);
    refused(message.replace("goes on after its 4 bytes", "there are 8"), () -> Npy.read(file));
  }

  @Test
  void spellingsThatPythonReadsToo() {
    String header = " { \"shape\" :(2L, ) , 'fortran_order':True,'descr':\"<f4\" }\t\n";
    assertEquals("float32[2]", read(npy(header, 8)).type().toString());
    assertEquals(
        "float32[]",
        read(npy("{'shape':(),'fortran_order':True,'descr':'>f4'}", 4)).type().toString());
  }

  @Test
  void beginningsThatAreNone() {
    byte[] good = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 8);
    for (int length = 0; length < good.length; length++) {
      byte[] part = Arrays.copyOf(good, length);
      refused("truncated", () -> read(part));
    }
    byte[] magic = good.clone();
    magic[0] = 'P';
    refused("does not begin with \\x93NUMPY", () -> read(magic));
    byte[] version = good.clone();
    version[6] = 4;
    refused("version is 4.0, expected 1.0, 2.0 or 3.0", () -> read(version));
    byte[] absurd = good.clone();
    absurd[6] = 2;
    Arrays.fill(absurd, 8, 12, (byte) 0xff);
    refused("header says 4294967295 bytes of itself", () -> read(absurd));
  }

  @Test
  void truncatedFilesAndPlacesThatAreNoFiles() throws IOException {
    byte[] good = Files.readAllBytes(folder.resolve("lef8-vector.npy"));
    Path file = folder.resolve("part.npy");
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      refused("npy: " + file, () -> Npy.read(file));
    }
    refused("is a directory", () -> Npy.read(folder));
    refused("is a directory", () -> Npz.read(folder));
    refused("does not exist", () -> Npy.read(folder.resolve("nowhere.npy")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    refused("is a symbolic link that leads to no file", () -> Npz.read(link));
    Path right = Files.createSymbolicLink(folder.resolve("right"), folder.resolve("own-bool.npy"));
    assertEquals("bool[3]", Npy.read(right).type().toString());
    refused("is no regular file", () -> Npy.read(Path.of("/dev/zero")));
    refused("is a directory", () -> Npy.write(folder, Tensor.of(1f)));
    refused("is no readable ZIP archive", () -> Npz.read(folder.resolve("own-bool.npy")));
  }

  @Test
  void conversionsThatLoseAreRefused() {
    Path reals = folder.resolve("lef8-vector.npy");
    refused("element [0] is 0.1, which is not int32", () -> Npy.read(reals, DType.INT32));
    refused("element [0] is 0.1, which is not a truth value", () -> Npy.read(reals, DType.BOOL));
    refused(
        "element [0, 0, 0] is -128, which is not a truth value",
        () -> Npy.read(folder.resolve("i1-cube-fortran.npy"), DType.BOOL));
    byte[] truth = npy("{'descr': '|b1', 'fortran_order': True, 'shape': (2, 3)}", 6);
    truth[truth.length - 3] = 2;
    refused("element [1, 1] is the byte 2, expected 0 or 1", () -> read(truth));
    byte[] huge = npy("{'descr': '>f8', 'fortran_order': True, 'shape': (1,)}", 8);
    huge[huge.length - 8] = 0x7f;
    var in = new ByteArrayInputStream(huge);
    refused("beyond float32; read it as float64", () -> Npy.read(in, "a", DType.FLOAT32));
  }

  private static Path zip(String name, Map<String, byte[]> entries, int method) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var each : entries.entrySet()) {
        var entry = new ZipEntry(each.getKey());
        var sum = new CRC32();
        sum.update(each.getValue());
        entry.setMethod(method);
        entry.setSize(each.getValue().length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(each.getValue());
      }
    }
    return Files.write(folder.resolve(name), bytes.toByteArray());
  }

  private static void patch(Path file, String from, String to) throws IOException {
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(text.contains(from));
    Files.writeString(file, text.replace(from, to), StandardCharsets.ISO_8859_1);
  }

  @Test
  void archivesThatAreDamagedOrHoldSomethingElse() throws IOException {
    byte[] good = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }", 8);
    byte[] bomb = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,), }", 8);
    for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
      Path text = zip("text.npz", Map.of("a.npy", good, "read.me", good), method);
      refused("entry 'read.me' is no array, its name does not end in .npy", () -> Npz.read(text));
      Path twice = zip("twice.npz", Map.of("a.npy", good, "b.npy", good), method);
      patch(twice, "b.npy", "a.npy");
      refused("has two entries 'a.npy'", () -> Npz.read(twice));
      Path claims = zip("bomb.npz", Map.of("a.npy", bomb), method);
      refused("entry 'a.npy': header says 2000000000 bytes", () -> Npz.read(claims));
      Path directory = zip("directory.npz", Map.of("a.npy/", new byte[0]), method);
      refused("entry 'a.npy/' is no array", () -> Npz.read(directory));
    }
    Path sum = zip("sum.npz", Map.of("a.npy", good), ZipEntry.STORED);
    patch(sum, "}\0\0\0\0\0\0\0\0", "}\0\0\0\0\0\0\0\1");
    refused("has another size or CRC-32 than it says", () -> Npz.read(sum));
    byte[] whole = Files.readAllBytes(folder.resolve("deflated.npz"));
    Path part = folder.resolve("part.npz");
    for (int length = 0; length < whole.length; length++) {
      Files.write(part, Arrays.copyOf(whole, length));
      refused("npz: " + part, () -> Npz.read(part));
    }
  }
}
