package dev.trigrad.benchmarks.playground.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The page's files, which lie in the jar; there are these and no others. */
final class Page {
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private static final Map<String, String> TYPES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "icon.svg", "image/svg+xml",
          "main.js", JAVASCRIPT,
          "server.js", JAVASCRIPT,
          "settings.js", JAVASCRIPT,
          "plane.js", JAVASCRIPT,
          "curves.js", JAVASCRIPT,
          "drawing.js", JAVASCRIPT,
          "network.js", JAVASCRIPT);

  private final Map<String, Answer> files = new LinkedHashMap<>();

  /** The page for those who are to know {@code token}. */
  Page(String token) {
    TYPES.forEach(
        (name, type) -> {
          String text = read(name).replace("{{token}}", token);
          var answer = new Answer(200, type, text.getBytes(StandardCharsets.UTF_8));
          files.put("/" + name, answer);
        });
    files.put("/", files.get("/index.html"));
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
