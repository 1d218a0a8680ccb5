package dev.trigrad.testkit.program;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import java.util.Arrays;
import java.util.List;

/** Composites: the library's, and the kit's own. */
public enum CompositeCode implements Code {
  SOFTMAX("$0.softmax(#0)", (v, n) -> List.of(v[0].softmax(n[0]))),
  LOG_SOFTMAX("$0.logSoftmax(#0)", (v, n) -> List.of(v[0].logSoftmax(n[0]))),
  GELU("$0.gelu()", (v, n) -> List.of(v[0].gelu())),
  GELU_TANH("$0.geluTanh()", (v, n) -> List.of(v[0].geluTanh())),
  /** Over so many last axes. */
  LAYER_NORM("$0.layerNorm(#0, 0.125f)", (v, n) -> List.of(v[0].layerNorm(n[0], 0.125f))),
  LAYER_NORM_AFFINE(
      "$0.layerNorm($1, $2, 0.125f)", (v, n) -> List.of(v[0].layerNorm(v[1], v[2], 0.125f))),
  CROSS_ENTROPY(
      "SampleComposites.crossEntropy($0, $1)",
      (v, n) -> List.of(SampleComposites.crossEntropy(v[0], v[1]))),
  /** exp(−x²), differentiated through its body. */
  BELL(
      "Recorder.record(new SampleComposites.Bell(), $0)",
      (v, n) -> List.of(Recorder.record(new SampleComposites.Bell(), v))),
  /** x σ(x), with a gradient of its own. */
  SWISH(
      "Recorder.record(new SampleComposites.Swish(), $0)",
      (v, n) -> List.of(Recorder.record(new SampleComposites.Swish(), v))),
  /** Mean and deviations along the last axis: two outputs. */
  MOMENTS(
      "Recorder.recordAll(new SampleComposites.Moments(), List.of($0))",
      (v, n) -> Recorder.recordAll(new SampleComposites.Moments(), Arrays.asList(v))),
  /** Composites within a composite, of two inputs that broadcast. */
  NESTED(
      "Recorder.recordAll(new SampleComposites.Nested(), List.of($0, $1))",
      (v, n) -> Recorder.recordAll(new SampleComposites.Nested(), Arrays.asList(v))),
  /** A gradient within a body, of inputs that may come from one another. */
  SLOPE(
      "Recorder.record(new SampleComposites.Slope(), $0, $1)",
      (v, n) -> List.of(Recorder.record(new SampleComposites.Slope(), v))),
  /** A gradient within a gradient rule, likewise. */
  RECOMPUTED(
      "Recorder.record(new SampleComposites.Recomputed(), $0, $1)",
      (v, n) -> List.of(Recorder.record(new SampleComposites.Recomputed(), v))),
  /** A custom function, whose gradient reads what it has saved. */
  REMEMBERED(
      "new SampleComposites.Remembered().apply($0, $1)",
      (v, n) -> List.of(new SampleComposites.Remembered().apply(v)));

  /** Records an operation of any number of outputs. */
  private interface Several {
    List<Tensor> of(Tensor[] operands, int[] numbers);
  }

  private final String java;
  private final Several several;

  CompositeCode(String java, Several several) {
    this.java = java;
    this.several = several;
  }

  @Override
  public String java() {
    return java;
  }

  @Override
  public List<Tensor> record(Tensor[] operands, int[] numbers) {
    return several.of(operands, numbers);
  }
}
