package dev.trigrad.benchmarks.playground.server;

import dev.trigrad.benchmarks.playground.network.Frame;
import dev.trigrad.benchmarks.playground.network.Settings;
import dev.trigrad.benchmarks.playground.network.Table;
import dev.trigrad.benchmarks.playground.session.Session;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a page is told of its session, as a tree for {@link Json}. */
final class View {
  private View() {}

  /**
   * The session as it is now, with the points if the page has those of another {@code version}. On
   * its thread.
   */
  static Map<String, Object> of(Session session, int version) {
    var view = new LinkedHashMap<String, Object>();
    view.put("session", session.id());
    view.put("running", session.running());
    view.put("trouble", session.trouble());
    view.put("settings", settings(session.experiment().settings()));
    view.put("frame", Frame.of(session.experiment()));
    view.put("version", session.version());
    if (version != session.version()) {
      view.put("points", Frame.points(session.experiment()));
      view.put("table", table(session.table()));
    }
    return view;
  }

  private static Map<String, Object> table(Table table) {
    return table == null
        ? null
        : Map.of("numbers", table.numbers(), "targets", table.targets(), "rows", table.rows());
  }

  private static Map<String, Object> settings(Settings s) {
    var settings = new LinkedHashMap<String, Object>();
    settings.put("source", name(s.source()));
    settings.put("points", s.points());
    settings.put("noise", s.noise());
    settings.put("testShare", s.testShare());
    settings.put("seed", s.seed());
    settings.put("columns", s.columns());
    settings.put("features", s.features().stream().map(View::name).toList());
    settings.put("hidden", s.hidden());
    settings.put("activation", name(s.activation()));
    settings.put("loss", name(s.loss()));
    settings.put("optimizer", name(s.optimizer()));
    settings.put("rate", s.rate());
    settings.put("l1", s.l1());
    settings.put("l2", s.l2());
    settings.put("dropout", s.dropout());
    settings.put("batch", s.batch());
    settings.put("engine", s.engine());
    settings.put("pace", s.pace());
    return settings;
  }

  private static String name(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
