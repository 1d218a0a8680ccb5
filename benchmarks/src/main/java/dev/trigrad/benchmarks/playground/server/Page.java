package dev.trigrad.benchmarks.playground.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The page's files, which lie in the jar; there are these and no others. */
final class Page {
  private static final List<String> NAMES =
      List.of(
          "index.html",
          "style.css",
          "icon.svg",
          "main.js",
          "server.js",
          "settings.js",
          "trials.js",
          "drawing.js",
          "plane.js",
          "curves.js",
          "network.js");

  private final Map<String, Answer> files = new LinkedHashMap<>();

  /** The page for those who are to know {@code token}. */
  Page(String token) {
    for (String name : NAMES) {
      byte[] text = read(name).replace("{{token}}", token).getBytes(StandardCharsets.UTF_8);
      files.put("/" + name, new Answer(200, type(name), text));
    }
    files.put("/", files.get("/index.html"));
  }

  private static String type(String name) {
    return switch (name.substring(name.indexOf('.') + 1)) {
      case "html" -> "text/html; charset=utf-8";
      case "css" -> "text/css; charset=utf-8";
      case "js" -> "text/javascript; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> throw new IllegalStateException("playground: of what type is " + name + "?");
    };
  }

  private static String read(String name) {
    String path = "/dev/trigrad/benchmarks/playground/page/" + name;
    try (InputStream in = Page.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("playground: the jar lacks " + path + "; build it anew");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file that {@code path} names, word by word.
   *
   * @throws Refusal if there is none
   */
  Answer file(String path) {
    Answer file = files.get(path);
    if (file == null) {
      throw new Refusal(404, "playground: there is no such page; open /");
    }
    return file;
  }
}
