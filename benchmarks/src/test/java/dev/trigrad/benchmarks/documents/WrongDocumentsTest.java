package dev.trigrad.benchmarks.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Engines;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong in a document is found, and its writer told where and what to do. */
class WrongDocumentsTest {
  private static final String TENSORS = "import dev.trigrad.*;\nTensor two = Tensor.of(2f);\n";
  private static final Project PROJECT = new Project();
  private static final Mentions MENTIONS = new Mentions(PROJECT);

  @TempDir static Path classes;
  private static Told told;

  @BeforeAll
  static void onPlainJava() {
    System.setProperty(Engines.PROPERTY, "java");
    told = new Told(classes, PROJECT, Map.of());
  }

  @Test
  void storiesGoOnFromBlockToBlock() {
    holds(java(TENSORS) + "and\n" + java("two.mul(two); // → 4\nrecord Pair(int a, int b) {}"));
    holds(java("int twice(int a) {\n  return 2 * a; // twice\n}") + java("twice(3); // → 6"));
  }

  @Test
  void programsAreRun() {
    holds(java("void main() {\n  IO.println(3); // → 3\n}"));
    fails(java("void main() {\n  IO.println(3); // → 4\n}"), "Wrong.md:3: ", "the value is 3");
  }

  @Test
  void unknownMethodsAreFound() {
    fails(
        java(TENSORS + "two.doubled();"), "Wrong.md:4: cannot find symbol", "doubled()", "correct");
    fails(java("int a = ;"), "Wrong.md:2: illegal start of expression");
    fails(java("List<String> all;"), "Wrong.md:2: cannot find symbol", "class List");
    fails(java("java.util.List all = null;"), "Wrong.md:2: found raw type");
  }

  @Test
  void wrongValuesAreFound() {
    fails(
        java(TENSORS + "two.mul(3); // → 7"), "Wrong.md:4: the comment says → 7, the value is 6.0");
    fails(java("double third = 1 / 3.0; // → 0.334"), "Wrong.md:2: ", "0.3333333333333333");
    holds(java("double third = 1 / 3.0; // → 0.333"));
    holds(java("int[] all = {1, 2}; // → 1, 2\nSystem.out.println(all.length); // → 2"));
    fails(
        java("for (int i = 0; i < 2; i++) {\n  System.out.println(i); // → 0\n}"), "Wrong.md:3: ");
    fails(java("int a = 3; // 3"), "Wrong.md:2: a value that nobody checks");
    fails(java("if (true) { } // → 3"), "Wrong.md:2: no value ends before the comment");
  }

  @Test
  void whatIsThrownIsFound() {
    String wrong = TENSORS + "Tensor.zeros(2, 3).matmul(Tensor.zeros(2, 3));";
    fails(java(wrong), "Wrong.md:4: throws dev.trigrad.ShapeException: matmul: ", "mark it");
    holds("<!-- throws: ShapeException: matmul: inner -->\n" + java(wrong));
    fails("<!-- throws: ShapeException: add -->\n" + java(wrong), "Wrong.md:3: is marked to throw");
    fails("<!-- throws: Shape -->\n" + java("int a = 3;"), "Wrong.md:3: ", "but throws nothing");
  }

  @Test
  void whatMustNotCompileDoesNot() {
    String mark = "<!-- does not compile: cannot find symbol -->\n";
    holds(java(TENSORS) + mark + java("two.doubled();") + java("two.mul(1); // → 2"));
    fails(mark + java("int a = 3;"), "Wrong.md:3: marked not to compile", "but compiles");
    fails(mark + java("int a = true;"), "Wrong.md:3: ", "fails otherwise", "incompatible types");
  }

  @Test
  void codeWithoutLanguageIsFound() {
    fails("```\nint a = 3;\n```\n", "Wrong.md:1: no language called \"\"; say one of");
    fails("```Java\nint a = 3;\n```\n", "Wrong.md:1: no language called \"Java\"");
    fails("text\n\n    int a = 3;\n", "Wrong.md:3: an indented block says no language");
    finds(
        "Wrong.java", "/**\n * <pre>\n * int a;\n * </pre>\n */", "Wrong.java:2: say <pre>{@code");
    finds("Wrong.java", "/** {@snippet file=\"A.java\"} */", "Wrong.java:1: a snippet of another");
  }

