package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Picture.Edge;
import dev.trigrad.picture.layout.Picture.Group;
import dev.trigrad.picture.layout.Picture.Item;
import java.util.List;

/** A picture as a flowchart of Mermaid. */
public final class Mermaid {
  private Mermaid() {}

  /** The flowchart. */
  public static String of(Picture picture) {
    var text = new StringBuilder("flowchart LR\n");
    text.append("  accTitle: ").append(plain(picture.title())).append('\n');
    inside(picture, -1, "  ", text);
    for (Edge edge : picture.edges()) {
      text.append("  ").append(picture.items().get(edge.from()).id()).append(" -->");
      if (edge.labelled()) {
        text.append("|\"").append(label(edge.lines())).append("\"|");
      }
      text.append(' ').append(picture.items().get(edge.to()).id()).append('\n');
    }
    return text.toString();
  }

  private static void inside(Picture picture, int group, String indent, StringBuilder text) {
    for (Item item : picture.items()) {
      if (item.group() == group) {
        String label = "\"" + label(item.lines()) + "\"";
        text.append(indent).append(item.id());
        text.append(
            switch (item.form()) {
              case SIGN -> "((" + label + "))";
              case NAME -> "(" + label + ")";
              case LEAF -> "[" + label + "]";
              case FOLDED -> "[[" + label + "]]";
              case END -> "((\" \"))";
            });
        text.append('\n');
      }
    }
    for (int i = 0; i < picture.groups().size(); i++) {
      Group inner = picture.groups().get(i);
      if (inner.parent() == group) {
        text.append(indent).append("subgraph g").append(i).append("[\"");
        text.append(label(List.of(inner.title()))).append("\"]\n");
        inside(picture, i, indent + "  ", text);
        text.append(indent).append("end\n");
      }
    }
  }

  private static String plain(String title) {
    return title.replaceAll("[\\p{Cntrl};#{}]", " ");
  }

  /** Entities for all that has a meaning in a label, or begins a list in one. */
  private static String label(List<String> lines) {
    var text = new StringBuilder();
    for (String line : lines) {
      text.append(text.isEmpty() ? "" : "<br/>");
      line.codePoints()
          .forEach(
              c -> {
                if (Character.isISOControl(c)) {
                  text.append(' ');
                } else if ("\"#&<>`\\*_~$".indexOf(c) >= 0) {
                  text.append('#').append(c).append(';');
                } else {
                  text.appendCodePoint(c);
                }
              });
    }
    return text.isEmpty() ? " " : text.toString();
  }
}
