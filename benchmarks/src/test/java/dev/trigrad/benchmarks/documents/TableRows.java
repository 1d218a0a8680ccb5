package dev.trigrad.benchmarks.documents;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * The Java in the second column of a page's tables as methods of one class, whose fields are what
 * the page's first block of Java declares. Each row has an object of its own.
 */
final class TableRows {
  private static final Pattern BLOCK = Pattern.compile("(?s)```java\n(.*?)```");

  private final List<String> faults = new ArrayList<>();
  private final List<Table.Row> rows;
  private final String page;
  private final String source;
  private Class<?> compiled;

  /** The rows of {@code text} that show code; those that do not say what to do instead. */
  TableRows(String page, String text, Class<?> prelude) {
    this.page = page;
    this.rows = new ArrayList<>();
    for (Table table : Table.of(text)) {
      if (table.header().get(1).equals("Trigrad")) {
        for (Table.Row row : table.rows()) {
          if (!row.code(1).isEmpty()) {
            rows.add(row);
          } else if (row.cells().get(2).length() < 10) {
            faults.add(page + ":" + row.line() + ": no code; say what to do instead");
          }
        }
      }
    }
    source = source(text, prelude);
  }

  List<Table.Row> rows() {
    return rows;
  }

  private String source(String text, Class<?> prelude) {
    var block = BLOCK.matcher(text);
    var imports = new StringBuilder();
    var members = new StringBuilder();
    if (block.find()) {
      for (String statement : block.group(1).split("(?<=;)[^\n]*\n")) {
        if (statement.strip().startsWith("import ")) {
          imports.append(statement).append('\n');
        } else {
          boolean field = statement.strip().matches("(?s)[A-Z]\\w* \\w+ = .*");
          members.append(field ? statement : "{ " + statement + " }").append('\n');
        }
      }
    }
    var all = new StringBuilder(imports);
    all.append("public class Rows extends ").append(prelude.getCanonicalName()).append(" {\n");
    all.append(members);
    for (int i = 0; i < rows.size(); i++) {
      String code = rows.get(i).code(1);
      boolean statement = code.endsWith(";") || code.endsWith("}") && code.startsWith("for ");
      all.append("public Object row%d() throws Exception { ".formatted(i));
      all.append(statement ? code + " return null; }\n" : "return " + code + "; }\n");
    }
    return all.append("}\n").toString();
  }

  /** Compiles them into the folder {@code classes}; what is wrong with which line. */
  List<String> compile(Path classes) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var found = new DiagnosticCollector<JavaFileObject>();
    List<String> options =
        List.of("-d", classes.toString(), "-proc:none", "-nowarn", "--release", "25");
    compiler
        .getTask(null, null, found, options, null, List.of(Story.source("Rows", source)))
        .call();
    List<String> lines = source.lines().toList();
    for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
      if (one.getKind() == Diagnostic.Kind.ERROR) {
        String line = one.getLineNumber() < 1 ? "" : lines.get((int) one.getLineNumber() - 1);
        faults.add(page + ": " + line + " " + one.getMessage(null));
      }
    }
    if (faults.isEmpty()) {
      try {
        var loader =
            new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, TableRows.class.getClassLoader());
        compiled = loader.loadClass("Rows");
      } catch (IOException | ClassNotFoundException e) {
        throw new AssertionError(e);
      }
    }
    return faults;
  }

  /** What row {@code index} gives; {@code null} for statements. */
  Object run(int index) {
    try {
      Object fresh = compiled.getConstructor().newInstance();
      return compiled.getMethod("row" + index).invoke(fresh);
    } catch (ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new AssertionError(page + ":" + rows.get(index).line() + ": " + cause, cause);
    }
  }
}
