package dev.trigrad.benchmarks.playground.server;

import static java.util.stream.Collectors.joining;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.trigrad.TrigradException;
import dev.trigrad.benchmarks.playground.session.Idleness;
import dev.trigrad.benchmarks.playground.session.SessionEnded;
import dev.trigrad.benchmarks.playground.session.Sessions;
import dev.trigrad.benchmarks.playground.session.TooManySessions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The playground's page and its trainings, over HTTP on this machine's loopback address alone. What
 * is looked at is asked for by GET; what does something by POST, see {@link Guard}.
 */
public final class PlaygroundServer implements AutoCloseable {
  private static final String POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String ACTIONS = "/do/";

  private final HttpServer http;
  private final Guard guard;
  private final Page page;
  private final Sessions sessions;
  private final Actions actions;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch stopped = new CountDownLatch(1);
  private boolean closed;

  /**
   * Listens on {@code port}, or any free one if it is 0.
   *
   * @throws TrigradException if the port is taken
   */
  public PlaygroundServer(int port, Idleness idleness) {
    // A request that is never finished does not hold its connection for ever.
    System.getProperties().putIfAbsent("sun.net.httpserver.maxReqTime", "20");
    System.getProperties().putIfAbsent("sun.net.httpserver.nodelay", "true");
    try {
      byte[] loopback = {127, 0, 0, 1};
      var address = new InetSocketAddress(InetAddress.getByAddress("127.0.0.1", loopback), port);
      http = HttpServer.create(address, 0);
    } catch (BindException e) {
      throw new TrigradException(
          "playground: port " + port + " is taken; choose another by --port, or 0 for any", e);
    } catch (IOException e) {
      throw new TrigradException("playground: cannot listen: " + e.getMessage(), e);
    }
    guard = new Guard(http.getAddress().getPort());
    page = new Page(guard.token());
    sessions = new Sessions(idleness);
    actions = new Actions(sessions);
    http.createContext("/", this::handle);
    http.setExecutor(threads);
    http.start();
  }

  /** Where the page is. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + bound().getPort() + "/");
  }

  /** What it listens on. */
  InetSocketAddress bound() {
    return http.getAddress();
  }

  /** What a page's actions carry. */
  String token() {
    return guard.token();
  }

  /** How many trainings are open. */
  int sessions() {
    return sessions.size();
  }

  private void handle(HttpExchange exchange) throws IOException {
    boolean stop = false;
    try (exchange) {
      Answer answer;
      try {
        guard.admit(exchange);
        String path = exchange.getRequestURI().getRawPath();
        stop = path.equals(ACTIONS + "stop");
        answer = answer(exchange, path);
      } catch (RuntimeException e) {
        stop = false;
        answer = refused(e);
      }
      send(exchange, answer);
    }
    if (stop) {
      stopped.countDown();
    }
  }

  private Answer answer(HttpExchange exchange, String path) throws IOException {
    if (!path.startsWith(ACTIONS)) {
      require(exchange, "GET");
      return page.file(path);
    }
    require(exchange, "POST");
    guard.admitAction(exchange);
    String action = path.substring(ACTIONS.length());
    byte[] body = Guard.body(exchange);
    if (action.equals("stop")) {
      return Answer.text(200, "stopped");
    }
    return actions.act(action, new Asked(Json.object(body)));
  }

  private static void require(HttpExchange exchange, String method) {
    if (!exchange.getRequestMethod().equals(method)) {
      exchange.getResponseHeaders().set("Allow", method);
      throw new Refusal(405, "playground: the method is not allowed; use " + method);
    }
  }

  /** Errors of the library and of settings are one line each; others are a fault of ours. */
  private static Answer refused(RuntimeException e) {
    int status =
        switch (e) {
          case Refusal refusal -> refusal.status();
          case SessionEnded _ -> 410;
          case TooManySessions _ -> 429;
          case TrigradException _, IllegalArgumentException _ -> 422;
          default -> 500;
        };
    if (status == 500) {
      System.getLogger(PlaygroundServer.class.getName())
          .log(System.Logger.Level.ERROR, "playground: a fault of its own: " + e, e);
      return Answer.text(500, "playground: a fault of its own; reset or reload the page");
    }
    // Where several engines are missing, the library gives each a line.
    String line = String.valueOf(e.getMessage()).lines().map(String::strip).collect(joining(" "));
    return Answer.text(status, line);
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    Headers headers = exchange.getResponseHeaders();
    headers.set("Content-Type", answer.type());
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(answer.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(answer.status(), answer.body().length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(answer.body());
    }
  }

  /** Waits until a page asks to stop, or {@link #close} is called. */
  public void await() throws InterruptedException {
    stopped.await();
  }

  /** Stops listening, ends all trainings, and waits until their threads are gone. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    stopped.countDown();
    http.stop(0);
    try {
      sessions.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.close();
  }
}
