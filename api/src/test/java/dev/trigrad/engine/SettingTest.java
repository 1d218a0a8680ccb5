package dev.trigrad.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What properties may hold, and the words of the error where they hold something else. */
class SettingTest {
  private static final String NAME = "trigrad.test.setting";

  @AfterEach
  void forget() {
    System.clearProperty(NAME);
  }

  private static <T> void means(Setting<T> setting, String text, T value) {
    System.setProperty(NAME, text);
    assertEquals(Optional.of(value), setting.value(), text);
  }

  private static void isRefused(Setting<?> setting, String expected, String... texts) {
    for (String text : texts) {
      System.setProperty(NAME, text);
      var error = assertThrows(SettingException.class, setting::value, text);
      assertEquals(
          "property "
              + NAME
              + ": '"
              + text
              + "' is not "
              + expected
              + "; correct it or leave it out",
          error.getMessage());
      assertEquals(NAME, error.property());
    }
  }

  @Test
  void whatIsNotSetIsEmpty() {
    assertEquals(Optional.empty(), Setting.integer(NAME, 1, 2).value());
  }

  @Test
  void integers() {
    var setting = Setting.integer(NAME, 1, 1024);
    means(setting, "1", 1);
    means(setting, " 1024 ", 1024);
    isRefused(
        setting,
        "an integer from 1 to 1024",
        "abc",
        "0",
        "-1",
        "1025",
        "100000",
        "4294967297",
        "99999999999999999999",
        "1.5",
        "0x10",
        "٣",
        "+1",
        "",
        " ");
  }

  @Test
  void choices() {
    var setting = Setting.oneOf(NAME, 128, 256, 512);
    means(setting, "256", 256);
    isRefused(setting, "one of 128, 256, 512", "64", "4294967424", "wide", "");
  }

  @Test
  void words() {
    var setting = Setting.oneOf(NAME, "strict", "warn");
    means(setting, "warn", "warn");
    isRefused(setting, "one of strict, warn", "stict", "Strict", "");
  }

  @Test
  void bytes() {
    var setting = Setting.bytes(NAME);
    means(setting, "0", 0L);
    means(setting, "1048576", 1L << 20);
    means(setting, "512k", 512L << 10);
    means(setting, "64m", 64L << 20);
    means(setting, "1G", 1L << 30);
    isRefused(
        setting,
        "a number of bytes such as 1048576, 512k, 64m or 1g",
        "-1",
        "64mb",
        "m",
        "1.5g",
        "9999999999g",
        "64 m",
        "");
  }

  @Test
  void flags() {
    means(Setting.flag(NAME), "true", true);
    means(Setting.flag(NAME), "false", false);
    isRefused(Setting.flag(NAME), "true or false", "ture", "1", "TRUE", "");
  }

  @Test
  void textsAndPaths() {
    means(Setting.text(NAME), "any thing", "any thing");
    isRefused(Setting.text(NAME), "a text", "", "  ");
    means(Setting.path(NAME), "some/file", Path.of("some/file").toAbsolutePath());
    isRefused(Setting.path(NAME), "a path", "", "nul\0l");
  }
}
