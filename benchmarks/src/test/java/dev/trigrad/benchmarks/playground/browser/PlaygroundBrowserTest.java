package dev.trigrad.benchmarks.playground.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.playground.server.PlaygroundServer;
import dev.trigrad.benchmarks.playground.session.Idleness;
import dev.trigrad.io.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The playground as a person uses it, in a real browser. */
class PlaygroundBrowserTest {
  @TempDir private static Path folder;

  private static Browser browser;
  private static PlaygroundServer server;

  @BeforeAll
  static void open() {
    browser = Browser.open(folder);
    server = new PlaygroundServer(0, Idleness.USUAL);
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void load() {
    browser.look(1600, 1000, "light", "no-preference");
    browser.go(server.address().toString());
    browser.until("ready", () -> browser.text("status").startsWith("Ready"));
    browser.choose("engine", "java");
    browser.until(
        "engine java",
        () ->
            browser.text("status").startsWith("Goes on with")
                || browser.text("status").startsWith("Begun"));
  }

  private static void quiet() {
    assertEquals(List.of(), browser.complaints(), "complaints of the browser");
    assertEquals("", browser.text("error"));
  }

  @Test
  void trainsCirclesAndSwitchesTheEngineMeanwhile() {
    browser.choose("pace", "0");
    browser.click("run");
    browser.until("trained", () -> browser.number("accuracy") > 95);
    assertEquals("Pause", browser.text("run"));
    browser.choose("engine", "vector");
    browser.until("two rates", () -> browser.text("rates").lines().count() == 2);
    double epoch = browser.number("epochs");
    browser.until("goes on", () -> browser.number("epochs") > epoch);
    assertTrue(browser.text("rates").contains("vector"), browser.text("rates"));
    assertTrue(browser.number("rate") > 0);
    browser.click("run");
    browser.until("paused", () -> browser.text("status").startsWith("Paused"));
    assertEquals("Train", browser.text("run"));
    assertTrue(browser.number("accuracy") > 95, browser.text("accuracy"));
    String words = browser.at("plane").getAttribute("aria-label");
    assertTrue(words.contains("500 points") && words.contains("test accuracy"), words);
    quiet();
  }

  @Test
  void leavesAloneWhatIsBeingTyped() {
    browser.click("run");
    browser.click("layer-1");
    browser.press("2");
    String typed = browser.at("layer-1").getAttribute("value");
    assertTrue(typed.contains("2"), typed);
    double epoch = browser.number("epochs");
    browser.until("goes on", () -> browser.number("epochs") > epoch + 1);
    assertEquals(typed, browser.at("layer-1").getAttribute("value"));
    assertEquals("layer-1", browser.focused());
    quiet();
  }

  @Test
  void goesStepByStep() {
    browser.click("step");
    browser.until("one step", () -> browser.text("status").contains("step 1:"));
    browser.click("step");
    browser.until("two steps", () -> browser.text("status").contains("step 2:"));
    browser.click("epoch");
    browser.until("an epoch", () -> browser.text("status").contains("Epoch 1, step 25:"));
    browser.run("document.getElementById('numbers').open = true");
    browser.until("a table", () -> browser.text("weights").startsWith("x unit 1.1"));
    String before = browser.text("weights");
    browser.click("step");
    browser.until("other weights", () -> !browser.text("weights").equals(before));
    browser.click("reset");
    browser.until("reset", () -> browser.text("epochs").equals("0"));
    quiet();
  }

  @Test
  void loadsATable() throws IOException {
    var csv = new StringBuilder("width,height,kind\n");
    for (int i = 0; i < 60; i++) {
      csv.append(10 + i % 7 + (i % 2) * 20).append(',').append(100 + i).append(',');
      csv.append(i % 2 == 0 ? "small" : "large").append('\n');
    }
    Path file = Files.writeString(folder.resolve("kinds.csv"), csv);
    browser.at("file").sendKeys(file.toString());
    browser.until("loaded", () -> browser.text("status").contains("60 rows"));
    assertAll(
        () -> assertEquals("csv", browser.at("source").getAttribute("value")),
        () -> assertEquals("kind", browser.at("columnZ").getAttribute("value")),
        () -> assertTrue(browser.text("planeLegend").contains("large")));
    browser.choose("pace", "0");
    browser.click("run");
    browser.until("trained", () -> browser.number("accuracy") > 95);
    quiet();
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "a,b\n1,2\n");
    browser.at("file").sendKeys(wrong.toString());
    browser.until("refused", () -> browser.text("error").contains("columns"));
    assertEquals("kind", browser.at("columnZ").getAttribute("value"), "the old table stays");
    browser.complaints();
  }

