package dev.trigrad.benchmarks.playground.session;

/** A session that is asked has ended, or never was. */
public final class SessionEnded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** With the remedy. */
  public SessionEnded() {
    super("session: it has ended; reload the page to begin another one");
  }
}
