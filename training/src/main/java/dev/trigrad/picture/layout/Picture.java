package dev.trigrad.picture.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be drawn, in numbers and words: items, groups around them, and edges between items.
 * Edges make no circle, not even where each group is taken as one item.
 *
 * @param title what it shows, for those who cannot see it
 * @param groups each after the one that it lies in
 */
public record Picture(String title, List<Group> groups, List<Item> items, List<Edge> edges) {
  /** Copies the lists. */
  public Picture {
    groups = List.copyOf(groups);
    items = List.copyOf(items);
    edges = List.copyOf(edges);
  }

  /** What an item looks like. */
  public enum Form {
    /** A circle with a sign. */
    SIGN,
    /** A box with round corners and a name. */
    NAME,
    /** A box with corners: what nothing computes. */
    LEAF,
    /** A box with a double line: a group drawn as one item. */
    FOLDED,
    /** Nothing: where an edge ends that leaves the picture. */
    END
  }

  /**
   * A box around items.
   *
   * @param parent the group in which it lies, or −1
   */
  public record Group(String title, int parent) {}

  /**
   * An item.
   *
   * @param lines its text, the first line being its name
   * @param hint what a pointer that rests on it shows
   * @param group the group in which it lies, or −1
   * @param anyOrder whether the order of the edges that lead to it does not matter
   */
  public record Item(
      String id, Form form, List<String> lines, String hint, int group, boolean anyOrder) {}

  /**
   * An edge.
   *
   * @param port the output of {@code from} at which it begins
   * @param above lines over it
   * @param below lines under it
   */
  public record Edge(
      String id, int from, int port, int to, List<String> above, List<String> below) {
    boolean labelled() {
      return !above.isEmpty() || !below.isEmpty();
    }

    /** Its text where no colour tells a gradient from a value. */
    List<String> lines() {
      var lines = new ArrayList<>(above);
      for (int i = 0; i < below.size(); i++) {
        lines.add(i == 0 ? "∇ " + below.get(i) : below.get(i));
      }
      return lines;
    }
  }
}
