package dev.trigrad.testkit.program;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.ScatterAdd;
import java.util.Arrays;
import java.util.List;

/** Operations that read or write by index, and those that make numbers. */
public enum IndexCode implements Code {
  GATHER("$0.gather(#0, $1)", (v, n) -> v[0].gather(n[0], v[1])),
  /** Axis and extent. */
  SCATTER_ADD(
      "Recorder.record(new ScatterAdd(#0, #1), $0, $1)",
      (v, n) -> Recorder.record(new ScatterAdd(n[0], n[1]), v[0], v[1])),
  TAKE_ALONG("$0.takeAlong(#0, $1)", (v, n) -> v[0].takeAlong(n[0], v[1])),
  SET_ROWS("$0.indexSet(#0, $1, $2)", (v, n) -> v[0].indexSet(n[0], v[1], v[2])),
  ONE_HOT("$0.oneHot(#0)", (v, n) -> v[0].oneHot(n[0])),
  /** From the starts in the second operand on; sizes, then steps. */
  WINDOW(
      "$0.slice($1, Shape.of(#<), #>)",
      (v, n) -> {
        int rank = n.length / 2;
        return v[0].slice(v[1], Shape.of(Arrays.copyOf(n, rank)), Code.rest(n, rank));
      }),
  ARANGE("Tensor.arange(#0)", (v, n) -> Tensor.arange(n[0])),
  /** Seed, then extents. */
  UNIFORM(
      "Tensor.uniform(RandomKey.of(#0), new int[] {#1*})",
      (v, n) -> Tensor.uniform(RandomKey.of(n[0]), Code.rest(n, 1)));

  private final String java;
  private final One one;

  IndexCode(String java, One one) {
    this.java = java;
    this.one = one;
  }

  @Override
  public String java() {
    return java;
  }

  @Override
  public List<Tensor> record(Tensor[] operands, int[] numbers) {
    return List.of(one.of(operands, numbers));
  }
}
