package dev.trigrad.benchmarks.documents;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * One class of a document's Java blocks, in which imports and variables of a block are seen by the
 * later ones: statements become the method {@code call}, classes and methods members. Lines stay
 * whole, so that a compiler's message can name the document's line.
 */
final class Story {
  /** A line of the class, and the place in the document that it comes from, or {@code null}. */
  record Line(String text, String place) {}

  final String name;
  final List<Block> blocks;
  final List<String> faults = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();

  /**
   * A story of {@code blocks}, told by a class {@code name} that extends {@code prelude}.
   *
   * @param types names by simple name of types that need no import, as in Javadoc
   */
  Story(String name, List<Block> blocks, Class<?> prelude, Map<String, List<String>> types) {
    this.name = name;
    this.blocks = blocks;
    List<Parsed> parsed = blocks.stream().map(Parsed::new).toList();
    for (Parsed block : parsed) {
      faults.addAll(block.faults);
      lines.addAll(block.imports);
    }
    imports(parsed, types);
    generated("public class " + name + " extends " + prelude.getCanonicalName());
    generated("    implements java.util.concurrent.Callable<Object> {");
    generated("  @Override public Object call() throws Exception {");
    for (Parsed block : parsed) {
      String place = block.block.place(0);
      boolean throwing = block.block.thrown() != null;
      generated(throwing ? "try {" : "");
      lines.addAll(block.statements);
      if (throwing) {
        String expected = literals(place, block.block.thrown());
        generated("throw new AssertionError(\"nothing\"); } catch (Throwable thrown) {");
        generated(Value.class.getName() + ".thrown(" + expected + ", thrown); }");
      }
    }
    parsed.forEach(block -> block.calls.forEach(this::generated));
    generated("return null; }");
    parsed.forEach(block -> lines.addAll(block.members));
    generated("}");
  }

  private void imports(List<Parsed> parsed, Map<String, List<String>> types) {
    var used = new TreeSet<String>();
    parsed.forEach(block -> used.addAll(block.promises.names));
    for (String name : used) {
      List<String> found = types.getOrDefault(name, List.of());
      boolean shown = lines.stream().anyMatch(line -> line.text.endsWith("." + name + ";"));
      if (found.size() > 1 && !shown) {
        faults.add(
            blocks.getFirst().place(0) + ": " + name + " is one of " + found + "; import it");
      } else if (found.size() == 1 && !shown) {
        generated("import " + found.getFirst() + ";");
      }
    }
    if (!types.isEmpty()) {
      generated("import java.util.*; import java.util.function.*; import java.nio.file.*;");
    }
  }

  /** A source file called {@code name}. */
  static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private void generated(String text) {
    lines.add(new Line(text, null));
  }

  /** The document that tells the story. */
  String document() {
    return blocks.getFirst().document();
  }

  /** Where line {@code number} of the class, from 1 on, comes from. */
  String place(long number) {
    boolean known = number >= 1 && number <= lines.size();
    String place = known ? lines.get((int) number - 1).place : null;
    return place == null ? document() : place;
  }

  /** Two arguments of a call, in Java. */
  static String literals(String place, String text) {
    return "\"%s\", \"%s\"".formatted(place, text.replace("\\", "\\\\").replace("\"", "\\\""));
  }

  /** The class. */
  JavaFileObject source() {
    return source(name, String.join("\n", lines.stream().map(Line::text).toList()));
  }
}
