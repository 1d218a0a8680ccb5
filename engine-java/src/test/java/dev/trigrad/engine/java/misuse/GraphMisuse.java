package dev.trigrad.engine.java.misuse;

import static dev.trigrad.engine.java.misuse.Given.A;
import static dev.trigrad.engine.java.misuse.Given.DOUBLE;
import static dev.trigrad.engine.java.misuse.Given.Endless;
import static dev.trigrad.engine.java.misuse.Given.INTS;
import static dev.trigrad.engine.java.misuse.Given.JAVA;
import static dev.trigrad.engine.java.misuse.Given.Nothing;
import static dev.trigrad.engine.java.misuse.Given.PLACE;
import static dev.trigrad.engine.java.misuse.Given.ReadsValue;
import static dev.trigrad.engine.java.misuse.Given.SAME;
import static dev.trigrad.engine.java.misuse.Given.V;
import static dev.trigrad.engine.java.misuse.Given.computed;
import static dev.trigrad.engine.java.misuse.Given.stale;
import static dev.trigrad.engine.java.misuse.Given.stranger;
import static dev.trigrad.engine.java.misuse.Given.twice;
import static dev.trigrad.engine.java.misuse.Misuse.argument;
import static dev.trigrad.engine.java.misuse.Misuse.dtype;
import static dev.trigrad.engine.java.misuse.Misuse.graph;
import static dev.trigrad.engine.java.misuse.Misuse.index;
import static dev.trigrad.engine.java.misuse.Misuse.shape;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.Binary;
import dev.trigrad.op.BinaryFunction;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Iota;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Reduce;
import dev.trigrad.op.ReduceFunction;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.op.Slice;
import dev.trigrad.op.Unary;
import dev.trigrad.op.UnaryFunction;
import dev.trigrad.op.composite.LogSumExp;
import dev.trigrad.op.composite.Softmax;
import dev.trigrad.run.Evaluator;
import java.util.List;
import java.util.stream.Stream;

/** Wrong calls of recording, evaluating and updating. */
final class GraphMisuse {
  private GraphMisuse() {}

  static Stream<Misuse> rows() {
    return Stream.of(first(), second(), third(), fourth(), fifth(), sixth(), seventh())
        .flatMap(rows -> rows);
  }

  private static Stream<Misuse> first() {
    return Stream.of(
        argument("graph: output is null", () -> Graph.of((Tensor) null)),
        argument("graph: array of outputs is null", () -> Graph.of((Tensor[]) null)),
        argument("record: operation is null", () -> Recorder.record(null, A)),
        graph(
            "exp: 0 inputs are not what its rule of types reads; give as many as it has",
            () -> Recorder.record(Unary.of(UnaryFunction.EXP))),
        argument(
            "exp: input 0 is null",
            () -> Recorder.record(Unary.of(UnaryFunction.EXP), (Tensor) null)),
        graph(
            "add: 1 inputs are not what its rule of types reads; give as many as it has",
            () -> Recorder.record(Binary.of(BinaryFunction.ADD), A)),
        shape(
            "shape: axis 7 is out of range for [2, 3], expected -2 to 1",
            () -> Recorder.record(new Softmax(7), A)),
        shape(
            "shape: axes 7 to 8 are out of range for [2, 3]",
            () -> Recorder.record(new Concat(7), A, A)),
        graph(
            "concat: 0 inputs are not what its rule of types reads; give as many as it has",
            () -> Recorder.record(new Concat(0))),
        shape(
            "shape: axes 0 to 7 are out of range for [2, 3]",
            () -> Recorder.record(new Gather(7), A, INTS)),
        shape(
            "permute: axis 7 is out of range for [2, 3], expected -2 to 1",
            () -> Recorder.record(new Permute(Integers.of(0, 7)), A)));
  }

