package dev.trigrad.benchmarks.playground.server;

import dev.trigrad.Engines;
import dev.trigrad.benchmarks.playground.network.Settings;
import dev.trigrad.benchmarks.playground.network.Table;
import dev.trigrad.benchmarks.playground.session.Session;
import dev.trigrad.benchmarks.playground.session.Sessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a page can have done: one action for each path below {@code /do/}. */
final class Actions {
  private final Sessions sessions;

  Actions(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * Does {@code action} as {@code asked}.
   *
   * @throws Refusal if there is no such action, or it cannot be done
   */
  Answer act(String action, Asked asked) {
    return switch (action) {
      case "engines" -> Answer.json(engines());
      case "begin" -> begin(asked);
      case "look" -> view(asked, session -> {});
      case "settings" -> {
        Settings settings = asked.settings();
        yield view(asked, session -> session.settings(settings));
      }
      case "table" -> {
        Settings settings = asked.settings();
        var table = new Table(asked.text("csv").getBytes(StandardCharsets.UTF_8));
        yield view(asked, session -> session.table(table, settings));
      }
      case "run" -> {
        boolean on = asked.truth("on");
        yield view(asked, session -> session.run(on));
      }
      case "step" -> view(asked, Session::step);
      case "epoch" -> view(asked, Session::epoch);
      case "reset" -> view(asked, Session::reset);
      case "java" -> Answer.text(200, session(asked).ask(s -> s.experiment().java()));
      case "weights" -> weights(session(asked));
      case "end" -> {
        sessions.end(session(asked));
        yield Answer.text(200, "ended");
      }
      default -> throw new Refusal(404, "playground: there is no such action; reload the page");
    };
  }

  private static Map<String, Object> engines() {
    List<String> able = Engines.available();
    return Map.of(
        "engines",
        Engines.found().stream()
            .map(name -> Map.of("name", name, "available", able.contains(name)))
            .toList());
  }

  private Session session(Asked asked) {
    return sessions.of(asked.text("session"));
  }

  private Answer begin(Asked asked) {
    Settings settings = asked.settings();
    Session session = sessions.begin();
    try {
      return view(session, -1, begun -> begun.settings(settings));
    } catch (RuntimeException e) {
      sessions.end(session);
      throw e;
    }
  }

  private Answer view(Asked asked, Consumer<Session> action) {
    return view(session(asked), asked.integer("version"), action);
  }

  private static Answer view(Session session, int version, Consumer<Session> action) {
    return Answer.json(
        session.ask(
            asked -> {
              action.accept(asked);
              return View.of(asked, version);
            }));
  }

  private static Answer weights(Session session) {
    try {
      Path folder = Files.createTempDirectory("playground");
      Path file = folder.resolve("network.safetensors");
      try {
        session.ask(
            asked -> {
              asked.experiment().save(file);
              return null;
            });
        return new Answer(200, "application/octet-stream", Files.readAllBytes(file));
      } finally {
        Files.deleteIfExists(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
