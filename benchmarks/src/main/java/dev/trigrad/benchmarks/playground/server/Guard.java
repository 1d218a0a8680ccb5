package dev.trigrad.benchmarks.playground.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Who is let in: requests to this machine's own name, which no other site has caused, with a token
 * that only the page has where something is to be done. A page of another site, also one whose name
 * was made to resolve to this machine, gets nothing.
 */
final class Guard {
  /** Bytes of a body at most. */
  static final int MOST_BYTES = 2_000_000;

  /** The header that has the token. */
  static final String TOKEN = "X-Trigrad-Token";

  private final Set<String> hosts;
  private final Set<String> origins;
  private final String token;

  Guard(int port) {
    this.hosts = Set.of("127.0.0.1:" + port, "localhost:" + port);
    this.origins = Set.of("http://127.0.0.1:" + port, "http://localhost:" + port);
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    this.token = HexFormat.of().formatHex(bytes);
  }

  /** What a request that does something has to know. */
  String token() {
    return token;
  }

  /**
   * Lets in a request by its headers.
   *
   * @throws Refusal if it comes from elsewhere
   */
  void admit(HttpExchange exchange) {
    Headers headers = exchange.getRequestHeaders();
    if (exchange.getRequestURI().isAbsolute()) {
      // Its host would count before the header's.
      throw new Refusal(400, "playground: it is no proxy; ask for a path");
    }
    if (!exchange.getRemoteAddress().getAddress().isLoopbackAddress()) {
      throw new Refusal(403, "playground: it is for this machine alone; run your own");
    }
    String host = only(headers, "Host");
    if (host == null || !hosts.contains(host)) {
      throw new Refusal(403, "playground: unknown host; open the address that was printed");
    }
    String origin = only(headers, "Origin");
    if (origin != null && !origins.contains(origin)) {
      throw new Refusal(403, "playground: another site asks; open the address that was printed");
    }
    String site = only(headers, "Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      throw new Refusal(
          403, "playground: another site asks; type the address that was printed yourself");
    }
  }

  /** The only value of a header, null if there is none. */
  private static String only(Headers headers, String name) {
    List<String> values = headers.get(name);
    if (values == null || values.isEmpty()) {
      return null;
    }
    if (values.size() > 1) {
      throw new Refusal(400, "playground: the header " + name + " is there twice; send it once");
    }
    return values.getFirst();
  }

  /**
   * Lets in a request that does something.
   *
   * @throws Refusal if it does not know the token
   */
  void admitAction(HttpExchange exchange) {
    String given = only(exchange.getRequestHeaders(), TOKEN);
    if (given == null || !MessageDigest.isEqual(ascii(given), ascii(token))) {
      throw new Refusal(403, "playground: the token is wrong; reload the page");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The body of a request.
   *
   * @throws Refusal if it is longer than {@value #MOST_BYTES} bytes
   */
  static byte[] body(HttpExchange exchange) throws IOException {
    InputStream in = exchange.getRequestBody();
    byte[] bytes;
    try {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IndexOutOfBoundsException e) {
      // The JDK's reader of chunks, of a length that no array has.
      throw new Refusal(400, "playground: the body is malformed; send what fetch sends");
    }
    if (bytes.length > MOST_BYTES) {
      throw new Refusal(413, "playground: the body is longer than 2 MB; send less");
    }
    return bytes;
  }
}
