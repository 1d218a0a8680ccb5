package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.graph.Node;
import dev.trigrad.picture.Replay;
import dev.trigrad.picture.Replay.Backward;
import dev.trigrad.picture.Replay.Edge;
import dev.trigrad.picture.Replay.Forward;
import dev.trigrad.picture.Replay.Step;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A replay as one HTML page that needs nothing else: the graph with the present node marked, and
 * the step in words beside it. Goes by buttons and by keys, without a network, light and dark.
 *
 * @param title above all
 * @param replay what is stepped through
 * @param svg the graph, with the ids of {@link dev.trigrad.picture.Drawing#svg}
 */
record ReplayPage(String title, Replay replay, String svg) {
  private static final String TEMPLATE = "replay.html";
  private static final Pattern PLACE = Pattern.compile("\\{\\{(title|steps|svg)}}");

  ReplayPage(Figure figure) {
    this(figure.title(), figure.replay(), figure.svg());
  }

  /** The page. */
  String html() {
    var items = new ArrayList<String>();
    for (int i = 0; i < replay.steps().size(); i++) {
      items.add(item(i));
    }
    var parts = Map.of("title", escaped(title), "steps", String.join("\n", items), "svg", svg);
    // All at once: a part that looks like a place is not one.
    return PLACE
        .matcher(template())
        .replaceAll(found -> Matcher.quoteReplacement(parts.get(found.group(1))));
  }

  private String item(int index) {
    Step step = replay.steps().get(index);
    String[] words = replay.text(index).strip().split("\n", 2);
    var now = new ArrayList<String>();
    now.add("n" + step.node());
    var values = new ArrayList<String>();
    var gradients = new ArrayList<String>();
    switch (step) {
      case Forward forward -> {
        values.addAll(readings(forward.node()));
        now.addAll(reads(forward.node()));
      }
      case Backward backward -> {
        if (backward.arrived().isEmpty()) {
          gradients.addAll(readings(backward.node()));
        }
        backward.sent().forEach(edge -> gradients.add(id(edge)));
        now.addAll(gradients);
        backward.arrived().forEach(edge -> now.add(id(edge)));
      }
    }
    return "<li data-now=\"%s\" data-values=\"%s\" data-gradients=\"%s\"><b>%s</b>%s</li>"
        .formatted(
            String.join(" ", now),
            String.join(" ", values),
            String.join(" ", gradients),
            escaped(words[0]),
            words.length < 2 ? "" : escaped(words[1]));
  }

  private static String id(Edge edge) {
    return "e" + edge.from() + "-" + edge.to() + "-" + edge.input();
  }

  /** The edges by which the inputs of node {@code at} come. */
  private List<String> reads(int at) {
    List<Node> nodes = replay.graph().nodes();
    var ids = new ArrayList<String>();
    for (int k = 0; k < nodes.get(at).inputs().size(); k++) {
      int from = nodes.indexOf(nodes.get(at).inputs().get(k).node());
      ids.add("e" + from + "-" + at + "-" + k);
    }
    return ids;
  }

  /** The edges by which the value of node {@code at} leaves, to other nodes or as the result. */
  private List<String> readings(int at) {
    List<Node> nodes = replay.graph().nodes();
    var ids = new LinkedHashSet<String>();
    for (int to = 0; to < nodes.size(); to++) {
      for (String id : reads(to)) {
        if (id.startsWith("e" + at + "-")) {
          ids.add(id);
        }
      }
    }
    if (replay.graph().output().node() == nodes.get(at)) {
      ids.add("o0");
    }
    return List.copyOf(ids);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String template() {
    try (InputStream stream = ReplayPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
