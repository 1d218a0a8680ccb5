package dev.trigrad.strange;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.EngineUnavailableException;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.Setting;
import dev.trigrad.plan.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A provider each of whose answers can be replaced by a wrong one. */
public final class HostileProvider implements EngineProvider {
  public Supplier<String> name;
  public Supplier<Integer> priority;
  public Supplier<Availability> probe = () -> new Availability.Available("fake");
  public Supplier<List<Setting<?>>> settings = List::of;
  public Supplier<EngineInfo> info;
  public Supplier<Engine> open = FakeEngine::new;
  public final List<String> calls = new ArrayList<>();

  public HostileProvider(String name, int priority) {
    this.name = () -> name;
    this.priority = () -> priority;
    this.info = () -> new EngineInfo(name, "fake", Map.of("place", "here"));
  }

  /** A message that cannot be read, and a cause that is its own. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      return this;
    }
  }

  /** Throws any throwable, checked ones included. */
  @SuppressWarnings("unchecked")
  public static <T, E extends Throwable> T raise(Throwable e) throws E {
    throw (E) e;
  }

  @SuppressWarnings("InfiniteRecursion")
  public static <T> T recurse() {
    return recurse();
  }

  private final class FakeEngine implements Engine {
    @Override
    public EngineInfo info() {
      return info.get();
    }

    @Override
    public Plan compile(Program program) {
      throw new EngineUnavailableException("it computes nothing", "name another engine");
    }
  }

  @Override
  public String name() {
    return name.get();
  }

  @Override
  public int priority() {
    return priority.get();
  }

  @Override
  public List<Setting<?>> settings() {
    return settings.get();
  }

  @Override
  public Availability probe() {
    calls.add("probe");
    return probe.get();
  }

  @Override
  public Engine open() {
    calls.add("open");
    return open.get();
  }

  @Override
  public boolean equals(Object other) {
    throw new AssertionError("equals");
  }

  @Override
  public int hashCode() {
    throw new AssertionError("hashCode");
  }

  @Override
  public String toString() {
    throw new AssertionError("toString");
  }
}
