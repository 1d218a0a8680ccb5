package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import java.util.List;

/** Reductions over the axes that the numbers name, and matrix products. */
public enum ReductionCode implements Code {
  SUM("$0.sum(#*)", (v, n) -> v[0].sum(n)),
  SUM_KEEP("$0.sumKeep(#*)", (v, n) -> v[0].sumKeep(n)),
  MEAN("$0.mean(#*)", (v, n) -> v[0].mean(n)),
  MEAN_KEEP("$0.meanKeep(#*)", (v, n) -> v[0].meanKeep(n)),
  MAX("$0.max(#*)", (v, n) -> v[0].max(n)),
  MAX_KEEP("$0.maxKeep(#*)", (v, n) -> v[0].maxKeep(n)),
  MIN("$0.min(#*)", (v, n) -> v[0].min(n)),
  MIN_KEEP("$0.minKeep(#*)", (v, n) -> v[0].minKeep(n)),
  LOG_SUM_EXP("$0.logSumExp(#*)", (v, n) -> v[0].logSumExp(n)),
  LOG_SUM_EXP_KEEP("$0.logSumExpKeep(#*)", (v, n) -> v[0].logSumExpKeep(n)),
  ARGMAX("$0.argmax(#0)", (v, n) -> v[0].argmax(n[0])),
  ARGMAX_KEEP("$0.argmaxKeep(#0)", (v, n) -> v[0].argmaxKeep(n[0])),
  ARGSORT("$0.argsort(#0)", (v, n) -> v[0].argsort(n[0])),
  ARGSORT_DESCENDING("$0.argsort(#0, true)", (v, n) -> v[0].argsort(n[0], true)),
  CUMULATIVE_SUM("$0.cumulativeSum(#0)", (v, n) -> v[0].cumulativeSum(n[0])),
  /** Of the first operand's terms, by the second's coefficients. */
  LINEAR_RECURRENCE("$0.linearRecurrence($1, #0)", (v, n) -> v[0].linearRecurrence(v[1], n[0])),
  LINEAR_RECURRENCE_REVERSED(
      "$0.linearRecurrence($1, #0, true)", (v, n) -> v[0].linearRecurrence(v[1], n[0], true)),
  MATMUL("$0.matmul($1)", (v, n) -> v[0].matmul(v[1]));

  private final String java;
  private final One one;

  ReductionCode(String java, One one) {
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
