package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Geometry.Piece;
import dev.trigrad.picture.layout.Geometry.Route;
import dev.trigrad.picture.layout.Picture.Edge;
import dev.trigrad.picture.layout.Picture.Form;
import dev.trigrad.picture.layout.Picture.Item;
import java.util.List;
import java.util.Locale;

/**
 * A picture as an SVG document that needs nothing else: no script, no font, no link. A group {@code
 * g} with the given id for each item and edge; texts on an edge have the class {@code value} above
 * it and {@code gradient} below.
 */
public final class Svg {
  private static final String STYLE =
      """
      .trigrad{font-family:Helvetica,Arial,"Liberation Sans","DejaVu Sans",sans-serif}
      .trigrad text{text-anchor:middle;font-size:11px;fill:#24292f}
      .trigrad .node text{font-size:13px}
      .trigrad .sign text{font-size:13px}
      .trigrad .name{font-weight:normal}
      .trigrad .paper{fill:#fff}
      .trigrad .box{fill:#eef3fb;stroke:#44546a;stroke-width:1.3}
      .trigrad .sign .box{fill:#fff}
      .trigrad .leaf .box{fill:#fdf4d7;stroke:#8a6d1f}
      .trigrad .folded .box{fill:#e2ebf7;stroke-width:2.4}
      .trigrad .group rect{fill:#57709a;fill-opacity:.07;stroke:#8c9bb0}
      .trigrad .group text{text-anchor:start;fill:#57606a}
      .trigrad .line{fill:none;stroke:#6e7781;stroke-width:1.3}
      .trigrad .arrow{fill:#6e7781}
      .trigrad .value{fill:#0b6e2e}
      .trigrad .gradient{fill:#b3202a}
      @media (prefers-color-scheme:dark){
      .trigrad text{fill:#e6edf3}
      .trigrad .paper{fill:#0d1117}
      .trigrad .box{fill:#1c2736;stroke:#9fb3cf}
      .trigrad .sign .box{fill:#0d1117}
      .trigrad .leaf .box{fill:#332b12;stroke:#d9b44a}
      .trigrad .folded .box{fill:#22324a}
      .trigrad .group rect{fill:#9fb3cf;stroke:#6b7d96}
      .trigrad .group text{fill:#a8b3bf}
      .trigrad .line{stroke:#8b949e}
      .trigrad .arrow{fill:#8b949e}
      .trigrad .value{fill:#5fd37e}
      .trigrad .gradient{fill:#ff8f87}
      }
      """;

  private final StringBuilder text = new StringBuilder();

  private Svg() {}

  /** The document. */
  public static String of(Picture picture, Geometry geometry) {
    var svg = new Svg();
    svg.write(picture, geometry);
    return svg.text.toString();
  }

