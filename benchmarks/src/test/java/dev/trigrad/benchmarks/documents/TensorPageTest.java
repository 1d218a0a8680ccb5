package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Tensor;
import java.lang.reflect.Method;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@link Tensor}'s methods are declared by subject, elsewhere; its own page lists them all. */
class TensorPageTest {
  private static final String SOURCE = "api/src/main/java/dev/trigrad/Tensor.java";
  private static final Pattern METHOD = Pattern.compile("\\{@link #(\\w+)(?:\\(\\))?\\s+\\1}");

  @Test
  void theTableHasAllMethods() {
    String source = new Project().read(SOURCE);
    String table = source.substring(source.indexOf("<table"), source.indexOf("</table>"));
    var listed = new TreeSet<String>();
    METHOD.matcher(table).results().forEach(link -> listed.add(link.group(1)));
    var methods = new TreeSet<String>();
    Stream.of(Tensor.class.getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class && !method.isSynthetic())
        .map(Method::getName)
        .forEach(methods::add);
    methods.removeIf(
        name -> name.endsWith("Keep") && methods.contains(name.substring(0, name.length() - 4)));
    var missing = new TreeSet<>(methods);
    missing.removeAll(listed);
    listed.removeAll(methods);
    assertEquals(Set.of(), missing, "add {@link #name name} of these to the table in " + SOURCE);
    assertEquals(Set.of(), listed, "no methods; remove them from the table in " + SOURCE);
  }
}
