package dev.trigrad.engine;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A system property that an engine reads: its name, what it may hold, and its value. Declared once
 * by {@link EngineProvider#settings}, so that a value that is not understood is an error before the
 * engine is opened, and a name that nobody reads is reported.
 */
public abstract class Setting<T> {
  private final String name;
  private final String expected;

  private Setting(String name, String expected) {
    this.name = name;
    this.expected = expected;
  }

  /** An integer from {@code least} to {@code most}. */
  public static Setting<Integer> integer(String name, int least, int most) {
    return new Setting<>(name, "an integer from " + least + " to " + most) {
      @Override
      Integer parse(String text) {
        Long number = number(text, 1);
        return number == null || number < least || number > most
            ? null
            : Integer.valueOf(number.intValue());
      }
    };
  }

  /** One of the integers {@code choices}. */
  public static Setting<Integer> oneOf(String name, int... choices) {
    int[] all = choices.clone();
    var expected = new StringBuilder("one of");
    for (int i = 0; i < all.length; i++) {
      expected.append(i == 0 ? " " : ", ").append(all[i]);
    }
    return new Setting<>(name, expected.toString()) {
      @Override
      Integer parse(String text) {
        Long number = number(text, 1);
        for (int choice : all) {
          if (number != null && number == choice) {
            return choice;
          }
        }
        return null;
      }
    };
  }

  /** One of the words {@code choices}. */
  public static Setting<String> oneOf(String name, String... choices) {
    List<String> all = List.of(choices);
    return new Setting<>(name, "one of " + String.join(", ", all)) {
      @Override
      String parse(String text) {
        return all.contains(text) ? text : null;
      }
    };
  }

  /** A number of bytes, with the suffixes of {@code -Xmx}: {@code 64m} is 64 · 2²⁰. */
  public static Setting<Long> bytes(String name) {
    return new Setting<>(name, "a number of bytes such as 1048576, 512k, 64m or 1g") {
      @Override
      Long parse(String text) {
        int last = text.length() - 1;
        long unit =
            switch (text.charAt(last)) {
              case 'k', 'K' -> 1L << 10;
              case 'm', 'M' -> 1L << 20;
              case 'g', 'G' -> 1L << 30;
              default -> 1;
            };
        return number(unit == 1 ? text : text.substring(0, last), unit);
      }
    };
  }

  /** {@code true} or {@code false}. */
  public static Setting<Boolean> flag(String name) {
    return new Setting<>(name, "true or false") {
      @Override
      Boolean parse(String text) {
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : null;
      }
    };
  }

  /** The path of a file or directory; a relative one starts at the working directory. */
  public static Setting<Path> path(String name) {
    return new Setting<>(name, "a path") {
      @Override
      Path parse(String text) {
        try {
          return Path.of(text).toAbsolutePath();
        } catch (InvalidPathException e) {
          return null;
        }
      }
    };
  }

  /** Any text but none. */
  public static Setting<String> text(String name) {
    return new Setting<>(name, "a text") {
      @Override
      String parse(String text) {
        return text;
      }
    };
  }

  /** The property's name. */
  public final String name() {
    return name;
  }

  /** What it may hold, as in {@code an integer from 1 to 1024}. */
  public final String expected() {
    return expected;
  }

  /**
   * The value; empty if the property is not set.
   *
   * @throws SettingException if it is set to anything else than what is {@link #expected}
   */
  public final Optional<T> value() {
    String text = System.getProperty(name);
    if (text == null) {
      return Optional.empty();
    }
    T value = text.isBlank() ? null : parse(text.strip());
    if (value == null) {
      throw new SettingException(name, text, expected);
    }
    return Optional.of(value);
  }

  /** What {@code text}, which is not empty, means; {@code null} if it is not understood. */
  abstract T parse(String text);

  /** {@code text} times {@code unit}; {@code null} if it is no such number or too large. */
  private static Long number(String text, long unit) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return null;
      }
    }
    try {
      return Math.multiplyExact(Long.parseLong(text), unit);
    } catch (ArithmeticException | NumberFormatException e) {
      return null;
    }
  }

  @Override
  public final String toString() {
    return name + ": " + expected;
  }
}
