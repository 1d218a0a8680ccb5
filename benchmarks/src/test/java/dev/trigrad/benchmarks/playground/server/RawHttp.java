package dev.trigrad.benchmarks.playground.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests letter by letter: a client would not let a test lie about hosts and paths. */
final class RawHttp {
  /** What came back. */
  record Response(int status, List<String> headers, String body) {
    /** The value of a header, in lower case, or null. */
    String header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ": ";
      return headers.stream()
          .map(line -> line.toLowerCase(Locale.ROOT))
          .filter(line -> line.startsWith(start))
          .map(line -> line.substring(start.length()))
          .findFirst()
          .orElse(null);
    }
  }

  private final InetSocketAddress address;
  private final String token;

  RawHttp(PlaygroundServer server) {
    this.address = server.bound();
    this.token = server.token();
  }

  String host() {
    return "127.0.0.1:" + address.getPort();
  }

  /** A request with these header lines alone, and a body if it is not null. */
  Response send(String method, String path, List<String> headers, byte[] body) throws IOException {
    try (var socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(60_000);
      var lines = new ArrayList<>(List.of(method + " " + path + " HTTP/1.1", "Connection: close"));
      lines.addAll(headers);
      if (body != null) {
        lines.add("Content-Length: " + body.length);
      }
      OutputStream out = socket.getOutputStream();
      out.write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      if (body != null) {
        out.write(body);
      }
      out.flush();
      return parsed(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Response parsed(String text) {
    int end = text.indexOf("\r\n\r\n");
    List<String> lines = text.substring(0, end).lines().toList();
    int status = Integer.parseInt(lines.getFirst().split(" ")[1]);
    return new Response(status, lines, text.substring(end + 4));
  }

  /** A request as the page makes it, with more header lines. */
  Response look(String path, String... more) throws IOException {
    return send("GET", path, with(List.of("Host: " + host()), more), null);
  }

  /** An action as the page has it done. */
  Response act(String action, String json) throws IOException {
    var headers = List.of("Host: " + host(), Guard.TOKEN + ": " + token);
    return send("POST", "/do/" + action, headers, json.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> with(List<String> headers, String... more) {
    var all = new ArrayList<>(headers);
    all.addAll(List.of(more));
    return all;
  }
}
