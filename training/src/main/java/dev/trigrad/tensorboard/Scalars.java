package dev.trigrad.tensorboard;

import dev.trigrad.tensorboard.EventFile.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The scalars among the events that are added, less what a restart takes back. */
final class Scalars {
  private final Map<String, List<Point>> points = new TreeMap<>();

  Map<String, List<Point>> points() {
    points.values().removeIf(List::isEmpty);
    return points;
  }

  /** Adds what an {@code Event} says; returns whether that is the version of the format. */
  boolean add(Fields event) throws Fields.Malformed {
    double time = 0;
    long step = 0;
    boolean version = false;
    boolean restart = false;
    var summaries = new ArrayList<Fields>();
    for (int field; (field = event.next()) != 0; ) {
      switch (field) {
        case 1 -> time = event.doubleValue();
        case 2 -> step = event.number();
        case 3 -> version = event.text().equals("brain.Event:2");
        case 5 -> summaries.add(event.message());
        case 7 -> restart = starts(event.message());
        default -> {
          // Of no interest: graphs, messages.
        }
      }
    }
    if (restart) {
      long from = step;
      points.values().forEach(list -> list.removeIf(point -> point.step() >= from));
    }
    for (Fields summary : summaries) {
      while (summary.next() != 0) {
        value(summary.message(), step, time);
      }
    }
    return version;
  }

  private static boolean starts(Fields session) throws Fields.Malformed {
    boolean starts = false;
    for (int field; (field = session.next()) != 0; ) {
      starts = field == 1 ? session.number() == 1 : starts;
    }
    return starts;
  }

  private void value(Fields value, long step, double time) throws Fields.Malformed {
    String tag = "";
    Double scalar = null;
    for (int field; (field = value.next()) != 0; ) {
      switch (field) {
        case 1 -> tag = value.text();
        case 2 -> scalar = (double) value.floatValue();
        case 8 -> scalar = tensor(value.message());
        default -> {
          // Another kind of value, or metadata.
        }
      }
    }
    if (scalar != null) {
      points.computeIfAbsent(tag, _ -> new ArrayList<>()).add(new Point(step, time, scalar));
    }
  }

  /** The number that a {@code TensorProto} without axes is, or {@code null}. */
  private static Double tensor(Fields tensor) throws Fields.Malformed {
    long type = 0;
    double value = Double.NaN;
    boolean axes = false;
    for (int field; (field = tensor.next()) != 0; ) {
      switch (field) {
        case 1 -> type = tensor.number();
        case 2 -> axes = tensor.content().hasRemaining();
        case 4 -> value = tensor.lastOf(type == 1 ? Float.BYTES : Double.BYTES);
        case 5 -> value = tensor.lastOf(Float.BYTES);
        case 6 -> value = tensor.lastOf(Double.BYTES);
        default -> {
          // Other types.
        }
      }
    }
    return axes || type != 1 && type != 2 ? null : (Double) value;
  }
}
