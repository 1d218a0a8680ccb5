package dev.trigrad.benchmarks.course.figure;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.picture.Replay;
import dev.trigrad.picture.Replay.Backward;
import dev.trigrad.picture.Replay.Forward;
import dev.trigrad.picture.Replay.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * One step of a replay as lines of text: the nodes with what is known of them so far, the present
 * one marked, and below them the step in words.
 *
 * @param title above all
 * @param replay what is stepped through
 */
record Screen(String title, Replay replay) {
  private static final String KEYS =
      "→ space n: next   ← p: back   Home: first   End: last   q: quit";

  /**
   * The lines of step {@code index}, at most {@code height} of at most {@code width} characters.
   */
  List<String> lines(int index, int width, int height) {
    Step step = replay.steps().get(index);
    String place = "step " + (index + 1) + " of " + replay.steps().size();
    var lines = new ArrayList<String>();
    lines.add(title + " ".repeat(Math.max(1, width - title.length() - place.length())) + place);
    lines.add("-".repeat(width));
    List<String> words = replay.text(index).lines().toList();
    lines.addAll(nodes(index, step.node(), height - words.size() - 5));
    lines.add("-".repeat(width));
    lines.addAll(words);
    lines.add("");
    lines.add(KEYS);
    return lines.stream()
        .limit(Math.max(1, height))
        .map(line -> line.substring(0, Math.min(width, line.length())))
        .toList();
  }

  /** A line for each node, or for {@code most} of them around the one at {@code current}. */
  private List<String> nodes(int index, int current, int most) {
    int count = replay.graph().nodes().size();
    var values = new String[count];
    var gradients = new String[count];
    for (Step step : replay.steps().subList(0, index + 1)) {
      switch (step) {
        case Forward(int node, List<Tensor> results) -> values[node] = brief(results);
        case Backward backward -> gradients[backward.node()] = brief(backward.gradients());
      }
    }
    int shown = Math.clamp(most, 1, count);
    int first = Math.clamp(current - shown / 2, 0, count - shown);
    var lines = new ArrayList<String>();
    for (int at = first; at < first + shown; at++) {
      Node node = replay.graph().nodes().get(at);
      String left =
          "%s %-8s %-9s %s"
              .formatted(
                  at == current ? ">" : " ",
                  replay.name(at),
                  node.op() == null ? "" : node.label(),
                  values[at] == null ? "" : values[at]);
      String right = gradients[at] == null ? "" : "gradient " + gradients[at];
      lines.add((left + " ".repeat(Math.max(2, 46 - left.length())) + right).stripTrailing());
    }
    return lines;
  }

  private static String brief(List<Tensor> tensors) {
    var texts = new ArrayList<String>();
    for (Tensor tensor : tensors) {
      if (tensor != null) {
        texts.add(Replay.brief(tensor));
      }
    }
    return String.join(", ", texts);
  }
}
