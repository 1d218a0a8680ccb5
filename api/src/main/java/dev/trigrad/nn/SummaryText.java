package dev.trigrad.nn;

import java.util.List;

/** Rows of text as a table: a rule below the first and above the last, numbers to the right. */
final class SummaryText {
  /** Columns from here on hold numbers. */
  private static final int NUMBERS = 2;

  private SummaryText() {}

  static String of(List<String[]> rows) {
    int[] widths = new int[rows.getFirst().length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].codePointCount(0, row[i].length()));
      }
    }
    int whole = 2 * (widths.length - 1);
    for (int width : widths) {
      whole += width;
    }
    var text = new StringBuilder();
    for (int r = 0; r < rows.size(); r++) {
      if (r == 1 || r == rows.size() - 1) {
        text.append("─".repeat(whole)).append('\n');
      }
      line(text, rows.get(r), widths);
    }
    return text.toString();
  }

  private static void line(StringBuilder text, String[] row, int[] widths) {
    for (int i = 0; i < row.length; i++) {
      String gap = " ".repeat(widths[i] - row[i].codePointCount(0, row[i].length()));
      boolean last = i == row.length - 1;
      text.append(i >= NUMBERS ? gap + row[i] : row[i] + gap).append(last ? "\n" : "  ");
    }
  }
}
