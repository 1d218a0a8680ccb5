package dev.trigrad.benchmarks.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * An argument file for {@code java}, and a script beside it that chooses the JDK: the one that
 * built Trigrad, else that of {@code JAVA_HOME}.
 */
public final class StartFiles {
  private StartFiles() {}

  /**
   * Writes {@code <name>} and {@code <name>.sh}.
   *
   * @param what is started, in words
   * @param jdk the JDK that the script prefers
   * @param arguments lines of the argument file
   */
  public static void write(
      Path folder, String name, String what, String jdk, List<String> arguments)
      throws IOException {
    write(folder, name, what, jdk, List.of(), arguments);
  }

  /**
   * As above; the script starts with the ahead-of-time cache {@code <name>.aot} where someone has
   * made one beside it.
   *
   * @param jars what the cache is made of, and must be older than it
   */
  static void write(
      Path folder, String name, String what, String jdk, List<String> jars, List<String> arguments)
      throws IOException {
    Files.createDirectories(folder);
    var lines = new ArrayList<>(List.of("# " + what + ", written by the build: java @" + name));
    lines.addAll(arguments);
    Files.write(folder.resolve(name), lines);
    Path script = folder.resolve(name + ".sh");
    var commands =
        new ArrayList<>(
            List.of(
                "#!/bin/sh",
                "# " + what + ", on the JDK that built it, else on that of JAVA_HOME.",
                "java=" + word(jdk + "/bin/java"),
                "[ -x \"$java\" ] || java=${JAVA_HOME:+$JAVA_HOME/bin/}java",
                "# Also by a link, and as sh " + name + ".sh.",
                "folder=$(dirname \"$(readlink -f \"$0\" 2>/dev/null || printf %s \"$0\")\")"));
    commands.add("set -- \"@$folder/" + name + "\" \"$@\"");
    if (!jars.isEmpty()) {
      commands.addAll(cached(name, jars));
    }
    commands.add("exec \"$java\" \"$@\"");
    Files.write(script, commands);
    if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private static List<String> cached(String name, List<String> jars) {
    var words = new StringBuilder("\"$folder/" + name + "\"");
    for (String jar : jars) {
      words.append(' ').append(word(jar));
    }
    return List.of(
        "cache=\"$folder/" + name + ".aot\"",
        "if [ -f \"$cache\" ]; then",
        "  # A JVM of JDK 25 runs the old classes if a jar has changed (JDK-8377932).",
        "  newer=",
        "  for file in " + words + "; do",
        "    if [ \"$file\" -nt \"$cache\" ]; then newer=$file; fi",
        "  done",
        "  if [ \"$newer\" ]; then",
        "    echo \"$newer is newer than $cache, which is not used; make it anew: $0 aot\" >&2",
        "  else",
        "    # Where the JVM cannot use it, it says so on standard error and starts without.",
        "    set -- -XX:+IgnoreUnrecognizedVMOptions \"-XX:AOTCache=$cache\" \\",
        "      -Xlog:disable -Xlog:all=warning:stderr \"$@\"",
        "  fi",
        "fi");
  }

  /** As an argument file has it: within quotes, a backslash escapes. */
  public static String argument(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** As a shell has it. */
  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
