package dev.trigrad.benchmarks.speed.race;

import dev.trigrad.benchmarks.speed.contender.Contender;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/**
 * A contender and the class path that its virtual machine gets. Of its library, nothing is loaded
 * here.
 */
public record Entrant(Contender contender, String classPath) {
  /** Short. */
  public String name() {
    return contender.name();
  }

  /**
   * Everyone on this class path, then those of {@code peers}: names of modules below {@code
   * benchmarks/peers}, which have been built.
   */
  public static List<Entrant> of(Path benchmarks, List<String> peers) throws IOException {
    var entrants = new LinkedHashMap<String, Entrant>();
    add(System.getProperty("java.class.path"), entrants);
    for (String peer : peers) {
      Path file = benchmarks.resolve("peers").resolve(peer).resolve("target/classpath.txt");
      if (Files.notExists(file)) {
        throw new IllegalArgumentException(
            "speed: no peer '" + peer + "' has been built; there is no " + file);
      }
      add(Files.readString(file).strip(), entrants);
    }
    return new ArrayList<>(entrants.values());
  }

  private static void add(String classPath, Map<String, Entrant> entrants) throws IOException {
    var urls = new ArrayList<URL>();
    for (String entry : classPath.split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    try (var loader =
        new URLClassLoader(urls.toArray(URL[]::new), Contender.class.getClassLoader())) {
      for (Contender contender : ServiceLoader.load(Contender.class, loader)) {
        entrants.putIfAbsent(contender.name(), new Entrant(contender, classPath));
      }
    }
  }
}
