package dev.trigrad.benchmarks.documents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Classes of stories, compiled by one call. */
final class Compilation {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final JavaFileManager files = compiler.getStandardFileManager(null, null, null);
  private final List<String> options;

  /** Writes into the folder {@code classes}; a warning of the kinds asked for is an error. */
  Compilation(Path classes, List<String> warnings) {
    options = new ArrayList<>(warnings);
    options.addAll(List.of("-d", classes.toString(), "-proc:none", "--release", "25"));
    options.addAll(List.of("--add-modules", "jdk.incubator.vector"));
  }

  /** The errors of those that have any; the others are compiled. */
  Map<Story, List<String>> errors(List<Story> stories) {
    var errors = new LinkedHashMap<Story, List<String>>();
    if (stories.isEmpty()) {
      return errors;
    }
    var sources = new LinkedHashMap<JavaFileObject, Story>();
    stories.forEach(story -> sources.put(story.source(), story));
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    compiler.getTask(null, files, diagnostics, options, null, sources.keySet()).call();
    for (Diagnostic<? extends JavaFileObject> one : diagnostics.getDiagnostics()) {
      Story story = sources.get(one.getSource());
      if (story == null && one.getKind() == Diagnostic.Kind.ERROR) {
        throw new AssertionError("the compiler of documents cannot work: " + one);
      } else if (story != null && one.getKind() != Diagnostic.Kind.NOTE) {
        String fault = story.place(one.getLineNumber()) + Told.fault(one);
        errors.computeIfAbsent(story, key -> new ArrayList<>()).add(fault);
      }
    }
    // A compiler that has found errors may write no classes at all.
    List<Story> right = stories.stream().filter(story -> !errors.containsKey(story)).toList();
    if (!errors.isEmpty()) {
      errors.putAll(errors(right));
    }
    return errors;
  }
}
