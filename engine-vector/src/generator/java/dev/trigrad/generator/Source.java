package dev.trigrad.generator;

import java.util.List;

/** The text of a Java file in the making. */
final class Source {
  private final StringBuilder text = new StringBuilder();
  private int depth;

  /** A file of the engine's package, with imports. */
  Source(String... imports) {
    line("// Written by dev.trigrad.generator.GenerateTiles: change that.");
    line("package " + GenerateTiles.PACKAGE + ";").line("");
    for (String name : imports) {
      line("import " + name + ";");
    }
    line("");
  }

  /** Adds a line. */
  Source line(String line) {
    text.append(line.isEmpty() ? "" : "  ".repeat(depth) + line).append('\n');
    return this;
  }

  /** Adds lines. */
  Source lines(List<String> lines) {
    for (String line : lines) {
      line(line);
    }
    return this;
  }

  /** Adds Javadoc. */
  Source javadoc(String comment) {
    if (!comment.endsWith("\n")) {
      return line("/** " + comment + " */");
    }
    line("/**");
    for (String line : comment.split("\n")) {
      line(line.isEmpty() ? " *" : " * " + line);
    }
    return line(" */");
  }

  /** Adds a line that opens a block. */
  Source open(String line) {
    line(line + " {");
    depth++;
    return this;
  }

  /** Closes a block. */
  Source close() {
    depth--;
    return line("}");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
