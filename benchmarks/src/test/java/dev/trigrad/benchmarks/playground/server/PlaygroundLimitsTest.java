package dev.trigrad.benchmarks.playground.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.benchmarks.playground.session.Sessions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much and what a page may ask for. */
class PlaygroundLimitsTest extends RunningPlayground {
  @Test
  void limitsWhatItReads() throws IOException {
    byte[] long_ = new byte[Guard.MOST_BYTES + 1];
    Arrays.fill(long_, (byte) ' ');
    var headers = List.of("Host: " + http.host(), Guard.TOKEN + ": " + server.token());
    refused(413, "2 MB", http.send("POST", "/do/begin", headers, long_));
    refused(400, "deep", http.act("begin", "[".repeat(50_000).replaceFirst("\\[", "{\"a\":[")));
    refused(400, "malformed", http.act("begin", "{\"a\":"));
    refused(400, "no object", http.act("begin", ""));
    refused(400, "no object", http.act("begin", "[1]"));
    refused(400, "follows", http.act("begin", "{} {}"));
    refused(400, "malformed", http.act("begin", "{\"a\":1,\"a\":2}"));
    refused(400, "there is no 'settings'", http.act("begin", "{}"));
    refused(404, "no such action", http.act("Begin", "{}"));
    assertEquals(0, server.sessions());
  }

  @Test
  void takesMalformedChunksForTheSendersFault() throws IOException {
    var headers =
        List.of(
            "Host: " + http.host(),
            Guard.TOKEN + ": " + server.token(),
            "Transfer-Encoding: chunked",
            "",
            "FFFFFFFFF");
    refused(400, "malformed", http.send("POST", "/do/engines", headers, null));
  }

  @Test
  void isNoProxy() throws IOException {
    var headers = List.of("Host: " + http.host());
    refused(400, "no proxy", http.send("GET", "http://example.org/", headers, null));
  }

  @Test
  void answersHeadWithoutBody() throws IOException {
    RawHttp.Response response = http.send("HEAD", "/", List.of("Host: " + http.host()), null);
    assertEquals(405, response.status());
    assertEquals("", response.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"hidden\":[3] | \"hidden\":[1,1,1,1,1,1,1] | hidden layers: 7 is out of range",
        "\"hidden\":[3] | \"hidden\":[33] | units of hidden layer 1: 33 is out of range",
        "\"hidden\":[3] | \"hidden\":[0] | units of hidden layer 1: 0 is out of range",
        "\"hidden\":[3] | \"hidden\":[1.5] | 'hidden' is no whole number",
        "\"hidden\":[3] | \"hidden\":[\"a\"] | 'hidden' is no list of numbers",
        "\"hidden\":[3] | \"hidden\":3 | 'hidden' is no list",
        "\"points\":100 | \"points\":1e9 | points: 1000000000 is out of range",
        "\"points\":100 | \"points\":1e99 | 'points' is too large",
        "\"points\":100 | \"points\":null | there is no 'points'",
        "\"rate\":0.01 | \"rate\":-1 | learning rate: -1 is out of range",
        "\"rate\":0.01 | \"rate\":1e400 | learning rate: Infinity is out of range",
        "\"rate\":0.01 | \"rate\":\"fast\" | 'rate' is no number",
        "\"features\":[\"x\",\"y\"] | \"features\":[] | features: none is chosen",
        "\"features\":[\"x\",\"y\"] | \"features\":[\"z\"] | 'features' is unknown",
        "\"source\":\"circles\" | \"source\":\"csv\" | no table is loaded",
        "\"source\":\"circles\" | \"source\":\"CIRCLES\" | 'source' is unknown",
        "\"engine\":\"java\" | \"engine\":\"../java\" | ../java",
        "\"batch\":10 | \"batch\":0 | batch: 0 is out of range",
        "\"dropout\":0 | \"dropout\":1 | dropout: 1 is out of range",
      })
  void refusesSettingsOutOfTheirLimits(String right, String wrong, String part) throws IOException {
    String settings = SETTINGS.replace(right, wrong);
    assertFalse(settings.equals(SETTINGS), right);
    RawHttp.Response response = http.act("begin", "{\"settings\":" + settings + "}");
    assertTrue(Set.of(400, 422).contains(response.status()), response.body());
    assertTrue(response.body().contains(part), response.body());
    assertEquals(1, response.body().lines().count(), response.body());
    assertEquals(0, server.sessions(), "a session that could not begin is not left");
  }

  @Test
  void opensSoManySessionsAndNoMore() throws IOException {
    String first = begin();
    for (int i = 1; i < Sessions.MOST; i++) {
      begin();
    }
    refused(429, "close one", http.act("begin", "{\"settings\":" + SETTINGS + "}"));
    assertEquals(200, http.act("end", "{\"session\":\"" + first + "\"}").status());
    begin();
    refused(410, "reload", http.act("look", "{\"session\":\"" + first + "\",\"version\":0}"));
  }

  @Test
  void saysWhatIsWrongWithATable() throws IOException {
    String session = begin();
    String ask = "{\"session\":\"%s\",\"version\":0,\"csv\":\"%s\",\"settings\":%s}";
    String csv = SETTINGS.replace("circles", "csv");
    refused(422, "columns", http.act("table", ask.formatted(session, "1,2\\n3,4", csv)));
    refused(422, "rows", http.act("table", ask.formatted(session, "x,y,c\\n1,2,a", csv)));
    String ragged = "x,y,c\\n" + "1,2,a\\n".repeat(12) + "3,4\\n";
    RawHttp.Response response = http.act("table", ask.formatted(session, ragged, csv));
    assertEquals(422, response.status());
    assertTrue(response.body().contains("line 14"), response.body());
    String look = "{\"session\":\"" + session + "\",\"version\":0}";
    assertTrue(http.act("look", look).body().contains("\"source\":\"circles\""), "it goes on");
  }
}
