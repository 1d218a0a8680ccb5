package dev.trigrad.benchmarks.documents;

import java.util.List;

/**
 * Code that a document shows.
 *
 * @param document path of the file, from the repository's root
 * @param line number of the first of {@code lines}
 * @param language as its fence says: {@code java}, {@code sh}, {@code xml} …
 * @param refused part of the compiler's message that is shown on purpose, or {@code null}
 * @param thrown part of the error that is shown on purpose, or {@code null}
 */
record Block(
    String document, int line, String language, List<String> lines, String refused, String thrown) {
  boolean isJava() {
    return language.equals("java");
  }

  /** Where the line at {@code index} is, for messages. */
  String place(int index) {
    return document + ":" + (line + index);
  }
}
