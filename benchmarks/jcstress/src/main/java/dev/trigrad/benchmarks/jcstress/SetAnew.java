package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A read of a torn cell beside its restoration. */
@JCStressTest
@Outcome(id = "-1", expect = Expect.ACCEPTABLE, desc = "still torn")
@Outcome(id = "-2", expect = Expect.ACCEPTABLE, desc = "refused: set anew in between")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the value set anew")
@State
public class SetAnew {
  private final Cell cell = Steps.cell("w");

  /** Tears the cell. */
  public SetAnew() {
    Steps.fail(cell);
  }

  /** Sets it anew. */
  @Actor
  public void assign() {
    cell.assign(Tensor.of(new float[] {1, 1}));
  }

  /** Reads. */
  @Actor
  public void read(I_Result r) {
    r.r1 = Steps.read(cell);
  }
}