  private static Stream<Misuse> second() {
    return Stream.of(
        shape(
            "permute: axis 0 is named twice for [2, 3]",
            () -> Recorder.record(new Permute(Integers.of(0, 0)), A)),
        shape(
            "shape: axes [7] are not axes of [2, 3] in order",
            () -> Recorder.record(new LogSumExp(Integers.of(7), false), A)),
        shape(
            "sum: axes [1, 0] are not those of [2, 3]",
            () -> Recorder.record(new Reduce(ReduceFunction.SUM, Integers.of(1, 0), false), A)),
        shape(
            "shape: axis 7 is out of range for [2, 3], expected -2 to 1",
            () -> Recorder.record(new ArgMax(7, false), A)),
        shape(
            "shape: negative extent -1 in [-1]",
            () -> Recorder.record(new ScatterAdd(0, -1), V, INTS)),
        shape(
            "slice: steps [1] need one number per axis of [2, 3]",
            () -> Recorder.record(new Slice(Shape.of(1, 1), Integers.of(1)), A, PLACE)),
        shape("shape: negative extent -1 in [-1]", () -> Recorder.record(new Iota(-1))),
        graph(
            "endless: its body contains itself without end; write it with other operations",
            () -> Recorder.record(new Endless(), A)),
        graph(
            "nothing: its body gives []; return one recorded tensor for each output",
            () -> Recorder.record(new Nothing(), A)));
  }

