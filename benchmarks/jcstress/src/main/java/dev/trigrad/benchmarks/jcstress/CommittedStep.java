package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.graph.Cell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A read beside a step that succeeds. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "the old value")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the new value")
@Outcome(id = "-2", expect = Expect.ACCEPTABLE, desc = "refused: updated in between")
@State
public class CommittedStep {
  private final Cell cell = Steps.cell("w");

  /** Steps. */
  @Actor
  public void step() {
    Steps.step(Steps.SOUND, cell);
  }

  /** Reads. */
  @Actor
  public void read(I_Result r) {
    r.r1 = Steps.read(cell);
  }
}
