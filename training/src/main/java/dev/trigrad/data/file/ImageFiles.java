package dev.trigrad.data.file;

import dev.trigrad.io.FileException;
import dev.trigrad.io.RegularFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The images below a folder, class by class, each in the order of its name. */
final class ImageFiles {
  private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");
  private static final int DEEPEST = 64;

  private final List<String> classes = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final List<Integer> labels = new ArrayList<>();
  private final Path real;

  /** Height and width of the first image, once it was asked for. */
  private volatile int[] size;

  private ImageFiles(Path real) {
    this.real = real;
  }

  static ImageFiles of(Path root) {
    if (!Files.isDirectory(root)) {
      throw error(
          root,
          Files.exists(root)
              ? "is no directory; name one of class directories"
              : "does not exist; name a directory");
    }
    try {
      var found = new ImageFiles(root.toRealPath());
      found.scan(root);
      return found;
    } catch (IOException e) {
      throw DataFile.failed(ImageFolder.FORMAT, root.toString(), e);
    }
  }

  static FileException error(Path path, String what) {
    return new FileException(
        ImageFolder.FORMAT + ": " + RegularFile.line(path.toString()) + " " + what);
  }

  private static TreeMap<String, Path> list(Path directory) throws IOException {
    var entries = new TreeMap<String, Path>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
      for (Path entry : all) {
        String name = entry.getFileName().toString();
        if (!name.startsWith(".")) {
          entries.put(name, entry);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return entries;
  }

  private void scan(Path root) throws IOException {
    for (var entry : list(root).entrySet()) {
      Path path = entry.getValue();
      if (!Files.isDirectory(path)) {
        throw error(
            path, "is no class directory; hide it by a dot before its name, or take it away");
      }
      int before = files.size();
      classes.add(entry.getKey());
      scan(path, entry.getKey(), List.of(real));
      if (files.size() == before) {
        throw error(path, "is a class without images; add some or hide it by a dot");
      }
    }
    if (classes.isEmpty()) {
      throw error(root, "has no class directories");
    }
  }

  private void scan(Path directory, String name, List<Path> above) throws IOException {
    Path there = within(directory);
    if (above.contains(there)) {
      throw error(directory, "is a symbolic link to a directory above it; remove it");
    }
    if (above.size() > DEEPEST) {
      throw error(directory, "lies deeper than " + DEEPEST + " directories");
    }
    var path = new ArrayList<>(above);
    path.add(there);
    for (var entry : list(directory).entrySet()) {
      Path file = entry.getValue();
      String full = name + "/" + entry.getKey();
      if (Files.isDirectory(file)) {
        scan(file, full, path);
      } else {
        add(file, full);
      }
    }
  }

  private void add(Path file, String name) throws IOException {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (!ENDINGS.contains(ending)) {
      throw error(
          file,
          "has no ending of an image (png, jpg, jpeg, bmp, gif); hide it by a dot before its name,"
              + " or take it away");
    }
    RegularFile.require(ImageFolder.FORMAT, file);
    within(file);
    files.add(file);
    names.add(name);
    labels.add(classes.size() - 1);
  }

  /** Where {@code path} really lies, which is below the root. */
  private Path within(Path path) throws IOException {
    Path there = path.toRealPath();
    if (!there.startsWith(real)) {
      throw error(path, "is a symbolic link that leads out of the folder; copy what it leads to");
    }
    return there;
  }

  List<String> classes() {
    return List.copyOf(classes);
  }

  int size() {
    return files.size();
  }

  Path file(int row) {
    return files.get(row);
  }

  String name(int row) {
    return names.get(row);
  }

  int label(int row) {
    return labels.get(row);
  }

  /** Height and width of the first image. */
  int[] firstSize() {
    if (size == null) {
      try (ImageSource source = ImageSource.open(files.getFirst())) {
        size = new int[] {source.height(), source.width()};
      }
    }
    return size;
  }
}