  private static Stream<Misuse> third() {
    return Stream.of(
        graph(
            "readsValue: its body reads sum float32[], and would keep what it finds now for ever;"
                + " pass a tensor as an input, and compute with it",
            () -> JAVA.evaluate(Recorder.record(new ReadsValue(), A))),
        dtype(
            "neg: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.neg()),
        dtype(
            "add: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.add(1)),
        dtype(
            "reshape: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.reshape(2, 2)),
        dtype(
            "add: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.add(DOUBLE)),
        dtype(
            "toArray: holds float64[4]; use toIntArray, toBooleanArray or cast",
            () -> DOUBLE.toArray()),
        dtype(
            "cast: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.cast(DType.FLOAT32)),
        dtype(
            "gelu: input 0 is float64[4]; float64 is stored, no operation takes it: use float32",
            () -> DOUBLE.gelu()),
        graph(
            "add: input 1 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> A.add(stranger())));
  }

  private static Stream<Misuse> fourth() {
    return Stream.of(
        graph(
            "mean: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> stranger().mean()),
        graph(
            "greater: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> stranger().greater(0)),
        graph(
            "clip: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> stranger().clip(0, 1)),
        graph(
            "select: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> stranger().select(0, 0)),
        graph(
            "transpose: input 0 is an unevaluated tensor of thread 'other'; evaluate it there"
                + " first",
            () -> stranger().transpose()),
        graph(
            "flatten: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> stranger().flatten(0)),
        graph(
            "stack: input 0 is an unevaluated tensor of thread 'other'; evaluate it there first",
            () -> Tensor.stack(0, stranger(), stranger())),
        argument("evaluate: tensor is null", () -> JAVA.evaluate((Tensor) null)),
        argument("evaluate: tensor 1 is null", () -> JAVA.evaluate(A, null)),
        graph(
            "neg: unevaluated tensor of thread 'other'; evaluate it there first",
            () -> JAVA.evaluate(stranger())),
        argument("commit: updates is null", () -> JAVA.commit(null)),
        argument("commit: tensor 0 is null", () -> JAVA.commit(new Updates(), (Tensor) null)));
  }

  private static Stream<Misuse> fifth() {
    return Stream.of(
        argument("explain: tensor 0 is null", () -> JAVA.explain((Tensor) null)),
        argument("hold: list of inputs is null", () -> JAVA.hold(null, A.neg())),
        argument("hold: tensor 0 is null", () -> JAVA.hold(List.of(A), (Tensor) null)),
        graph(
            "hold: output 0 has a value already; record it again from the inputs",
            () -> JAVA.hold(List.of(A), A)),
        graph(
            "hold: the outputs do not read input 0; record them from that very tensor",
            () -> JAVA.hold(List.of(V), A.neg())),
        graph("hold: inputs 0 and 1 are the same leaf", () -> JAVA.hold(List.of(A, A), A.neg())),
        shape(
            "held plan: input 0 is float[7], expected float[6] for float32[2, 3]",
            () -> JAVA.hold(List.of(A), A.neg()).run(new float[7], new float[6])),
        shape(
            "held plan: output 0 is float[7], expected float[6] for float32[2, 3]",
            () -> JAVA.hold(List.of(A), A.neg()).run(new float[6], new float[7])),
        shape(
            "held plan: input 0 is float[5], expected float[6] for float32[2, 3]",
            () -> JAVA.hold(List.of(A), A.neg()).run(new float[5], new float[6])),
        shape(
            "held plan: output 0 is float[5], expected float[6] for float32[2, 3]",
            () -> JAVA.hold(List.of(A), A.neg()).run(new float[6], new float[5])),
        shape(
            "held plan: input 0 is null, expected float[6] for float32[2, 3]",
            () -> JAVA.hold(List.of(A), A.neg()).run((float[]) null, new float[6])),
        shape(
            "held plan: input 0 is int[6], expected float[6] for float32[2, 3]",
            () ->
                JAVA.hold(List.of(A), A.neg())
                    .run(new Object[] {new int[6]}, new Object[] {new float[6]})),
        shape(
            "held plan: input 0 is null, expected float[6] for float32[2, 3]",
            () ->
                JAVA.hold(List.of(A), A.neg())
                    .run(new Object[] {null}, new Object[] {new float[6]})));
  }

  private static Stream<Misuse> sixth() {
    return Stream.of(
        graph(
            "held plan: got 0 inputs and 1 outputs, expected 1 and 1",
            () -> JAVA.hold(List.of(A), A.neg()).run(new Object[0], new Object[] {new float[6]})),
        graph(
            "held plan: an output array is also another input or output; give each its own",
            () -> JAVA.hold(List.of(A), A.neg()).run(SAME, SAME)),
        argument(
            "held plan: array of inputs is null",
            () -> JAVA.hold(List.of(A), A.neg()).run((Object[]) null, SAME)),
        argument(
            "held plan: array of outputs is null",
            () -> JAVA.hold(List.of(A), A.neg()).run(SAME, null)),
        argument("update: the cell is null; give both", () -> new Updates().replace(null, A)),
        argument(
            "update: the updates are null; give new Updates() for none",
            () -> new Updates().putAll(null)),
        argument("evaluator: engine is null", () -> new Evaluator(null)),
        argument("update: the cell is null; give both", () -> new Updates().put(null, A)),
        argument(
            "update: the value is null; give both",
            () -> new Updates().put(new Cell("w", A), null)),
        shape(
            "update of 'w': value is float32[3], expected float32[2, 3]",
            () -> new Updates().put(new Cell("w", A), V)),
        graph(
            "update of 'w': it has one already; each cell is updated once a step",
            () -> twice(new Cell("w", A))));
  }

  private static Stream<Misuse> seventh() {
    return Stream.of(
        shape(
            "cell 'w': value is float32[3], expected float32[2, 3]",
            () -> new Cell("w", A).assign(V)),
        graph(
            "cell 'w' has no value yet; call model.initialize(seed) once, or load values, first",
            () -> new Cell("w", TensorType.float32(Shape.of(2))).tensor()),
        graph(
            "'w' was updated after this was recorded (version 1, now 2); record it again, or have"
                + " the step compute it: pass.keep(…); while another thread trains, read"
                + " model.snapshot()",
            () -> stale(new Cell("w", A))),
        index(
            "gather: index 2 at position 1 is out of range, expected 0 to 1",
            () -> JAVA.evaluate(A.gather(0, computed()))),
        index(
            "gather: index 4 at position 2 is out of range, expected 0 to 2",
            () -> JAVA.evaluate(computed().oneHot(3))),
        index(
            "gather: index 2 at position 1 is out of range, expected 0 to 1",
            () -> JAVA.evaluate(new CrossEntropy().of(Tensor.zeros(3, 2), computed()))),
        index(
            "slice: elements 4 to 4 along axis 0 are outside [3]",
            () -> JAVA.evaluate(V.slice(computed().slice(0, 2, 3), Shape.of(1), 1))));
  }
}
