package dev.trigrad.benchmarks.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what starts the command line: an argument file, and a script that chooses the JDK. */
public final class LauncherFiles {
  /** The argument file. */
  static final String ARGUMENTS = "trigrad";

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
    StartFiles.write(
        folder,
        ARGUMENTS,
        "Trigrad's command line",
        jdk,
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            StartFiles.argument("-D" + Launcher.BUILT_BY + "=" + jdk),
            "-cp",
            StartFiles.argument(classPath),
            Launcher.class.getName()));
  }
}
