package dev.trigrad.benchmarks.documents;

import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javax.tools.Diagnostic;

/** Makes stories of documents, compiles them at once, and tells each. */
final class Told {
  private final Path classes;
  private final Compilation compilation;
  private final Map<String, List<String>> types;
  private final Map<String, Class<?>> preludes;
  private final Map<String, List<String>> faults = new LinkedHashMap<>();
  private int count;

  /**
   * Nothing is told yet.
   *
   * @param classes an empty folder
   * @param preludes the class that declares what a document takes as given, by name of the file
   */
  Told(Path classes, Project project, Map<String, Class<?>> preludes) {
    this.classes = classes;
    this.preludes = preludes;
    compilation = new Compilation(classes, project.warnings());
    types = project.types();
  }

  /** What is wrong with each document, whose blocks are given. */
  Map<String, List<String>> faults(Map<String, List<Block>> documents) {
    var stories = new ArrayList<Story>();
    documents.forEach(
        (document, all) -> {
          faults.put(document, new ArrayList<>());
          var told = new ArrayList<Block>();
          for (Block block : all) {
            if (block.isJava() && block.refused() != null) {
              told.add(block);
              refuse(story(told), block);
              told.remove(block);
            } else if (block.isJava()) {
              told.add(block);
            }
          }
          if (!told.isEmpty()) {
            Story story = story(told);
            faults.get(document).addAll(story.faults);
            stories.add(story);
          }
        });
    stories.removeIf(story -> !story.faults.isEmpty());
    Map<Story, List<String>> errors = compilation.errors(stories);
    errors.forEach((story, found) -> faults.get(story.document()).addAll(found));
    stories.stream().filter(story -> !errors.containsKey(story)).forEach(this::tell);
    return faults;
  }

  private Story story(List<Block> blocks) {
    String document = blocks.getFirst().document();
    Class<?> prelude =
        preludes.getOrDefault(document.substring(document.lastIndexOf('/') + 1), Object.class);
    return new Story(
        "Story" + count++,
        List.copyOf(blocks),
        prelude,
        document.endsWith(".java") ? types : Map.of());
  }

  /** The last block of {@code story} must not compile. */
  private void refuse(Story story, Block block) {
    var errors = new ArrayList<>(story.faults);
    compilation.errors(List.of(story)).values().forEach(errors::addAll);
    String expected = block.refused();
    if (errors.stream().noneMatch(error -> error.contains(expected))) {
      String found = errors.isEmpty() ? "compiles" : "fails otherwise, " + errors;
      faults
          .get(block.document())
          .add(block.place(0) + ": marked not to compile, \"" + expected + "\", but " + found);
    }
  }

  /** What the compiler found, in one line, and what to do. */
  static String fault(Diagnostic<?> one) {
    return ": "
        + one.getMessage(null).strip().replaceAll("\\s*\\R\\s*", ", ")
        + "; correct the block, or mark it: <!-- does not compile: … --> on the line before";
  }

  private void tell(Story story) {
    PrintStream console = System.out;
    System.setOut(Value.output());
    List<String> found = faults.get(story.document());
    try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      ((Callable<?>) loader.loadClass(story.name).getDeclaredConstructor().newInstance()).call();
    } catch (AssertionError promise) {
      found.add(promise.getMessage());
    } catch (Throwable thrown) {
      String place = story.document();
      for (StackTraceElement frame : thrown.getStackTrace()) {
        if (frame.getClassName().split("\\$")[0].equals(story.name)) {
          place = story.place(frame.getLineNumber());
          break;
        }
      }
      found.add(
          place
              + (": throws " + thrown)
              + "; correct the block, or mark it: <!-- throws: … --> on the line before");
    } finally {
      System.setOut(console);
    }
  }
}
