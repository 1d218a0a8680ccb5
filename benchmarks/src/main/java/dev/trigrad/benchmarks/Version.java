package dev.trigrad.benchmarks;

import dev.trigrad.Engines;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the build, the JDK, the engines. */
public final class Version implements IVersionProvider {
  private static final String UNKNOWN = "unknown";

  /** Made by the command line. */
  public Version() {}

  @Override
  public String[] getVersion() {
    var engines = new ArrayList<String>();
    List<String> available = Engines.available();
    for (String name : Engines.found()) {
      engines.add(available.contains(name) ? name : name + " (cannot run here)");
    }
    return new String[] {
      "trigrad " + number() + ", commit " + commit(),
      "JDK " + Runtime.version() + ", " + System.getProperty("java.vendor"),
      System.getProperty("os.name")
          + " "
          + System.getProperty("os.arch")
          + ", "
          + Runtime.getRuntime().availableProcessors()
          + " processors",
      "engines: " + (engines.isEmpty() ? "none found" : String.join(", ", engines))
    };
  }

  /** Of the build. */
  public static String number() {
    return property("version");
  }

  /** Of the sources, with a word where they had been changed. */
  public static String commit() {
    return property("commit");
  }

  /** The build writes the file; classes that something else has compiled have none. */
  private static String property(String name) {
    try (InputStream file = Version.class.getResourceAsStream("build.properties")) {
      var properties = new Properties();
      if (file != null) {
        properties.load(file);
      }
      String value = properties.getProperty(name, "").strip();
      return value.isEmpty() || value.startsWith("$") ? UNKNOWN : value;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
