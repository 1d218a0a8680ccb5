package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.trigrad.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Everything that documents and Javadoc show, compiled and run on the engine {@code java}. */
class DocumentsTest {
  private static final Map<String, List<Block>> BLOCKS = new LinkedHashMap<>();
  private static final Map<String, List<String>> FAULTS = new LinkedHashMap<>();

  @TempDir static Path classes;

  @BeforeAll
  static void readAndRun() {
    System.setProperty(Engines.PROPERTY, "java");
    assertSame(Engines.evaluator("java"), Engines.evaluator());
    var project = new Project();
    var mentions = new Mentions(project);
    for (String document : project.documents()) {
      String text = project.read(document);
      var faults = new ArrayList<String>();
      List<Block> blocks = Blocks.of(document, text.lines().toList(), faults);
      faults.addAll(mentions.faults(document, text));
      FAULTS.put(document, faults);
      BLOCKS.put(document, blocks);
    }
    FAULTS.get("README.md").addAll(mentions.unnamed(project.read("README.md")));
    new Told(classes, project, Preludes.BY_FILE)
        .faults(BLOCKS)
        .forEach((document, found) -> FAULTS.get(document).addAll(found));
  }

  /** One test for each document that shows code or says anything wrong. */
  @TestFactory
  Stream<DynamicTest> document() {
    return FAULTS.keySet().stream()
        .filter(document -> !BLOCKS.get(document).isEmpty() || !FAULTS.get(document).isEmpty())
        .map(document -> DynamicTest.dynamicTest(name(document), () -> holds(document)));
  }

  private static String name(String document) {
    List<Block> all = BLOCKS.get(document);
    return document
        + ", "
        + all.stream().filter(Block::isJava).count()
        + " of "
        + all.size()
        + " blocks are Java";
  }

  private static void holds(String document) {
    List<String> faults = FAULTS.get(document);
    assertEquals("", String.join("\n", faults));
  }

  /** What a prelude declares is used by its document, else it goes. */
  @Test
  void preludesDeclareWhatDocumentsUse() {
    Preludes.BY_FILE.forEach(
        (file, prelude) -> {
          var text = new StringBuilder();
          BLOCKS.forEach(
              (document, blocks) -> {
                if (document.equals(file) || document.endsWith("/" + file)) {
                  blocks.forEach(block -> text.append(String.join("\n", block.lines())));
                }
              });
          var names = new ArrayList<String>();
          Stream.of(prelude.getFields()).forEach(field -> names.add(field.getName()));
          Stream.of(prelude.getClasses()).forEach(type -> names.add(type.getSimpleName()));
          Stream.of(prelude.getMethods())
              .filter(method -> method.getDeclaringClass() != Object.class)
              .forEach(method -> names.add(method.getName()));
          names.removeIf(name -> text.toString().matches("(?s).*\\b" + name + "\\b.*"));
          assertEquals(List.of(), names, file + " uses none of these; remove them from Preludes");
        });
  }
}
