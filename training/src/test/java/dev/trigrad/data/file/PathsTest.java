package dev.trigrad.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trigrad.io.FileException;
import dev.trigrad.io.Npy;
import dev.trigrad.io.Npz;
import dev.trigrad.io.RegularFile;
import dev.trigrad.io.SafeTensors;
import dev.trigrad.tensorboard.EventFile;
import dev.trigrad.train.Checkpoint;
import dev.trigrad.train.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is no file that can be read is refused by each reader, in one line, and at once. */
class PathsTest {
  @TempDir Path folder;

  private static Map<String, Consumer<Path>> readers() {
    var readers = new LinkedHashMap<String, Consumer<Path>>();
    readers.put("csv", file -> Csv.of(file).read());
    readers.put("csv ", file -> Csv.read(file, 0));
    readers.put("json lines", file -> JsonLines.of(file).read());
    readers.put("idx", Idx::read);
    readers.put("images", ImageSource::open);
    readers.put("npy", Npy::read);
    readers.put("npz", Npz::read);
    readers.put("safetensors", SafeTensors::open);
    readers.put("safetensors ", Checkpoint::inspect);
    readers.put("history", History::read);
    readers.put("tensorboard", PathsTest::events);
    return readers;
  }

  /** A directory of event files may be read. */
  private static void events(Path file) {
    if (Files.isDirectory(file)) {
      RegularFile.require("tensorboard", file);
    }
    EventFile.read(file);
  }

  private static void refused(Path file, String what) {
    readers()
        .forEach(
            (format, reader) -> {
              var error =
                  assertTimeoutPreemptively(
                      Duration.ofSeconds(20),
                      () -> assertThrows(FileException.class, () -> reader.accept(file)));
              assertEquals(format.strip() + ": " + file + " " + what, error.getMessage());
            });
  }

  @Test
  void directoriesAndLinks() throws IOException {
    refused(folder, "is a directory; name a file in it");
    refused(
        Files.createSymbolicLink(folder.resolve("link"), folder),
        "is a directory; name a file in it");
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), folder.resolve("none"));
    refused(dangling, "is a symbolic link that leads to no file");
    Path loop = folder.resolve("loop");
    refused(Files.createSymbolicLink(loop, loop), "is a symbolic link that leads to no file");
    refused(folder.resolve("missing"), "does not exist");
    refused(Files.createFile(folder.resolve("file")).resolve("in"), "does not exist");
  }

  @Test
  void linksToFilesAreFollowed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "1,2\n");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertEquals(2, Csv.read(link, 0)[0][1]);
  }

  @Test
  void pipesDoNotHang() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    try {
      Process made = new ProcessBuilder("mkfifo", pipe.toString()).start();
      assumeTrue(made.waitFor(20, TimeUnit.SECONDS) && made.exitValue() == 0, "no mkfifo");
    } catch (IOException e) {
      assumeTrue(false, "no mkfifo: " + e);
    }
    refused(pipe, "is no regular file but a pipe or a device; copy it into a file first");
  }

  @Test
  void withoutPermission() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "1,2\n");
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "no permissions");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user reads everything");
    for (String format : new String[] {"csv", "idx", "json lines", "images"}) {
      var error = assertThrows(FileException.class, () -> readers().get(format).accept(file));
      assertEquals(
          format + ": " + file + " may not be read; change its permissions", error.getMessage());
    }
  }

  private void images(String message) {
    var error =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () -> assertThrows(FileException.class, () -> ImageFolder.of(folder)));
    assertEquals("images: " + folder + message, error.getMessage());
  }

  @Test
  void foldersOfImages() throws IOException {
    images(" has no class directories");
    Path cats = Files.createDirectory(folder.resolve("cat"));
    images("/cat is a class without images; add some or hide it by a dot");
    Path text = Files.writeString(cats.resolve("a.txt"), "x");
    images(
        "/cat/a.txt has no ending of an image (png, jpg, jpeg, bmp, gif); hide it by a dot before"
            + " its name, or take it away");
    Files.move(text, cats.resolve(".txt"));
    Path image = cats.resolve("a.png");
    Files.createSymbolicLink(image, folder.resolve("none"));
    images("/cat/a.png is a symbolic link that leads to no file");
    Files.delete(image);
    Files.createSymbolicLink(image, Files.createTempFile("outside", ".png"));
    images("/cat/a.png is a symbolic link that leads out of the folder; copy what it leads to");
    Files.delete(image);
    Files.write(image, ImageFolderTest.recorded().get("colour.png")[0]);
    Path loop = Files.createSymbolicLink(cats.resolve("loop"), cats);
    images("/cat/loop is a symbolic link to a directory above it; remove it");
    Files.delete(loop);
    Path stray = Files.write(folder.resolve("b.png"), Files.readAllBytes(image));
    images("/b.png is no class directory; hide it by a dot before its name, or take it away");
    Files.delete(stray);
    Files.createSymbolicLink(folder.resolve("dog"), cats);
    ImageFolder all = ImageFolder.of(folder);
    assertEquals("cat/a.png dog/a.png", all.name(0) + " " + all.name(1));
    assertEquals(
        "images: " + image + " does not exist; name a directory",
        assertThrows(
                FileException.class,
                () -> {
                  Files.delete(image);
                  ImageFolder.of(image);
                })
            .getMessage());
  }
}
