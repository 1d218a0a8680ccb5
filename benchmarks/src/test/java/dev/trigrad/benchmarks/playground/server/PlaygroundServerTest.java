package dev.trigrad.benchmarks.playground.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.TrigradException;
import dev.trigrad.benchmarks.playground.session.Idleness;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the server lets in, what it says, and that it is gone when it is closed. */
class PlaygroundServerTest extends RunningPlayground {
  @Test
  void listensOnLoopbackAlone() throws IOException {
    assertEquals("127.0.0.1", server.bound().getAddress().getHostAddress());
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThrows(
              IOException.class, () -> new Socket(address, server.bound().getPort()).close());
        }
      }
    }
  }

  @Test
  void servesThePageToItsOwnNames() throws IOException {
    RawHttp.Response page = http.look("/");
    assertEquals(200, page.status());
    assertTrue(page.body().contains(server.token()), "the page knows the token");
    int port = server.bound().getPort();
    assertEquals(200, http.send("GET", "/", List.of("Host: localhost:" + port), null).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "evil.example:%d",
        "127.0.0.1",
        "localhost",
        "127.0.0.1:1",
        "0.0.0.0:%d",
        "localhost.evil.example:%d",
        "127.0.0.1:%d.evil.example",
        "[::1]:%d",
        "2130706433:%d",
        ""
      })
  void refusesAnyOtherHost(String host) throws IOException {
    String named = host.formatted(server.bound().getPort());
    var response = http.send("GET", "/", List.of("Host: " + named), null);
    refused(403, "unknown host", response);
    assertFalse(response.body().contains(server.token()));
  }

  @Test
  void refusesTwoHosts() throws IOException {
    var hosts = List.of("Host: " + http.host(), "Host: evil.example");
    refused(400, "twice", http.send("GET", "/", hosts, null));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site"
      })
  void refusesWhatAnotherSiteCauses(String header) throws IOException {
    refused(403, "another site", http.look("/", header));
    refused(403, "another site", http.look("/main.js", header));
    var headers = List.of("Host: " + http.host(), Guard.TOKEN + ": " + server.token(), header);
    byte[] body = ("{\"settings\":" + SETTINGS + "}").getBytes(StandardCharsets.UTF_8);
    refused(403, "another site", http.send("POST", "/do/begin", headers, body));
    assertEquals(0, server.sessions());
  }

  @Test
  void letsInWhatThePageItselfCauses() throws IOException {
    String own = "Origin: http://" + http.host();
    assertEquals(200, http.look("/main.js", own, "Sec-Fetch-Site: same-origin").status());
    assertEquals(200, http.look("/", "Sec-Fetch-Site: none").status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X-Trigrad-Token: ", "X-Trigrad-Token: 00", "Cookie: token=%s"})
  void actsForTheTokenAlone(String header) throws IOException {
    var headers =
        header.isEmpty()
            ? List.of("Host: " + http.host())
            : List.of("Host: " + http.host(), header.formatted(server.token()));
    for (String action : List.of("begin", "stop", "engines")) {
      byte[] body = ("{\"settings\":" + SETTINGS + "}").getBytes(StandardCharsets.UTF_8);
      refused(403, "token", http.send("POST", "/do/" + action, headers, body));
    }
    assertEquals(200, http.look("/").status(), "it has not been stopped");
  }

  @ParameterizedTest
  @CsvSource({
    "POST,/,GET",
    "PUT,/,GET",
    "DELETE,/main.js,GET",
    "GET,/do/begin,POST",
    "GET,/do/stop,POST",
    "OPTIONS,/do/begin,POST",
    "TRACE,/,GET"
  })
  void checksMethods(String method, String path, String allowed) throws IOException {
    var response = http.send(method, path, List.of("Host: " + http.host()), new byte[0]);
    refused(405, allowed, response);
    assertEquals(allowed.toLowerCase(), response.header("Allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../Main.class",
        "/..%2f..%2fMain.class",
        "/page/index.html",
        "/%2e%2e/module-info.class",
        "//etc/passwd",
        "/index.html%00.css",
        "/index.html/",
        "/PlaygroundServer.class",
        "/.",
        "/do",
        "/index.html;x",
        "/style.css\\..\\index.html",
        "/file:/etc/passwd"
      })
  void hasTheFilesOfThePageAndNoOthers(String path) throws IOException {
    RawHttp.Response response = http.look(path);
    assertTrue(Set.of(400, 404).contains(response.status()), path + ": " + response.status());
    assertFalse(response.body().contains(server.token()), path);
  }

  @Test
  void sendsHeadersThatShutOthersOut() throws IOException {
    for (RawHttp.Response response : List.of(http.look("/"), http.look("/none"))) {
      String policy = response.header("Content-Security-Policy");
      assertAll(
          () -> assertTrue(policy.startsWith("default-src 'self';"), policy),
          () -> assertFalse(policy.contains("unsafe"), policy),
          () -> assertTrue(policy.contains("frame-ancestors 'none'"), policy),
          () -> assertEquals("nosniff", response.header("X-Content-Type-Options")),
          () -> assertEquals("no-store", response.header("Cache-Control")),
          () -> assertEquals("same-origin", response.header("Cross-Origin-Resource-Policy")),
          () -> assertEquals(null, response.header("Access-Control-Allow-Origin")));
    }
  }

  @Test
  void thePageHasNothingInlineAndNothingFromElsewhere() throws IOException {
    String page = http.look("/").body();
    assertFalse(page.matches("(?s).*\\s(on[a-z]+|style)=.*"), "inline");
    assertFalse(page.contains("<style"), "inline style");
    assertFalse(page.matches("(?s).*<script[^>]*>[^<].*"), "inline script");
    for (String name : List.of("/", "/style.css", "/main.js", "/network.js", "/icon.svg")) {
      String text = http.look(name).body().replace("http://www.w3.org/2000/svg", "");
      assertFalse(text.contains("http:") || text.contains("https:"), name);
    }
  }

  @Test
  void stopsWhenThePageSaysSo() throws Exception {
    String session = begin();
    http.act("run", "{\"session\":\"" + session + "\",\"version\":0,\"on\":true}");
    assertTrue(threads().contains("playground " + session), () -> "" + threads());
    assertEquals(200, http.act("stop", "{}").status());
    server.await();
    server.close();
    assertEquals(Set.of(), threads());
    assertThrows(ConnectException.class, () -> http.look("/"));
  }

  /** What would outlive the server: its sessions, and the dispatcher of the JDK's server. */
  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .map(Thread::getName)
        .filter(name -> name.startsWith("playground") || name.contains("HTTP-Dispatcher"))
        .collect(Collectors.toSet());
  }

  @Test
  void closesTwiceAndFreesItsPort() {
    int port = server.bound().getPort();
    assertThrows(TrigradException.class, () -> new PlaygroundServer(port, Idleness.USUAL));
    server.close();
    server.close();
    new PlaygroundServer(port, Idleness.USUAL).close();
  }
}
