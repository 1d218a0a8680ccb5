package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import java.util.Arrays;
import java.util.List;

/** Operations that arrange elements. */
public enum LayoutCode implements Code {
  RESHAPE("$0.reshape(#*)", (v, n) -> v[0].reshape(n)),
  TRANSPOSE("$0.transpose()", (v, n) -> v[0].transpose()),
  PERMUTE("$0.permute(#*)", (v, n) -> v[0].permute(n)),
  EXPAND("$0.expand(#*)", (v, n) -> v[0].expand(n)),
  /** Axis, from, to, step. */
  SLICE("$0.slice(#0, #1, #2, #3)", (v, n) -> v[0].slice(n[0], n[1], n[2], n[3])),
  SELECT("$0.select(#0, #1)", (v, n) -> v[0].select(n[0], n[1])),
  CONCAT("$0.concat(#0, $*)", (v, n) -> v[0].concat(n[0], Arrays.copyOfRange(v, 1, v.length))),
  STACK("Tensor.stack(#0, $0, $*)", (v, n) -> Tensor.stack(n[0], v)),
  /** The amounts before, the amounts after, and the value in eighths. */
  PAD(
      "$0.pad(new int[] {#<}, new int[] {#>}, %-)",
      (v, n) -> {
        int rank = n.length / 2;
        return v[0].pad(
            Arrays.copyOf(n, rank),
            Arrays.copyOfRange(n, rank, 2 * rank),
            Code.eighths(n[2 * rank]));
      });

  private final String java;
  private final One one;

  LayoutCode(String java, One one) {
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
