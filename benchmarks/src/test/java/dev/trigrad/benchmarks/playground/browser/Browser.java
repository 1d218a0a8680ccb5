package dev.trigrad.benchmarks.playground.browser;

import dev.trigrad.testkit.Requirements;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.CommandInfo;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.remote.http.HttpMethod;
import org.openqa.selenium.support.ui.WebDriverWait;

/** An installed Chromium, steered by its driver; what it downloads goes into a given folder. */
final class Browser implements AutoCloseable {
  private static final Path BINARY = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Of a machine that does much else meanwhile. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Driver driver;

  /** Where there is none, the test is skipped, or fails if it is required. */
  static Browser open(Path folder) {
    Requirements.check(
        "browser",
        Files.isExecutable(BINARY) && Files.isExecutable(DRIVER),
        "install Debian's chromium and chromium-driver");
    return new Browser(folder);
  }

  private Browser(Path folder) {
    var options = new ChromeOptions();
    options.setBinary(BINARY.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--user-data-dir=" + folder.resolve("profile"));
    options.setExperimentalOption(
        "prefs",
        Map.of("download.default_directory", folder.toString(), "safebrowsing.enabled", false));
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .withLogOutput(OutputStream.nullOutputStream())
            .build();
    driver = new Driver(service, options);
  }

  /** Chrome's own driver would look for what downloads browsers. */
  private static final class Driver extends RemoteWebDriver {
    private static final String DEVELOPER = "executeCdpCommand";

    Driver(ChromeDriverService service, ChromeOptions options) {
      super(
          new ChromiumDriverCommandExecutor(
              service,
              Map.of(
                  DEVELOPER,
                  new CommandInfo("/session/:sessionId/goog/cdp/execute", HttpMethod.POST)),
              ClientConfig.defaultConfig()),
          options);
    }

    void developer(String command, Map<String, Object> parameters) {
      execute(DEVELOPER, Map.of("cmd", command, "params", parameters));
    }
  }

  void go(String address) {
    driver.get(address);
  }

  /** A window of this width, in light or dark, with or without motion. */
  void look(int width, int height, String scheme, String motion) {
    driver.developer(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    driver.developer(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", motion))));
  }

  WebElement at(String id) {
    return driver.findElement(By.id(id));
  }

  String text(String id) {
    return at(id).getText();
  }

  /** A number that the page shows, without separators and units. */
  double number(String id) {
    String digits = text(id).replaceAll("[^0-9.e-]", "");
    return digits.isEmpty() ? Double.NaN : Double.parseDouble(digits);
  }

  void click(String id) {
    at(id).click();
  }

  /** Chooses in a list as a change of the user would. */
  void choose(String id, String value) {
    run(
        "const e = document.getElementById(arguments[0]); e.value = arguments[1];"
            + "e.dispatchEvent(new Event('change', {bubbles: true}))",
        id,
        value);
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  void until(String what, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(() -> what + "; status: " + text("status") + "; error: " + text("error"))
        .until(_ -> condition.getAsBoolean());
  }

  /** Presses keys wherever the focus is. */
  void press(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  /** The id of what has the focus, or its text where it has none. */
  String focused() {
    WebElement element = driver.switchTo().activeElement();
    String id = element.getAttribute("id");
    return id == null || id.isEmpty() ? element.getText() : id;
  }

  /** Goes on by the tabulator until {@code id} has the focus. */
  void tabTo(String id) {
    for (int i = 0; i < 80; i++) {
      if (focused().equals(id)) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError(id + " is not reached by the keyboard");
  }

  /** What axe-core objects to, one line each. */
  @SuppressWarnings("unchecked")
  List<String> violations() {
    if (run("return typeof axe").equals("undefined")) {
      run(axe());
    }
    Object found =
        driver.executeAsyncScript(
            "const done = arguments[0]; axe.run({resultTypes: ['violations']}).then(r =>"
                + " done(r.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes.map(n =>"
                + " n.target).join(' ') + ' ' + (v.nodes[0].any[0]?.message ?? ''))))");
    return (List<String>) found;
  }

  private static String axe() {
    try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the page has complained of on its console. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
