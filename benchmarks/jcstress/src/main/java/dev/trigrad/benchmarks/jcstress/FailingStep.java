package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.graph.Cell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Reads beside and after a step that fails when it has written half of the value. */
@JCStressTest
@Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "the old value, then torn")
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "torn")
@State
public class FailingStep {
  private final Cell cell = Steps.cell("w");

  /** Fails. */
  @Actor
  public void step() {
    Steps.fail(cell);
  }

  /** Reads. */
  @Actor
  public void read(II_Result r) {
    r.r1 = Steps.read(cell);
  }

  /** Reads when all is over. */
  @Arbiter
  public void after(II_Result r) {
    r.r2 = Steps.read(cell);
  }
}
