package dev.trigrad.train;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A checkpoint as text: what it says of itself, its parts, its entries. */
final class CheckpointText {
  private CheckpointText() {}

  /** How many entries, values and bytes a part has. */
  private record Size(long entries, long values, long bytes) {
    Size add(long more, long moreBytes) {
      return new Size(entries + 1, values + more, bytes + moreBytes);
    }
  }

  /** Lines that each begin on a new one. */
  static String of(Map<String, String> metadata, Map<String, String> types) {
    var text = new StringBuilder();
    int width = 0;
    for (String name : types.keySet()) {
      width = Math.max(width, name.length());
    }
    for (String key : metadata.keySet()) {
      width = Math.max(width, key.length());
    }
    String line = "%n  %-" + Math.max(width, 5) + "s  %s";
    metadata.forEach((key, value) -> text.append(String.format(line, key, value)));
    var parts = new LinkedHashMap<String, Size>();
    types.forEach(
        (name, type) -> {
          long values = values(type);
          parts.merge(
              name.substring(0, Math.max(name.indexOf('.'), 0)),
              new Size(1, values, values * bytes(type)),
              (sum, one) -> sum.add(one.values, one.bytes));
        });
    parts.put("all", parts.values().stream().reduce(new Size(0, 0, 0), CheckpointText::sum));
    parts.forEach(
        (part, size) ->
            text.append(
                String.format(
                    Locale.ROOT,
                    line,
                    part,
                    String.format(
                        Locale.ROOT,
                        "%,d entries, %,d values, %,d bytes",
                        size.entries,
                        size.values,
                        size.bytes))));
    types.forEach((name, type) -> text.append(String.format(line, name, type)));
    return text.append(System.lineSeparator()).toString();
  }

  private static Size sum(Size a, Size b) {
    return new Size(a.entries + b.entries, a.values + b.values, a.bytes + b.bytes);
  }

  /** Product of the extents behind the type's name. */
  private static long values(String type) {
    String extents = type.substring(type.indexOf('[') + 1, type.length() - 1);
    long product = 1;
    for (String extent : extents.isEmpty() ? new String[0] : extents.split(", ")) {
      product *= Long.parseLong(extent);
    }
    return product;
  }

  private static int bytes(String type) {
    return type.startsWith("float64") ? 8 : type.startsWith("bool") ? 1 : 4;
  }
}
