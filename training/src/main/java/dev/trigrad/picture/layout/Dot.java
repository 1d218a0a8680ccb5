package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Picture.Edge;
import dev.trigrad.picture.layout.Picture.Group;
import dev.trigrad.picture.layout.Picture.Item;
import java.util.List;

/** A picture in the DOT language of Graphviz. */
public final class Dot {
  private Dot() {}

  /** The graph. */
  public static String of(Picture picture) {
    var text = new StringBuilder("digraph trigrad {\n  rankdir=LR;\n");
    text.append("  node [fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\"];\n");
    inside(picture, -1, "  ", text);
    for (Edge edge : picture.edges()) {
      text.append("  ").append(picture.items().get(edge.from()).id());
      text.append(" -> ").append(picture.items().get(edge.to()).id());
      if (edge.labelled()) {
        text.append(" [label=\"").append(label(edge.lines())).append("\"]");
      }
      text.append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static void inside(Picture picture, int group, String indent, StringBuilder text) {
    for (Item item : picture.items()) {
      if (item.group() == group) {
        text.append(indent).append(item.id()).append(" [shape=");
        text.append(
            switch (item.form()) {
              case SIGN -> "circle";
              case NAME -> "box, style=rounded";
              case LEAF -> "box";
              case FOLDED -> "box, peripheries=2";
              case END -> "point, style=invis";
            });
        text.append(", label=\"").append(label(item.lines())).append("\"];\n");
      }
    }
    for (int i = 0; i < picture.groups().size(); i++) {
      Group inner = picture.groups().get(i);
      if (inner.parent() == group) {
        text.append(indent).append("subgraph cluster_").append(i).append(" {\n");
        text.append(indent).append("  label=\"").append(label(List.of(inner.title())));
        text.append("\";\n");
        inside(picture, i, indent + "  ", text);
        text.append(indent).append("}\n");
      }
    }
  }

  private static String label(List<String> lines) {
    // Graphviz reads entities.
    var escaped =
        lines.stream().map(line -> line.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;"));
    return String.join(
        "\\n", escaped.map(line -> line.replace("\\", "\\\\").replace("\"", "\\\"")).toList());
  }
}
