package dev.trigrad.benchmarks.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

/** The command in a process of its own: it says where the page is, and ends when it is told to. */
@Timeout(180)
class PlaygroundCommandTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" content=\"(\\w+)\"");

  private Process process;
  private BufferedReader out;
  private URI address;

  private void start() throws Exception {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "playground",
                "--no-open",
                "--port",
                "0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    out = process.inputReader();
    String line = out.readLine();
    assertNotNull(line, "it has ended");
    Matcher found = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/").matcher(line);
    assertTrue(found.find(), line);
    assertTrue(line.length() <= 80 && line.contains("Ctrl-C"), line);
    address = URI.create(found.group());
  }

  @AfterEach
  void end() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /** What {@code path} gives, or does if there is a token. */
  private String send(String path, String token) throws IOException {
    var connection = (HttpURLConnection) address.resolve(path).toURL().openConnection();
    if (token != null) {
      connection.setRequestMethod("POST");
      connection.setRequestProperty("X-Trigrad-Token", token);
      connection.setDoOutput(true);
      connection.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(200, connection.getResponseCode());
    try (InputStream in = connection.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void endsByItselfWhenThePageSaysSo() throws Exception {
    start();
    Matcher token = TOKEN.matcher(send("/", null));
    assertTrue(token.find(), "the page has the token");
    send("/do/stop", token.group(1));
    assertEquals("playground: stopped", out.readLine());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
    assertEquals(0, process.exitValue());
  }

  @Test
  void endsOnASignal() throws Exception {
    start();
    send("/", null);
    process.destroy();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it goes on");
    assertThrows(ConnectException.class, () -> send("/", null));
  }

  @Test
  void refusesAPortThatIsNone() {
    var said = new StringWriter();
    int code =
        new CommandLine(new PlaygroundCommand())
            .setErr(new PrintWriter(said))
            .execute("--no-open", "--port", "70000");
    assertEquals(2, code);
    assertTrue(said.toString().startsWith("--port is 70000; give a number from 0 to 65535"));
  }
}
