package dev.trigrad.benchmarks.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the code in Markdown (fences) and in Javadoc ({@code <pre>} and snippets). What could be
 * code and says no language is a fault, since nobody would check it.
 */
final class Blocks {
  private static final Pattern FENCE = Pattern.compile("(\\s*)(`{3,}|~{3,})\\s*(\\S*).*");
  private static final Pattern MARK =
      Pattern.compile(
          "\\s*<!-- (?:does not compile: (?<refused>.+)|throws: (?<thrown>.+)) -->\\s*");
  private static final Pattern JAVADOC =
      Pattern.compile("<pre>\\s*\\{@code|<pre\\b|\\{@snippet\\s*([^:}]*)(:?)");
  private static final Pattern LANGUAGE = Pattern.compile("lang\\s*=\\s*\"?(\\w+)\"?");

  private static final Set<String> LANGUAGES =
      new TreeSet<>(Set.of("java", "sh", "xml", "text", "c"));

  private final String document;
  private final List<Block> found = new ArrayList<>();
  private final List<String> faults;

  private Blocks(String document, List<String> faults) {
    this.document = document;
    this.faults = faults;
  }

  /** The blocks of a file that is Java if its name ends so, else Markdown. */
  static List<Block> of(String document, List<String> lines, List<String> faults) {
    var blocks = new Blocks(document, faults);
    if (document.endsWith(".java")) {
      blocks.comments(lines);
    } else {
      blocks.markdown(lines, 1);
    }
    return blocks.found;
  }

  private void markdown(List<String> lines, int first) {
    for (int i = 0; i < lines.size(); i++) {
      Matcher open = FENCE.matcher(lines.get(i));
      if (!open.matches()) {
        if (lines.get(i).matches(" {4,}\\S.*") && i > 0 && lines.get(i - 1).isBlank()) {
          fault(first + i, "an indented block says no language; put it into a fence");
        }
        continue;
      }
      int start = i + 1;
      do {
        i++;
      } while (i < lines.size() && !lines.get(i).strip().equals(open.group(2)));
      var code = new ArrayList<String>();
      for (String line : lines.subList(start, i)) {
        code.add(line.startsWith(open.group(1)) ? line.substring(open.group(1).length()) : line);
      }
      add(first + start, open.group(3), code, start < 2 ? "" : lines.get(start - 2));
    }
  }

  /** Comments of both kinds, without the asterisks and slashes in front. */
  private void comments(List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      int start = i;
      String opening = lines.get(i).strip();
      var text = new ArrayList<String>();
      if (opening.startsWith("///")) {
        for (; i < lines.size() && lines.get(i).strip().startsWith("///"); i++) {
          text.add(lines.get(i).replaceFirst("\\s*/// ?", ""));
        }
        i--;
        markdown(text, start + 1);
      } else if (opening.startsWith("/**")) {
        boolean last;
        do {
          last = lines.get(i).contains("*/");
          text.add(lines.get(i).replaceFirst("^\\s*(/\\*)?\\*+ ?", "").replaceFirst("\\*?/$", ""));
        } while (!last && ++i < lines.size());
        javadoc(text, start + 1);
      }
    }
  }

  private void javadoc(List<String> lines, int first) {
    String text = String.join("\n", lines);
    Matcher open = JAVADOC.matcher(text);
    for (int from = 0; open.find(from); from = open.end()) {
      int opening = (int) text.chars().limit(open.start()).filter(c -> c == '\n').count();
      int end = end(text, open.end());
      if (open.group().equals("<pre") || end < 0) {
        fault(first + opening, "say <pre>{@code for Java, {@snippet lang=text : for other text");
      } else if ("".equals(open.group(2))) {
        fault(first + opening, "a snippet of another file is not read; write the code here");
      } else {
        List<String> code = text.substring(open.end(), end).stripTrailing().lines().toList();
        boolean below = !code.isEmpty() && code.getFirst().isBlank();
        Matcher language = LANGUAGE.matcher(open.group(1) == null ? "" : open.group(1));
        add(
            first + opening + (below ? 1 : 0),
            language.find() ? language.group(1) : "java",
            below ? code.subList(1, code.size()) : code,
            opening == 0 ? "" : lines.get(opening - 1));
      }
    }
  }

  /** Where the brace that is open at {@code from} is closed, or -1. */
  private static int end(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  private void add(int line, String language, List<String> code, String before) {
    if (!LANGUAGES.contains(language)) {
      fault(line - 1, "no language called \"" + language + "\"; say one of " + LANGUAGES);
    }
    Matcher mark = MARK.matcher(before);
    boolean marked = mark.matches();
    found.add(
        new Block(
            document,
            line,
            language,
            List.copyOf(code),
            marked ? mark.group("refused") : null,
            marked ? mark.group("thrown") : null));
  }

  private void fault(int line, String message) {
    faults.add(document + ":" + line + ": " + message);
  }
}
