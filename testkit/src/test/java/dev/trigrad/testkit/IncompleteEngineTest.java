package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.UnsupportedPrimitiveException;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Program;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * An engine written from nothing that has never heard of some primitives: it says so when it
 * compiles, declares it, and conforms in all that it does.
 */
class IncompleteEngineTest extends EngineConformance {
  private static final Set<String> UNKNOWN = Set.of("erf", "random");

  /** Its kernels are those of plain Java, but for one. */
  @Override
  protected int programs() {
    return 40;
  }

  @Override
  protected EngineProvider provider() {
    return new Provider();
  }

  @Override
  protected Set<Limitation> limitations() {
    return Set.of(
        Limitation.unsupported("erf", "no kernel for the error function yet"),
        Limitation.unsupported("random", "random numbers are made on the host"));
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    var evaluator = new Evaluator(provider().open());
    assertEquals(3, evaluator.evaluate(Tensor.of(1f).add(2)).item());
    Tensor erf = Tensor.of(1f).erf();
    var error = assertThrows(UnsupportedPrimitiveException.class, () -> evaluator.evaluate(erf));
    assertTrue(
        error.getMessage().startsWith("engine incomplete: no kernel for erf"), error.getMessage());
  }

  private record Provider() implements EngineProvider {
    @Override
    public String name() {
      return "incomplete";
    }

    @Override
    public int priority() {
      return 0;
    }

    @Override
    public Availability probe() {
      return new Availability.Available("most of the operations");
    }

    @Override
    public Engine open() {
      return new Incomplete(new JavaProvider().open());
    }
  }

  private record Incomplete(Engine rest) implements Engine {
    @Override
    public EngineInfo info() {
      return new EngineInfo("incomplete", "most of the operations", Map.of());
    }

    @Override
    public boolean canFail(Op op) {
      return rest.canFail(op);
    }

    @Override
    public Plan compile(Program program) {
      for (var step : program.steps()) {
        if (UNKNOWN.contains(step.op().name())) {
          throw new UnsupportedPrimitiveException("incomplete", step.op());
        }
      }
      return new Delegating(rest.compile(program));
    }
  }

  private record Delegating(Plan plan) implements Plan {
    @Override
    public void run(Object[] inputs, Object[] outputs) {
      plan.run(inputs, outputs);
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      plan.run(inputs, outputs, beforeWrites);
    }

    @Override
    public List<String> kernels() {
      return plan.kernels().stream().map(name -> "incomplete").toList();
    }
  }
}
