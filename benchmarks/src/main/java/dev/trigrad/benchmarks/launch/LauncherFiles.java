package dev.trigrad.benchmarks.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Writes what starts the command line: an argument file, and a script that chooses the JDK. */
public final class LauncherFiles {
  /** The argument file. */
  static final String ARGUMENTS = "trigrad";

  /** The script. */
  static final String SCRIPT = "trigrad.sh";

  private LauncherFiles() {}

  /**
   * Writes both for the JDK and the class path of this virtual machine.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]),
        System.getProperty("java.home"),
        System.getProperty("java.class.path"));
  }

  /** Writes both for a JDK and a class path. */
  static void write(Path folder, String jdk, String classPath) throws IOException {
    Files.createDirectories(folder);
    Files.write(
        folder.resolve(ARGUMENTS),
        List.of(
            "# Trigrad's command line, written by the build: java @" + ARGUMENTS + " train",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            argument("-D" + Launcher.BUILT_BY + "=" + jdk),
            "-cp",
            argument(classPath),
            Launcher.class.getName()));
    Path script = folder.resolve(SCRIPT);
    Files.write(
        script,
        List.of(
            "#!/bin/sh",
            "# Trigrad's command line, on the JDK that built it, else on that of JAVA_HOME.",
            "java=" + word(jdk + "/bin/java"),
            "[ -x \"$java\" ] || java=${JAVA_HOME:+$JAVA_HOME/bin/}java",
            "exec \"$java\" \"@${0%/*}/" + ARGUMENTS + "\" \"$@\""));
    if (Files.getFileStore(script).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /** As an argument file has it: within quotes, a backslash escapes. */
  private static String argument(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** As a shell has it. */
  private static String word(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
