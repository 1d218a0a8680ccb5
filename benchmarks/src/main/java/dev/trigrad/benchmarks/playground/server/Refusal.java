package dev.trigrad.benchmarks.playground.server;

/** An answer that is no success: a status of HTTP, and one line that says the remedy. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;

  Refusal(int status, String line) {
    super(line, null, false, false);
    this.status = status;
  }

  int status() {
    return status;
  }
}
