package dev.trigrad.benchmarks.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the repository has: modules, artifacts, profiles, properties, documents. */
final class Project {
  /** Group, artifact and, where it follows, version. */
  static final Pattern DEPENDENCY =
      Pattern.compile(
          "<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)</artifactId>"
              + "(?:\\s*<version>([^<]+)</version>)?");

  /** Where the guide's pages are. */
  static final String GUIDE = "api/src/main/java/dev/trigrad/doc-files";

  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  final Path root;
  final String version;
  final List<String> modules;

  /** {@code group:artifact} of the modules and of what the BOM manages. */
  final Set<String> artifacts = new TreeSet<>();

  final Set<String> profiles = new TreeSet<>();

  /** Where a pom is, as {@code -pl} takes it. */
  final Set<String> folders = new TreeSet<>();

  /** The text of all poms, the parent's first. */
  final StringBuilder poms = new StringBuilder();

  /** The repository that holds the working directory. */
  Project() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("README.md"))) {
      here = here.getParent();
    }
    root = here;
    String parent = read("pom.xml");
    version = names("<version>([^<]+)<", parent).getFirst();
    modules = names(MODULE.pattern(), parent.substring(0, parent.indexOf("<profiles>")));
    String managed = parent.substring(0, parent.indexOf("</dependencyManagement>"));
    DEPENDENCY
        .matcher(managed)
        .results()
        .forEach(m -> artifacts.add(m.group(1) + ":" + m.group(2)));
    pom("");
  }

  private void pom(String folder) {
    String text = read(folder + "pom.xml");
    String own = text.substring(Math.max(0, text.indexOf("</parent>")));
    poms.append(text);
    folders.add(folder.isEmpty() ? "." : folder.substring(0, folder.length() - 1));
    artifacts.add("dev.trigrad:" + names("<artifactId>([^<]+)<", own).getFirst());
    profiles.addAll(names("<profile>\\s*<id>([^<]+)<", text));
    names(MODULE.pattern(), text).forEach(module -> pom(folder + module + "/"));
  }

  private static List<String> names(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }

  /** Whether a pom has this very {@link #DEPENDENCY}, a plugin too, in this very version. */
  boolean declares(MatchResult dependency) {
    String version = dependency.group(3);
    return version != null
        && DEPENDENCY
            .matcher(poms)
            .results()
            .anyMatch(
                one ->
                    one.group(1).equals(dependency.group(1))
                        && one.group(2).equals(dependency.group(2))
                        && version.equals(one.group(3)));
  }

  /** What the compiler is asked to warn of. */
  List<String> warnings() {
    return names("<arg>(-Xlint[^<]*)<", poms.toString());
  }

  /** Files that show code: Markdown at the root, the guide, and the modules' main sources. */
  List<String> documents() {
    List<String> found = new ArrayList<>(files("", 1, "[^/]*\\.md"));
    found.addAll(guide());
    modules.forEach(module -> found.addAll(files(module + "/src/main/java", 99, ".*\\.java")));
    modules.forEach(
        module -> found.addAll(files(module + "/src/main/java", 99, ".*/doc-files/[^/]*\\.md")));
    return found;
  }

  /** The guide's pages. */
  List<String> guide() {
    return files(GUIDE, 1, ".*\\.md");
  }

  /** Folder of the sources of each package that a module exports to everybody. */
  Map<String, String> exported() {
    var folders = new TreeMap<String, String>();
    for (String module : modules) {
      String sources = module + "/src/main/java/";
      for (String name : names("exports ([\\w.]+);", read(sources + "module-info.java"))) {
        folders.put(name, sources + name.replace('.', '/'));
      }
    }
    return folders;
  }

  /** Full names by simple name of the types in exported packages. */
  Map<String, List<String>> types() {
    var types = new TreeMap<String, List<String>>();
    exported()
        .forEach(
            (exported, folder) -> {
              for (String file : files(folder, 1, ".*/[A-Z]\\w*\\.java")) {
                String name = file.substring(file.lastIndexOf('/') + 1, file.length() - 5);
                types.computeIfAbsent(name, key -> new ArrayList<>()).add(exported + "." + name);
              }
            });
    return types;
  }

  /** Names that begin with {@code prefix} in the literals of main sources below {@code folders}. */
  Set<String> literals(String prefix, List<String> folders) {
    return literals(prefix, folders, ".*/src/main/.*\\.java|benchmarks/oracle/.*\\.java");
  }

  /** Those that tests look up, to write down what they compare. */
  Set<String> switches() {
    return literals("trigrad.", modules, ".*/(Plans|Signatures)Test\\.java");
  }

  private Set<String> literals(String prefix, List<String> folders, String pattern) {
    var found = new TreeSet<String>();
    for (String folder : folders) {
      for (String file : files(folder, 99, pattern)) {
        found.addAll(names("\"(" + Pattern.quote(prefix) + "[\\w.]*\\w)\"", read(file)));
      }
    }
    return found;
  }

  /** Names of the types in exported packages, and of what looks like a call in {@code folders}. */
  Set<String> names(List<String> folders) {
    var found = new TreeSet<>(types().keySet());
    for (String folder : folders) {
      for (String file : files(folder + "/src/main/java", 99, ".*\\.java")) {
        found.addAll(names("\\b([a-z]\\w*)\\(", read(file)));
      }
    }
    return found;
  }

  String read(String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> files(String folder, int depth, String pattern) {
    try (Stream<Path> all = Files.walk(root.resolve(folder), depth)) {
      return all.map(path -> root.relativize(path).toString().replace('\\', '/'))
          .filter(path -> path.matches(pattern))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
