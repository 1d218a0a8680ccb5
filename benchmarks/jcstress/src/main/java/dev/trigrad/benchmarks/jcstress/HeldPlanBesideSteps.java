package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.run.HeldPlan;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Runs of a plan that reads two cells, beside steps that change both. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "before the steps")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "after the first")
@Outcome(id = "2", expect = Expect.ACCEPTABLE, desc = "after the second")
@Outcome(id = "3", expect = Expect.ACCEPTABLE, desc = "after the third")
@State
public class HeldPlanBesideSteps {
  private static final int MIXED = -3;

  private final Cell a = Steps.cell("a");
  private final Cell b = Steps.cell("b");
  private final HeldPlan plan;

  /** Holds the plan. */
  public HeldPlanBesideSteps() {
    Tensor x = Tensor.of(0f);
    plan = Steps.SOUND.hold(List.of(x), a.tensor().add(x), b.tensor().add(x));
  }

  /** Steps, so often that every buffer is used again. */
  @Actor
  public void step() {
    for (int i = 0; i < 3; i++) {
      Steps.step(Steps.SOUND, a, b);
    }
  }

  /** Runs the plan. */
  @Actor
  public void run(I_Result r) {
    float[][] found = new float[2][2];
    plan.run(new Object[] {new float[1]}, found);
    float first = found[0][0];
    boolean oneMoment = first == found[0][1] && first == found[1][0] && first == found[1][1];
    r.r1 = oneMoment ? (int) first : MIXED;
  }
}
