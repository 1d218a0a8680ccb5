package dev.trigrad.engine.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How this JVM came by its classes, where that explains why engines are not found: a linked image
 * takes only the modules that are named, and a shaded jar keeps one of several service files.
 */
public final class Launch {
  private static final String SERVICES = "META-INF/services/dev.trigrad.engine.EngineProvider";

  /** Trigrad's own engines, by what their jars bring along. */
  private enum Own {
    VECTOR("dev.trigrad.engine.vector.VectorProvider"),
    NATIVE("dev.trigrad.engine.openblas.NativeProvider"),
    JAVA("dev.trigrad.engine.java.JavaProvider");

    private final String provider;

    Own(String provider) {
      this.provider = provider;
    }

    private String resource() {
      return provider.replace('.', '/') + ".class";
    }
  }

  private Launch() {}

  /** What to do where no engine was found. */
  static String remedy() {
    URL here = Launch.class.getResource("Launch.class");
    if (here != null && here.getProtocol().equals("jrt")) {
      return "this is a linked image, which has only the modules that were named: add"
          + " dev.trigrad.engine.java, dev.trigrad.engine.vector or"
          + " dev.trigrad.engine.openblas to jlink's --add-modules";
    }
    return "add trigrad-engine-java, -vector or -native to the "
        + (Launch.class.getModule().isNamed() ? "module path" : "class path");
  }

  /**
   * One line for each of Trigrad's own engines whose classes are on the class path without a
   * service file that names them.
   */
  static List<String> lost(List<Candidate> candidates) {
    var lines = new ArrayList<String>();
    String services = null;
    for (Own engine : Own.values()) {
      if (!isFound(engine, candidates) && resource(engine.resource())) {
        services = services == null ? services() : services;
        if (!services.contains(engine.provider)) {
          lines.add(
              engine.name().toLowerCase(Locale.ROOT)
                  + ": not found, its classes are here but no "
                  + SERVICES
                  + " names "
                  + engine.provider
                  + " - merge these files when jars are shaded into one");
        }
      }
    }
    return lines;
  }

  private static boolean isFound(Own engine, List<Candidate> candidates) {
    for (Candidate candidate : candidates) {
      if (candidate.type().getName().equals(engine.provider)) {
        return true;
      }
    }
    return false;
  }

  private static boolean resource(String name) {
    ClassLoader loader = Launch.class.getClassLoader();
    URL url = loader.getResource(name);
    return url != null && !url.getProtocol().equals("jrt");
  }

  /** The text of all service files. */
  private static String services() {
    var text = new StringBuilder();
    try {
      for (URL url : Collections.list(Launch.class.getClassLoader().getResources(SERVICES))) {
        try (InputStream in = url.openStream()) {
          text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
        }
      }
    } catch (IOException e) {
      // A file that cannot be read names nobody.
    }
    return text.toString();
  }
}
