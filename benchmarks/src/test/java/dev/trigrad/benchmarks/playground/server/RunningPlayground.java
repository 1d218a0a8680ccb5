package dev.trigrad.benchmarks.playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.playground.session.Idleness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A server of the playground for each test, and how it is spoken to. */
abstract class RunningPlayground {
  static final String SETTINGS =
      """
      {"source":"circles","points":100,"noise":0.1,"testShare":0.5,"seed":1,"columns":[],\
      "features":["x","y"],"hidden":[3],"activation":"tanh","loss":"cross_entropy",\
      "optimizer":"adam","rate":0.01,"l1":0,"l2":0,"dropout":0,"batch":10,"engine":"java",\
      "pace":0}\
      """;

  PlaygroundServer server;
  RawHttp http;

  @BeforeEach
  void start() {
    server = new PlaygroundServer(0, Idleness.USUAL);
    http = new RawHttp(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** The identifier of a new session. */
  String begin() throws IOException {
    RawHttp.Response begun = http.act("begin", "{\"settings\":" + SETTINGS + "}");
    assertEquals(200, begun.status(), begun.body());
    return (String) Json.object(begun.body().getBytes(StandardCharsets.UTF_8)).get("session");
  }

  /** A refusal is one line that says the remedy. */
  static void refused(int status, String part, RawHttp.Response response) {
    assertEquals(status, response.status(), response.body());
    assertEquals(1, response.body().lines().count(), response.body());
    assertTrue(response.body().contains(part), response.body());
    assertTrue(response.body().contains(";"), () -> "no remedy: " + response.body());
  }
}
