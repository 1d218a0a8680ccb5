package dev.trigrad.benchmarks.playground.session;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sessions that are open, so many at most. Safe for use by many threads. */
public final class Sessions {
  /** More trainings than this are of no use to anybody. */
  public static final int MOST = 8;

  private final Map<String, Session> open = new LinkedHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final Idleness idleness;
  private boolean closed;

  /** None yet. */
  public Sessions(Idleness idleness) {
    this.idleness = idleness;
  }

  /**
   * A new one.
   *
   * @throws TooManySessions if there are {@value #MOST}
   */
  public synchronized Session begin() {
    if (closed) {
      throw new SessionEnded();
    }
    if (open.size() >= MOST) {
      throw new TooManySessions();
    }
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String id = HexFormat.of().formatHex(bytes);
    var session = new Session(id, idleness, () -> forget(id));
    open.put(id, session);
    return session.started();
  }

  private synchronized void forget(String id) {
    open.remove(id);
  }

  /**
   * The session that a page calls {@code id}.
   *
   * @throws SessionEnded if it has ended, or never was
   */
  public synchronized Session of(String id) {
    Session session = open.get(id);
    if (session == null) {
      throw new SessionEnded();
    }
    return session;
  }

  /** How many are open. */
  public synchronized int size() {
    return open.size();
  }

  /** Ends {@code session}, and makes room for another one. */
  public void end(Session session) {
    forget(session.id());
    session.close();
  }

  /** Ends them all, and waits until their threads are gone; there are no more from now on. */
  public void close() throws InterruptedException {
    ArrayList<Session> all;
    synchronized (this) {
      closed = true;
      all = new ArrayList<>(open.values());
    }
    all.forEach(Session::close);
    for (Session session : all) {
      session.join();
    }
  }
}
