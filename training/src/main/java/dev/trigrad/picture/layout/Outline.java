package dev.trigrad.picture.layout;

import dev.trigrad.picture.layout.Picture.Form;
import dev.trigrad.picture.layout.Picture.Item;

/** How large an item is, and where edges meet its sides. */
record Outline(Form form, double width, double height) {
  private static final double SIGN = 34;
  private static final double STEP = 15;

  /** That of {@code item}, which {@code edges} lead to or leave, whichever are more. */
  static Outline of(Item item, int edges) {
    double text = TextSize.width(item.lines(), TextSize.ITEM);
    return switch (item.form()) {
      case END -> new Outline(item.form(), 0, 0);
      case SIGN -> {
        double size = Math.max(Math.max(SIGN, text + 14), 12 * edges);
        yield new Outline(item.form(), size, size);
      }
      case NAME, LEAF, FOLDED -> {
        double lines = item.lines().size() * TextSize.ITEM * TextSize.LINE;
        double height = Math.max(lines + 14, 10 * edges + 6);
        yield new Outline(item.form(), Math.max(text + 18, 32), height);
      }
    };
  }

  /** Where the {@code index}-th of {@code count} edges meets a side, below the middle. */
  double port(int index, int count) {
    double room = form == Form.SIGN ? 0.7 * height : height - 6;
    return (index - (count - 1) / 2.0) * Math.min(STEP, room / Math.max(1, count));
  }

  /** How far the outline lies within the box of its size there. */
  double inset(double y) {
    double radius = height / 2;
    return form == Form.SIGN ? radius - Math.sqrt(radius * radius - y * y) : 0;
  }
}