  @Test
  void exportsWeightsAndJava() throws IOException {
    browser.click("epoch");
    browser.until("an epoch", () -> browser.text("status").contains("Epoch 1"));
    browser.click("download");
    Path file = folder.resolve("network.safetensors");
    browser.until("a download", () -> Files.exists(file));
    assertEquals(6, SafeTensors.open(file).entries().size(), "three layers");
    browser.click("showJava");
    browser.until("a program", () -> browser.text("java").contains("void main()"));
    assertTrue(browser.text("java").contains("new Linear(4, 2)"), browser.text("java"));
    quiet();
  }

  @Test
  void isUsedByKeyboardAlone() {
    browser.go(server.address().toString());
    browser.until("ready", () -> browser.text("status").startsWith("Ready"));
    browser.run("document.activeElement.blur()");
    browser.press(Keys.TAB);
    assertEquals("Skip to the training controls", browser.focused());
    browser.press(Keys.ENTER);
    browser.tabTo("run");
    String outline =
        (String) browser.run("return getComputedStyle(document.activeElement).outlineStyle");
    assertEquals("solid", outline, "the focus is seen");
    browser.tabTo("source");
    browser.press("X");
    browser.until("XOR", () -> browser.at("source").getAttribute("value").equals("xor"));
    browser.tabTo("feature-product");
    browser.press(Keys.SPACE);
    browser.tabTo("addLayer");
    browser.press(Keys.ENTER);
    assertEquals("layer-3", browser.focused(), "a new layer has the focus");
    browser.press(Keys.ARROW_UP);
    browser.until("5 units", () -> browser.text("status").startsWith("Begun"));
    browser.tabTo("showTest");
    browser.tabTo("showGradients");
    browser.tabTo("download");
    browser.tabTo("stop");
    browser.run("document.getElementById('training').focus()");
    browser.tabTo("run");
    browser.press(Keys.SPACE);
    browser.until("trains", () -> browser.number("accuracy") > 95);
    browser.press(Keys.SPACE);
    browser.until("paused", () -> browser.text("status").startsWith("Paused"));
    quiet();
  }

  @ParameterizedTest
  @CsvSource({
    "360,light,no-preference",
    "360,dark,reduce",
    "1600,light,reduce",
    "1600,dark,no-preference"
  })
  void isAccessible(int width, String scheme, String motion) {
    browser.look(width, 900, scheme, motion);
    browser.run("for (const each of document.querySelectorAll('details')) each.open = true");
    browser.click("showJava");
    browser.until("a program", () -> browser.text("java").contains("void main()"));
    browser.run("document.querySelector('#trials button:last-child').click()");
    browser.until("set up", () -> browser.text("status").startsWith("Set up"));
    assertEquals(List.of(), browser.violations(), width + " " + scheme);
    Object beyond = browser.run("return document.documentElement.scrollWidth - window.innerWidth");
    assertFalse((Long) beyond > 0, () -> "scrolls by " + beyond);
    // What is wrong is said in colours that can be read, too.
    browser.run(
        "const e = document.getElementById('layer-1'); e.value = 99;"
            + "e.dispatchEvent(new Event('change', {bubbles: true}))");
    browser.until("an error", () -> browser.text("error").contains("out of range"));
    assertEquals(List.of(), browser.violations(), width + " " + scheme + " with an error");
    browser.complaints();
  }
}
