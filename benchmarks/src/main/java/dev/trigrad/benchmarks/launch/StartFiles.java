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
    Files.createDirectories(folder);
    var lines = new ArrayList<>(List.of("# " + what + ", written by the build: java @" + name));
    lines.addAll(arguments);
    Files.write(folder.resolve(name), lines);
    Path script = folder.resolve(name + ".sh");
    Files.write(
        script,
        List.of(
            "#!/bin/sh",
            "# " + what + ", on the JDK that built it, else on that of JAVA_HOME.",
            "java=" + word(jdk + "/bin/java"),
            "[ -x \"$java\" ] || java=${JAVA_HOME:+$JAVA_HOME/bin/}java",
            "# Also by a link, and as sh " + name + ".sh.",
            "folder=$(dirname \"$(readlink -f \"$0\" 2>/dev/null || printf %s \"$0\")\")",
            "exec \"$java\" \"@$folder/" + name + "\" \"$@\""));
    if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
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
