package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineInfo;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.engine.java.JavaKernels;
import dev.trigrad.engine.java.Kernel;
import dev.trigrad.engine.java.KernelLayer;
import dev.trigrad.engine.java.KernelRequest;
import dev.trigrad.engine.java.Parallel;
import dev.trigrad.engine.java.chain.ElementwiseKernel;
import dev.trigrad.engine.java.chain.LoopTable;
import dev.trigrad.engine.java.function.UnaryLoop;
import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.testkit.checks.KernelChecks;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Engines that claim the code of plain Java as their own, in three ways, trip rule R14. */
class LyingEnginesTest {
  private static final Set<Rule> LIE = Set.of(Rule.R14_KERNELS);

  /** An engine whose own layer makes the kernels of elementwise operations. */
  private static Engine lying(Function<KernelRequest, Kernel> kernels) {
    record Layer(Function<KernelRequest, Kernel> kernels) implements KernelLayer {
      @Override
      public String name() {
        return "liar";
      }

      @Override
      public Kernel create(KernelRequest request) {
        return request.op() instanceof ElementwisePrimitive ? kernels.apply(request) : null;
      }
    }

    var info = new EngineInfo("liar", "no code of its own", Map.of());
    return new CpuEngine(info, List.of(new Layer(kernels), new JavaKernels()), new Parallel(1));
  }

  private static String message(List<Check> checks, String name) {
    Check failing = checks.stream().filter(each -> each.name().equals(name)).findFirst().get();
    return assertThrows(AssertionError.class, () -> failing.body().execute()).getMessage();
  }

  /** It makes every elementwise kernel, of the loops it was given. */
  @Test
  void whoTakesTheLoopsOfAnotherOwnsNone() {
    Engine engine = lying(request -> ElementwiseKernel.of(request, LoopTable.JAVA));
    List<Check> checks = new KernelChecks(engine, Set.of()).all();
    BrokenEnginesTest.trips(LIE, checks);
    String said = message(checks, "some are its own");
    assertTrue(said.startsWith("no step runs on code of engine liar: {abs=[java], "), said);
  }

  @Test
  void whoWrapsTheLoopsOfAnotherIsFoundOut() {
    Engine engine =
        lying(
            request ->
                ElementwiseKernel.of(
                    request,
                    new LoopTable() {
                      @Override
                      public UnaryLoop unary(UnaryFunction function) {
                        UnaryLoop javas = LoopTable.JAVA.unary(function);
                        return (x, y, from, to) -> javas.run(x, y, from, to);
                      }
                    }));
    List<Check> checks = new KernelChecks(engine, Set.of("exp")).all();
    BrokenEnginesTest.trips(LIE, checks);
    assertEquals(
        "abs is said to run code of engine liar, and runs"
            + " dev.trigrad.engine.java.function.FloatUnaryLoops.abs of engine java in every case;"
            + " let Kernel.code() name that loop, or bring one of its own (likewise of [abs, atan,"
            + " cos, erf, exp, expm1, floor, log, log10, log1p, log2, neg, not, relu, round,"
            + " sigmoid, sign, sin, softplus, sqrt, square, tanh])",
        message(checks, "none is claimed that is another's"));
  }

  @Test
  void whoWrapsTheKernelsOfAnotherIsFoundOut() {
    Engine engine =
        lying(request -> BrokenEngine.after(new JavaKernels().create(request), frame -> {}));
    BrokenEnginesTest.trips(LIE, new KernelChecks(engine, Set.of("exp")).all());
  }

  @Test
  void whoHasCodeOfItsOwnIsBelieved() {
    Engine engine =
        lying(
            request ->
                ElementwiseKernel.of(
                    request,
                    function ->
                        function == UnaryFunction.SQUARE
                            ? LyingEnginesTest::square
                            : LoopTable.JAVA.unary(function)));
    BrokenEnginesTest.trips(Set.of(), new KernelChecks(engine, Set.of("square")).all());
  }

  private static void square(float[] x, float[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }
}
