package dev.trigrad.optim.schedule;

import java.util.Arrays;
import java.util.Locale;

/** A curve in braille dots: each character has two columns of four. */
final class CurveText {
  private static final int ROWS = 12;
  private static final int COLUMNS = 64;

  /** Bits of the dots of a character, by row and column. */
  private static final int[][] DOTS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

  private CurveText() {}

  static String of(double[] curve) {
    double largest = Arrays.stream(curve).filter(Double::isFinite).max().orElse(0);
    double top = largest > 0 ? largest : 1;
    int[][] cells = new int[ROWS][COLUMNS];
    int width = 2 * COLUMNS;
    int height = 4 * ROWS;
    int last = -1;
    for (int x = 0; x < width; x++) {
      double value = curve[(int) ((long) x * (curve.length - 1) / (width - 1))];
      if (!(value >= 0 && value <= top)) {
        last = -1;
        continue;
      }
      int y = (int) Math.round((1 - value / top) * (height - 1));
      // A jump is drawn as a line, so that stairs are seen as such.
      int from = last < 0 ? y : Math.min(last, y);
      int to = last < 0 ? y : Math.max(last, y);
      for (int dot = from; dot <= to; dot++) {
        cells[dot / 4][x / 2] |= DOTS[dot % 4][x % 2];
      }
      last = y;
    }
    return text(cells, top, curve.length);
  }

  private static String text(int[][] cells, double top, int steps) {
    var text = new StringBuilder();
    for (int row = 0; row < ROWS; row++) {
      String label = row == 0 ? number(top) : row == ROWS - 1 ? "0" : "";
      text.append(" ".repeat(10 - label.length())).append(label).append(" │");
      for (int cell : cells[row]) {
        text.append((char) (0x2800 + cell));
      }
      text.append('\n');
    }
    String last = Integer.toString(steps - 1);
    text.append(" ".repeat(11)).append('└').append("─".repeat(COLUMNS)).append('\n');
    text.append(" ".repeat(12)).append('0');
    return text.append(" ".repeat(COLUMNS - 1 - last.length()))
        .append(last)
        .append('\n')
        .toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