  private void write(Picture picture, Geometry geometry) {
    String width = number(geometry.width());
    String height = number(geometry.height());
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"trigrad\" role=\"img\"");
    add(" width=\"", width, "\" height=\"", height);
    add("\" viewBox=\"0 0 ", width, " ", height, "\">\n");
    add("<title>", escape(picture.title()), "</title>\n<style>\n", STYLE, "</style>\n");
    rectangle("paper", new Rectangle(0, 0, geometry.width(), geometry.height()), 0);
    add("\n");
    for (int i = 0; i < picture.groups().size(); i++) {
      group(picture.groups().get(i), geometry.groups().get(i));
    }
    for (int i = 0; i < picture.edges().size(); i++) {
      edge(picture.edges().get(i), geometry.routes().get(i), picture);
    }
    for (int i = 0; i < picture.items().size(); i++) {
      item(picture.items().get(i), geometry.items().get(i));
    }
    add("</svg>\n");
  }

  private void group(Picture.Group group, Rectangle box) {
    add("<g class=\"group\">");
    rectangle("", box, 8);
    line(group.title(), box.x() + 8, box.y() + 14);
    add("</g>\n");
  }

  private void line(String line, double x, double baseline) {
    add("<text x=\"", number(x), "\" y=\"", number(baseline), "\">", escape(line), "</text>");
  }

  private void edge(Edge edge, Route route, Picture picture) {
    add("<g class=\"edge\" id=\"", edge.id(), "\"><path class=\"line\" d=\"");
    Piece last = null;
    for (Piece piece : route.pieces()) {
      if (last == null) {
        add("M", point(piece.from(), piece.y()));
      } else if (last.y() != piece.y()) {
        double middle = (last.to() + piece.from()) / 2;
        add("H", number(last.to()), "C", point(middle, last.y()), " ", point(middle, piece.y()));
        add(" ", point(piece.from(), piece.y()));
      }
      last = piece;
    }

    add("H", number(last.to() - 5), "\"/>");
    double y = last.y();
    add("<path class=\"arrow\" d=\"M", point(last.to(), y), "L", point(last.to() - 7, y - 3.5));
    add("V", number(y + 3.5), "Z\"/>");
    if (route.label() != null) {
      Rectangle room = route.label();
      double middle = room.y() + room.height() / 2;
      double step = TextSize.EDGE * TextSize.LINE;
      double first = middle - 4 - step * (edge.above().size() - 1);
      lines("value", edge.above(), room.x() + room.width() / 2, first, step);
      lines("gradient", edge.below(), room.x() + room.width() / 2, middle + 11, step);
    }
    add("</g>\n");
  }

  private void lines(String kind, List<String> lines, double x, double first, double step) {
    if (lines.isEmpty()) {
      return;
    }
    add("<text class=\"", kind, "\" x=\"", number(x), "\" y=\"", number(first), "\">");
    for (int i = 0; i < lines.size(); i++) {
      if (i == 0) {
        add(escape(lines.get(i)));
      } else {
        add("<tspan x=\"", number(x), "\" dy=\"", number(step), "\">");
        add(escape(lines.get(i)), "</tspan>");
      }
    }
    add("</text>");
  }

  private void item(Item item, Rectangle box) {
    if (item.form() == Form.END) {
      return;
    }
    String kind = item.form().name().toLowerCase(Locale.ROOT);
    add("<g class=\"node ", kind, "\" id=\"", item.id(), "\"><title>");
    add(escape(item.hint()), "</title>");
    double x = box.x() + box.width() / 2;
    double y = box.y() + box.height() / 2;
    if (item.form() == Form.SIGN) {
      add("<circle class=\"box\" cx=\"", number(x), "\" cy=\"", number(y), "\" r=\"");
      add(number(box.width() / 2), "\"/>");
    } else {
      rectangle("box", box, item.form() == Form.LEAF ? 1 : 9);
    }
    double step = TextSize.ITEM * TextSize.LINE;
    double first = y + 4.5 - step * (item.lines().size() - 1) / 2;
    lines("name", item.lines(), x, first, step);
    add("</g>\n");
  }

  private void rectangle(String kind, Rectangle box, double round) {
    add("<rect");
    if (!kind.isEmpty()) {
      add(" class=\"", kind, "\"");
    }
    add(" x=\"", number(box.x()), "\" y=\"", number(box.y()), "\" width=\"");
    add(number(box.width()), "\" height=\"", number(box.height()), "\"");
    if (round > 0) {
      add(" rx=\"", number(round), "\"");
    }
    add("/>");
  }

  private static String point(double x, double y) {
    return number(x) + "," + number(y);
  }

  /** With one digit behind the point, where it is not 0. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths / 10);
    return tenths % 10 == 0 ? whole : whole + "." + Math.abs(tenths % 10);
  }

  private static String escape(String text) {
    var escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              // What XML forbids, and what would begin a line.
              boolean legal =
                  !Character.isISOControl(c)
                      && Character.getType(c) != Character.SURROGATE
                      && c < 0xFFFE | c > 0xFFFF;
              switch (legal ? c : ' ') {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(legal ? c : ' ');
              }
            });
    return escaped.toString();
  }

  private void add(String... parts) {
    for (String part : parts) {
      text.append(part);
    }
  }
}
