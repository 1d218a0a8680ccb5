package dev.trigrad.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Star imports of several packages of the api and of this module may stand beside each other. */
class ClassNamesTest {
  private static List<Class<?>> publicClasses() throws IOException, URISyntaxException {
    var found = new ArrayList<Class<?>>();
    for (Class<?> each : List.of(Tensor.class, Dataset.class)) {
      Path root = Path.of(each.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (Files.isDirectory(root)) {
        addPublicClasses(found, root);
        continue;
      }
      try (var jar = FileSystems.newFileSystem(root)) {
        addPublicClasses(found, jar.getPath("/"));
      }
    }
    return found;
  }

  private static void addPublicClasses(List<Class<?>> found, Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = root.relativize(file).toString().replace('/', '.').replace('\\', '.');
        if (!name.endsWith(".class") || name.contains("-info.") || name.contains("$")) {
          continue;
        }
        try {
          Class<?> type =
              Class.forName(
                  name.substring(0, name.length() - ".class".length()),
                  false,
                  Tensor.class.getClassLoader());
          if (Modifier.isPublic(type.getModifiers())) {
            found.add(type);
          }
        } catch (ClassNotFoundException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Test
  void noTwoPublicClassesHaveOneName() throws IOException, URISyntaxException {
    Map<String, Class<?>> known = new HashMap<>();
    List<Class<?>> classes = publicClasses();
    for (Class<?> type : classes) {
      Class<?> other = known.put(type.getSimpleName(), type);
      assertTrue(
          other == null || other == type,
          () -> type + " has the name of " + other + "; rename one of them");
    }
    assertTrue(
        classes.containsAll(List.of(Tensor.class, Dataset.class)) && classes.size() > 50,
        classes.size() + " found");
  }

  /** A star import meets java.lang, which wins; {@code Module} is imported by name. */
  @Test
  void noClassIsHiddenByJavaLangExceptModule() throws IOException, URISyntaxException {
    var hidden = new TreeSet<String>();
    for (Class<?> type : publicClasses()) {
      try {
        Class.forName("java.lang." + type.getSimpleName(), false, null);
        hidden.add(type.getSimpleName());
      } catch (ClassNotFoundException e) {
        // As it should be.
      }
    }
    assertEquals(new TreeSet<>(List.of("Module")), hidden);
  }
}
