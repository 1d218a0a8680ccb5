package dev.trigrad.benchmarks.playground.server;

import java.nio.charset.StandardCharsets;

/** What goes back: a status of HTTP, a media type, and bytes. */
record Answer(int status, String type, byte[] body) {
  static final String TEXT = "text/plain; charset=utf-8";

  static Answer json(Object tree) {
    return new Answer(200, "application/json", Json.bytes(tree));
  }

  static Answer text(int status, String text) {
    return new Answer(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }
}
