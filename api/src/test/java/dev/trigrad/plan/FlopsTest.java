package dev.trigrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Composite;
import dev.trigrad.plan.SampleGraphs.Sample;
import dev.trigrad.run.Evaluator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Operations are counted once, however they are fused. */
class FlopsTest {
  private static final Pattern TOTAL = Pattern.compile("steps, ([\\d,]+) flops");

  private static final Set<PlannerPass> FUSING =
      EnumSet.of(
          PlannerPass.MATMUL_EPILOGUE,
          PlannerPass.FUSE_ROWS,
          PlannerPass.FUSE_COLUMNS,
          PlannerPass.FUSE_ELEMENTWISE);

  static Stream<Sample> samples() {
    return SampleGraphs.all().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void fusingNeitherAddsNorHidesOperations(Sample sample) {
    // What nobody reads is left out by any fusing.
    var without = EnumSet.of(PlannerPass.DEAD_CODE);
    var with = EnumSet.copyOf(FUSING);
    with.addAll(without);
    assertEquals(total(sample, without), total(sample, with));
  }

  private static String total(Sample sample, Set<PlannerPass> passes) {
    var evaluator = new Evaluator(new PlanningEngine(false), new Planner(passes, true));
    var recorded = sample.record().get();
    var found = TOTAL.matcher(evaluator.explain(recorded.updates(), recorded.outputs()));
    assertTrue(found.find());
    return found.group(1);
  }

  @Test
  void aConversionCountsNothing() {
    var x = TensorType.float32(Shape.of(7));
    assertEquals(0, new Cast(DType.INT32).flops(List.of(x), List.of(TensorType.int32(x.shape()))));
  }

  private record Twice() implements Composite {
    @Override
    public String name() {
      return "twice";
    }

    @Override
    public List<Tensor> body(List<Tensor> inputs) {
      return List.of(inputs.getFirst().square().add(inputs.getFirst()));
    }
  }

  @Test
  void aCompositeCountsItsBody() {
    var x = TensorType.float32(Shape.of(7));
    assertEquals(14, new Twice().flops(List.of(x), List.of(x)));
  }
}
