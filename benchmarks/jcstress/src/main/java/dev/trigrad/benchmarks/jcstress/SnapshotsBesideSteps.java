package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.graph.Cell;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Copies of two cells beside a step that changes both. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before the step")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "after it")
@State
public class SnapshotsBesideSteps {
  private final Cell a = Steps.cell("a");
  private final Cell b = Steps.cell("b");

  /** Steps. */
  @Actor
  public void step() {
    Steps.step(Steps.SOUND, a, b);
  }

  /** Copies both. */
  @Actor
  public void copy(II_Result r) {
    var copies = Cell.snapshots(List.of(a, b));
    r.r1 = (int) copies.get(a).toArray()[1];
    r.r2 = (int) copies.get(b).toArray()[0];
  }
}
