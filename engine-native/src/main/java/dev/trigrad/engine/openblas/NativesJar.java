package dev.trigrad.engine.openblas;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.net.JarURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The platform's {@code org.bytedeco:openblas} jar, used for the files in it: on the class path, or
 * on the module path, where it need not be resolved and indeed cannot be, since its module requires
 * classes that nobody here uses.
 */
final class NativesJar {
  private static final String ROOT = "org/bytedeco/openblas/" + LibrarySource.platform() + "/";
  private static final String POM = "META-INF/maven/org.bytedeco/openblas/pom.properties";
  private static final String MODULE =
      "org.bytedeco.openblas." + LibrarySource.platform().replace('-', '.');

  /** OpenBLAS first, then what it needs beside it, as far as the platform's jar has it. */
  static final List<String> FILES =
      List.of(
          "libopenblas.so.0",
          "libopenblas.0.dylib",
          "libopenblas.dll",
          "libgfortran.so.5",
          "libgfortran.so.4",
          "libquadmath.so.0",
          "libgcc_s.so.1",
          "libgfortran.dylib",
          "libgfortran.5.dylib",
          "libquadmath.0.dylib",
          "libgcc_s.1.dylib",
          "libgcc_s.1.1.dylib",
          "libgfortran-5.dll",
          "libquadmath-0.dll",
          "libgcc_s_seh-1.dll",
          "libwinpthread-1.dll");

  private NativesJar() {}

  /** Searched only when the class path has no jar. */
  private static final class OnModulePath {
    static final ModuleReference JAR = search();

    private static ModuleReference search() {
      String entries = System.getProperty("jdk.module.path", "");
      if (entries.isEmpty()) {
        return null;
      }
      try {
        Path[] paths =
            Stream.of(entries.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toArray(Path[]::new);
        return ModuleFinder.of(paths).find(MODULE).orElse(null);
      } catch (FindException | InvalidPathException e) {
        return null;
      }
    }
  }

  /** The name of OpenBLAS's own file in the jar; {@code null} if there is no jar. */
  static String library() {
    for (String name : FILES) {
      if (name.startsWith("libopenblas") && file(name) != null) {
        return name;
      }
    }
    return null;
  }

  /** Where the library file {@code name} is; {@code null} if it is not there. */
  static URL file(String name) {
    return resource(ROOT + name);
  }

  private static URL resource(String name) {
    URL url = NativesJar.class.getClassLoader().getResource(name);
    if (url == null) {
      url = ClassLoader.getSystemResource(name);
    }
    return url != null ? url : resourceOnModulePath(name);
  }

  private static URL resourceOnModulePath(String name) {
    if (OnModulePath.JAR == null) {
      return null;
    }
    try (var reader = OnModulePath.JAR.open()) {
      var uri = reader.find(name);
      return uri.isPresent() ? uri.get().toURL() : null;
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      return null;
    }
  }

  /** The artifact's version; where a jar was made without it, the checksum of its library. */
  static String version() {
    URL url = resource(POM);
    if (url != null) {
      try (InputStream in = url.openStream()) {
        var properties = new Properties();
        properties.load(in);
        String version = properties.getProperty("version", "");
        if (version.matches("[\\w.+-]+")) {
          return version;
        }
      } catch (IOException | IllegalArgumentException e) {
        // As if it were not there.
      }
    }
    return "unknown" + checksum();
  }

  private static String checksum() {
    try {
      URL library = file(library());
      if (library.openConnection() instanceof JarURLConnection connection) {
        return "-" + Long.toHexString(connection.getJarEntry().getCrc());
      }
    } catch (IOException e) {
      // The name does without.
    }
    return "";
  }
}
