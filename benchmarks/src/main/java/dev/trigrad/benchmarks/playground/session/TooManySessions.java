package dev.trigrad.benchmarks.playground.session;

/** All places are taken. */
public final class TooManySessions extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManySessions() {
    super("session: " + Sessions.MOST + " pages are open; close one of them, then reload this one");
  }
}
