package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.graph.Cell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two reads, in the order of the cells, beside a step on both that fails half-way. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the step")
@Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "the step in between")
@Outcome(id = "-1, -1", expect = Expect.ACCEPTABLE, desc = "after it")
@State
public class FailingStepOnTwo {
  private final Cell a = Steps.cell("a");
  private final Cell b = Steps.cell("b");

  /** Fails. */
  @Actor
  public void step() {
    Steps.fail(a, b);
  }

  /** Reads both. */
  @Actor
  public void read(II_Result r) {
    r.r1 = Steps.read(a);
    r.r2 = Steps.read(b);
  }
}
