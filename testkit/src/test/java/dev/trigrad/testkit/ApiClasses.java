package dev.trigrad.testkit;

import dev.trigrad.op.Op;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the api, private ones included, as they lie in its directory or jar. */
final class ApiClasses {
  private ApiClasses() {}

  static List<Class<?>> all() {
    try {
      Path root = Path.of(Op.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(root)) {
        return below(root);
      }
      try (var jar = FileSystems.newFileSystem(root)) {
        return below(jar.getPath("/"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Class<?>> below(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.').replace('\\', '.'))
          .filter(name -> name.endsWith(".class") && name.startsWith("dev.trigrad."))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .<Class<?>>map(ApiClasses::named)
          .toList();
    }
  }

  static Class<?> named(String name) {
    try {
      return Class.forName(name, false, Op.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
