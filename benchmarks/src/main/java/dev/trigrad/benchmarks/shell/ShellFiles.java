package dev.trigrad.benchmarks.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Writes what starts JShell with Trigrad on its class path: the start-up file, an argument file
 * ({@code java @target/jshell}), and a script that chooses the JDK.
 */
public final class ShellFiles {
  private static final String START_UP = "trigrad.jsh";
  private static final String ARGUMENTS = "jshell";

  private ShellFiles() {}

  /**
   * Writes them for the JDK and the class path of this virtual machine.
   *
   * @param arguments the folder
   */
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]).toAbsolutePath(),
        System.getProperty("java.home"),
        System.getProperty("java.class.path"));
  }

  /** Writes them for a JDK and a class path. */
  static void write(Path folder, String jdk, String classPath) throws IOException {
    Files.createDirectories(folder);
    Path startUp = folder.resolve(START_UP);
    try (InputStream in = ShellFiles.class.getResourceAsStream(START_UP)) {
      Files.copy(in, startUp, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(
        folder.resolve(ARGUMENTS),
        List.of(
            "# Trigrad at JShell's prompt, written by the build: java @" + ARGUMENTS,
            "-m jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
            "--class-path " + argument(classPath),
            "-R--add-modules=jdk.incubator.vector",
            "-R--enable-native-access=ALL-UNNAMED",
            "--startup DEFAULT",
            "--startup " + argument(startUp.toString()),
            "--feedback trigrad"));
    Path script = folder.resolve(ARGUMENTS + ".sh");
    Files.write(
        script,
        List.of(
            "#!/bin/sh",
            "# JShell of the JDK that built Trigrad, else of JAVA_HOME.",
            "java='" + jdk.replace("'", "'\\''") + "/bin/java'",
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
}