  @Test
  void javadocIsRead() {
    String head = "/**\n * First.\n *\n * <pre>{@code\n";
    finds("Wrong.java", head + " * Tensor a = null;\n * a.b();\n * }</pre>\n */", "Wrong.java:6: ");
    finds("Wrong.java", head + " * Module m;\n * List<Tensor> a;\n * }</pre>\n */\nclass A {}");
    finds("Wrong.java", "/// One.\n/// ```java\n/// a();\n/// ```\n", "Wrong.java:3: cannot find");
    finds(
        "Wrong.java", "  /**\n   * {@snippet :\n   * a();\n   * }\n   */", "Wrong.java:3: cannot");
    finds("Wrong.java", "/**\n * {@snippet lang=c :\n * a();\n * }\n */");
  }

  @Test
  void namesThatDoNotExistAreFound() {
    fails("`-Dtrigrad.engin=java`", "Wrong.md:1: no property trigrad.engin;");
    fails("\n`TRIGRAD_ENGIN`", "Wrong.md:2: no property TRIGRAD_ENGIN;");
    finds("Wrong.java", "// -Dtrigrad.engin=java", "Wrong.java:1: no property trigrad.engin;");
    fails("`trigrad-apis`", "Wrong.md:1: no artifact dev.trigrad:trigrad-apis");
    fails(dependency("trigrad-apis", PROJECT.version), "Wrong.md:2: no artifact");
    fails(dependency("trigrad-api", "0.0.1"), "Wrong.md:2: trigrad-api has version");
    holds(dependency("trigrad-api", PROJECT.version));
    String plugin = dependency("x", "0.6.4").replace("dev.trigrad", "org.codehaus.mojo");
    fails(
        plugin.replace(">x<", ">exec-maven-plugin<"), "Wrong.md:2: no artifact org.codehaus.mojo");
    holds(plugin.replace(">x<", ">exec-maven-plugin<").replace("0.6.4", "3.6.4"));
    fails("`dev.trigrad:trigrad-api:0.0.1`", "Wrong.md:1: trigrad-api has version");
    fails("```sh\nmvn -Ppears verify\n```", "Wrong.md:2: ", "no profile pears");
    fails("```sh\nmvn -pl apis verify\n```", "Wrong.md:2: ", "no module apis");
    fails("```sh\nmvn -Drum=compare\n```", "Wrong.md:2: ", "no pom reads -Drum");
    fails("`mvn package -Drun=compere`", "Wrong.md:1: ", "'compere'");
    fails("`mvn package -Drun=\"train --epoch 3\"`", "Wrong.md:1: ", "Unknown options");
    fails("`-Dspeed=\"short --row 3\"`", "Wrong.md:1: ", "Unknown option");
    assertTrue(MENTIONS.unnamed("`trigrad.engine`").toString().contains("trigrad.threads"));
  }

  private static String java(String code) {
    return "```java\n" + code + "\n```\n";
  }

  private static String dependency(String artifact, String version) {
    return "```xml\n<dependency><groupId>dev.trigrad</groupId><artifactId>"
        + artifact
        + "</artifactId><version>"
        + version
        + "</version></dependency>\n```\n";
  }

  private void holds(String text) {
    finds("Wrong.md", text);
  }

  private void fails(String text, String... parts) {
    finds("Wrong.md", text, parts);
  }

  /** The one fault of a document has these parts; without parts there is none. */
  private void finds(String document, String text, String... parts) {
    var faults = new ArrayList<String>();
    List<Block> blocks = Blocks.of(document, text.lines().toList(), faults);
    faults.addAll(MENTIONS.faults(document, text));
    faults.addAll(told.faults(Map.of(document, blocks)).get(document));
    assertEquals(parts.length == 0 ? 0 : 1, faults.size(), () -> text + "\n" + faults);
    for (String part : parts) {
      assertTrue(faults.getFirst().contains(part), () -> "no \"" + part + "\" in " + faults);
    }
  }
}
