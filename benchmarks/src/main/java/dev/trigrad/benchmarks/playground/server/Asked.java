package dev.trigrad.benchmarks.playground.server;

import dev.trigrad.benchmarks.playground.network.ActivationChoice;
import dev.trigrad.benchmarks.playground.network.Feature;
import dev.trigrad.benchmarks.playground.network.LossChoice;
import dev.trigrad.benchmarks.playground.network.OptimizerChoice;
import dev.trigrad.benchmarks.playground.network.Settings;
import dev.trigrad.benchmarks.playground.network.Source;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a page's request says, member by member. */
record Asked(Map<String, Object> members) {
  private Object member(String name) {
    Object value = members.get(name);
    if (value == null) {
      throw new Refusal(400, "settings: there is no '" + name + "'; reload the page");
    }
    return value;
  }

  private static Refusal wrong(String name, String kind) {
    return new Refusal(400, "settings: '" + name + "' is no " + kind + "; give one");
  }

  String text(String name) {
    return member(name) instanceof String text ? text : fail(name, "text");
  }

  private static <T> T fail(String name, String kind) {
    throw wrong(name, kind);
  }

  double number(String name) {
    return member(name) instanceof Double number ? number : Asked.<Double>fail(name, "number");
  }

  int integer(String name) {
    return integer(name, number(name));
  }

  private static int integer(String name, double number) {
    if (number != (int) number && number == Math.rint(number)) {
      throw new Refusal(400, "settings: '" + name + "' is too large; give a smaller number");
    }
    if (number != (int) number) {
      throw wrong(name, "whole number");
    }
    return (int) number;
  }

  boolean truth(String name) {
    return member(name) instanceof Boolean truth ? truth : Asked.<Boolean>fail(name, "truth value");
  }

  private List<?> list(String name) {
    return member(name) instanceof List<?> list ? list : fail(name, "list");
  }

  private List<String> texts(String name) {
    return list(name).stream()
        .map(each -> each instanceof String text ? text : Asked.<String>fail(name, "list of texts"))
        .toList();
  }

  private List<Integer> integers(String name) {
    return list(name).stream()
        .map(
            each ->
                each instanceof Double number
                    ? integer(name, number)
                    : Asked.<Integer>fail(name, "list of numbers"))
        .toList();
  }

  private static <E extends Enum<E>> E choice(String name, String text, Class<E> type) {
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).equals(text)) {
        return each;
      }
    }
    String all = Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT);
    throw new Refusal(400, "settings: '" + name + "' is unknown; it is one of " + all);
  }

  private <E extends Enum<E>> E choice(String name, Class<E> type) {
    return choice(name, text(name), type);
  }

  /** All settings, from the member {@code settings}. */
  Settings settings() {
    if (!(member("settings") instanceof Map<?, ?> map)) {
      throw wrong("settings", "object");
    }
    @SuppressWarnings("unchecked")
    var s = new Asked((Map<String, Object>) map);
    return new Settings(
        s.choice("source", Source.class),
        s.integer("points"),
        s.number("noise"),
        s.number("testShare"),
        s.integer("seed"),
        s.texts("columns"),
        s.texts("features").stream().map(f -> choice("features", f, Feature.class)).toList(),
        s.integers("hidden"),
        s.choice("activation", ActivationChoice.class),
        s.choice("loss", LossChoice.class),
        s.choice("optimizer", OptimizerChoice.class),
        s.number("rate"),
        s.number("l1"),
        s.number("l2"),
        s.number("dropout"),
        s.integer("batch"),
        s.text("engine"),
        s.integer("pace"));
  }
}
