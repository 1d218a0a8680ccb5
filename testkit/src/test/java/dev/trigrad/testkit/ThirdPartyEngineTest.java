package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A stranger's engine: one provider, one class; a kernel of its own for squares, everything else
 * inherited.
 */
class ThirdPartyEngineTest extends EngineConformance {
  /** Its kernels are those of plain Java, but for one. */
  @Override
  protected int programs() {
    return 40;
  }

  @Override
  protected EngineProvider provider() {
    return new StrangersProvider();
  }

  private static final class StrangersProvider implements EngineProvider {
    @Override
    public String name() {
      return "stranger";
    }

    @Override
    public int priority() {
      return 1;
    }

    @Override
    public Availability probe() {
      return new Availability.Available("squares by hand");
    }

    @Override
    public Engine open() {
      var info = new EngineInfo(name(), "squares by hand", Map.of());
      return new CpuEngine(info, List.of(new Squares(), new JavaKernels()), new Parallel(1));
    }
  }

  private static final class Squares implements KernelLayer {
    @Override
    public String name() {
      return "stranger";
    }

    @Override
    public Kernel create(KernelRequest request) {
      if (!(request.op() instanceof Unary(var function)) || function != UnaryFunction.SQUARE) {
        return null;
      }
      int in = request.in(0);
      int out = request.out();
      int n = request.output().elements();
      return (frame, state) -> {
        float[] x = (float[]) frame[in];
        float[] y = (float[]) frame[out];
        for (int i = 0; i < n; i++) {
          y[i] = x[i] * x[i];
        }
      };
    }
  }

  @Test
  void itsOwnKernelIsTheOneThatRuns() {
    String plan = new Evaluator(provider().open()).explain(Tensor.of(new float[] {1, 2}).square());
    assertTrue(plan.contains("stranger"), plan);
  }
}
