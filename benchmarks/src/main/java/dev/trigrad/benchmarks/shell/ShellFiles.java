package dev.trigrad.benchmarks.shell;

import dev.trigrad.benchmarks.launch.StartFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
    StartFiles.write(
        folder,
        ARGUMENTS,
        "Trigrad at JShell's prompt",
        jdk,
        List.of(
            "-m jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider",
            "--class-path " + StartFiles.argument(classPath),
            "-R--add-modules=jdk.incubator.vector",
            "-R--enable-native-access=ALL-UNNAMED",
            "--startup DEFAULT",
            "--startup " + StartFiles.argument(startUp.toString()),
            "--feedback trigrad"));
  }
}
