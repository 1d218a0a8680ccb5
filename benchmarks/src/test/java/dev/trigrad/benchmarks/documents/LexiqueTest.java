package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each term of the French lexicon leads to classes and methods that there are. */
class LexiqueTest {
  private static final String FOLDER = "api/src/main/java/dev/trigrad/doc-files/";
  private static final Pattern LINK =
      Pattern.compile("\\[`(\\w+)(?:\\.(\\w+))?`]\\(((?:\\.\\./)+\\S*?)/?(\\w+)\\.java\\)");

  private final Project project = new Project();
  private final List<String> faults = new ArrayList<>();

  @Test
  void everyTermLeadsToClassesAndMethods() throws ReflectiveOperationException {
    List<Table> tables = Table.of(project.read(FOLDER + "lexique.md"));
    var terms = new HashSet<String>();
    for (Table table : tables) {
      assertEquals(List.of("Français", "English", "Sens", "Trigrad"), table.header());
      for (Table.Row row : table.rows()) {
        assertTrue(terms.add(row.cells().getFirst()), () -> "twice: " + row);
        String place = "lexique.md:" + row.line() + ": ";
        List<MatchResult> links = LINK.matcher(row.cells().get(3)).results().toList();
        if (links.isEmpty() || links.size() != row.cells().get(3).split(", ").length) {
          faults.add(place + "no link, or one that is not read, " + row.cells().get(3));
        }
        for (MatchResult link : links) {
          check(place, link);
        }
      }
    }
    assertEquals("", String.join("\n", faults));
    assertTrue(terms.size() >= 80, () -> terms.size() + " terms");
  }

  private void check(String place, MatchResult link) throws ReflectiveOperationException {
    String name = link.group(1);
    Path file = project.root.resolve(FOLDER).resolve(link.group(3)).normalize();
    file = file.resolve(link.group(4) + ".java");
    String path = project.root.relativize(file).toString().replace('\\', '/');
    String full = path.replaceFirst(".*/java/", "").replace(".java", "").replace('/', '.');
    boolean exported = project.types().getOrDefault(name, List.of()).contains(full);
    if (!Files.exists(file) || !name.equals(link.group(4)) || !exported) {
      faults.add(place + name + " is not " + path + ", or is not exported");
    } else if (link.group(2) != null && !has(Class.forName(full), link.group(2))) {
      faults.add(place + name + " has no method " + link.group(2));
    }
  }

  private static boolean has(Class<?> type, String method) {
    return Arrays.stream(type.getMethods()).map(Method::getName).anyMatch(method::equals);
  }
}
