package dev.trigrad.benchmarks.jcstress;

import dev.trigrad.Tensor;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A tensor that one thread evaluates and another, without any order, looks at. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "not evaluated yet")
@Outcome(id = "5", expect = Expect.ACCEPTABLE, desc = "its value")
@State
public class EvaluatedTensor {
  private Tensor tensor;

  /** Records, evaluates and publishes by a data race. */
  @Actor
  public void evaluate() {
    Tensor sum = Tensor.of(2f).add(3);
    tensor = sum;
    Steps.SOUND.evaluate(sum);
  }

  /** Looks. */
  @Actor
  public void look(I_Result r) {
    Tensor seen = tensor;
    r.r1 = seen != null && seen.evaluated() ? (int) seen.item() : 0;
  }
}
