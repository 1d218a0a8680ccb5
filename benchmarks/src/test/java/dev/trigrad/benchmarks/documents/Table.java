package dev.trigrad.benchmarks.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of a page in Markdown: its header and its rows, cell by cell. */
record Table(List<String> header, List<Row> rows) {
  private static final Pattern CELL = Pattern.compile("\\|((?:`[^`]*`|[^`|])*)");
  private static final Pattern CODE = Pattern.compile("`([^`]*)`");

  /** A row, and its line in the page, from 1 on. */
  record Row(int line, List<String> cells) {
    /** The first code of cell {@code at}; empty if it has none. */
    String code(int at) {
      List<String> all = codes(at);
      return all.isEmpty() ? "" : all.getFirst();
    }

    /** Everything that cell {@code at} shows as code. */
    List<String> codes(int at) {
      return CODE.matcher(cells.get(at)).results().map(found -> found.group(1)).toList();
    }
  }

  /** The tables of {@code page}, in order. */
  static List<Table> of(String page) {
    var tables = new ArrayList<Table>();
    List<String> lines = page.lines().toList();
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      fenced ^= lines.get(i).startsWith("```");
      if (!fenced && lines.get(i).startsWith("|")) {
        List<String> header = cells(lines.get(i));
        var rows = new ArrayList<Row>();
        for (i += 2; i < lines.size() && lines.get(i).startsWith("|"); i++) {
          rows.add(new Row(i + 1, cells(lines.get(i))));
        }
        tables.add(new Table(header, rows));
      }
    }
    return tables;
  }

  private static List<String> cells(String line) {
    Matcher cells = CELL.matcher(line.strip().replaceFirst("\\|$", ""));
    return cells.results().map(found -> found.group(1).strip()).toList();
  }
}
