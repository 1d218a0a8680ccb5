package dev.trigrad.engine.own;

import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import java.util.Map;

/** A provider whose class is one of Trigrad's own, by its package; priority 1. */
public record OwnProvider(String name) implements EngineProvider {
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public Availability probe() {
    return new Availability.Available("own");
  }

  @Override
  public Engine open() {
    return new Engine() {
      @Override
      public EngineInfo info() {
        return new EngineInfo(name, "own", Map.of("place", "here"));
      }

      @Override
      public Plan compile(Program program) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
