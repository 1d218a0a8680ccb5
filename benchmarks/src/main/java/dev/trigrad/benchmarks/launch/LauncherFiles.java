package dev.trigrad.benchmarks.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;

/** Writes what starts the command line: an argument file, and a script that chooses the JDK. */
public final class LauncherFiles {
  /** The argument file. */
  static final String ARGUMENTS = "trigrad";

  private LauncherFiles() {}

  /**
   * Writes both for the JDK and the class path of this virtual machine, on which the first entry, a
   * folder of classes, gives way to the jar that was made of it: of folders the JVM makes no
   * ahead-of-time cache.
   *
   * @param arguments the folder, and the jar
   */
  public static void main(String[] arguments) throws IOException {
    write(
        Path.of(arguments[0]),
        System.getProperty("java.home"),
        System.getProperty("java.class.path")
            .replaceFirst(
                "^[^" + File.pathSeparator + "]*", Matcher.quoteReplacement(arguments[1])));
  }

  /** Writes both for a JDK and a class path. */
  static void write(Path folder, String jdk, String classPath) throws IOException {
    StartFiles.write(
        folder,
        ARGUMENTS,
        "Trigrad's command line",
        jdk,
        List.of(classPath.split(File.pathSeparator)),
        List.of(
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            StartFiles.argument("-D" + Launcher.BUILT_BY + "=" + jdk),
            StartFiles.argument("-D" + Launcher.CACHE + "=" + folder.resolve(ARGUMENTS + ".aot")),
            "-cp",
            StartFiles.argument(classPath),
            Launcher.class.getName()));
  }
}
