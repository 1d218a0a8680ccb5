package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.ArgMax;
import dev.trigrad.op.Concat;
import dev.trigrad.op.Expand;
import dev.trigrad.op.Gather;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Iota;
import dev.trigrad.op.MatMul;
import dev.trigrad.op.Permute;
import dev.trigrad.op.Random;
import dev.trigrad.op.Reshape;
import dev.trigrad.op.ScatterAdd;
import dev.trigrad.op.Slice;
import dev.trigrad.op.StopGradient;
import dev.trigrad.op.Unslice;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;

/** The cases of the operations that arrange elements, read or make indices, or make numbers. */
public final class LayoutCases {
  private LayoutCases() {}

  public static void add(List<OperationCase> cases) {
    layouts(cases);
    specials(cases);
    numbers(cases);
    indices(cases);
  }

  private static void layouts(List<OperationCase> cases) {
    for (DType dtype : new DType[] {DType.FLOAT32, DType.INT32, DType.BOOL}) {
      layout(cases, "reshape", Reshape.class, dtype, Shape.of(3, 4), x -> x.reshape(2, 6));
      layout(
          cases,
          "stopGradient",
          StopGradient.class,
          dtype,
          Shape.of(3),
          x -> Recorder.record(new StopGradient(), x));
      layout(cases, "permute", Permute.class, dtype, Shape.of(33, 70), x -> x.permute(1, 0));
      layout(cases, "permute", Permute.class, dtype, Shape.of(2, 3, 4), x -> x.permute(2, 0, 1));
      layout(
          cases, "permute", Permute.class, dtype, Shape.of(2, 3, 4, 5), x -> x.permute(0, 1, 3, 2));
      layout(cases, "permute", Permute.class, dtype, Shape.of(0, 3), x -> x.permute(1, 0));
      layout(cases, "expand", Expand.class, dtype, Shape.of(3, 1), x -> x.expand(2, 3, 4));
      layout(cases, "expand", Expand.class, dtype, Shape.SCALAR, x -> x.expand(17));
      layout(cases, "slice", Slice.class, dtype, Shape.of(10), x -> x.slice(0, 8, 1, -3));
      layout(cases, "slice", Slice.class, dtype, Shape.of(4, 6), x -> x.slice(1, 1, 5, 2));
      layout(cases, "slice", Slice.class, dtype, Shape.of(4, 6), x -> x.slice(0, 2, 2));
      layout(
          cases,
          "slice",
          Slice.class,
          dtype,
          Shape.of(4, 6),
          x -> x.slice(Tensor.of(new int[] {1, 0}).mul(2), Shape.of(2, 3), 1, 2));
      layout(
          cases,
          "unslice",
          Unslice.class,
          dtype,
          Shape.of(2, 3),
          x ->
              Recorder.record(
                  new Unslice(Shape.of(4, 7), Integers.of(2, -2)), x, Tensor.of(new int[] {1, 6})));
      layout(
          cases,
          "concat",
          Concat.class,
          dtype,
          Shape.of(2, 3),
          x -> x.concat(1, x, x.slice(1, 0, 1)));
      layout(
          cases,
          "concat",
          Concat.class,
          dtype,
          Shape.of(2, 3),
          x -> x.concat(0, x.slice(0, 0, 0), x));
    }
  }

  private static void specials(List<OperationCase> cases) {
    special(cases, "reshape", Reshape.class, x -> x.reshape(5, 4));
    special(cases, "permute", Permute.class, x -> x.permute(1, 0));
    special(cases, "expand", Expand.class, x -> x.expand(2, 4, 5));
    special(cases, "slice", Slice.class, x -> x.slice(1, 4, Integer.MIN_VALUE, -1));
    special(cases, "concat", Concat.class, x -> x.concat(0, x));
    special(cases, "gather", Gather.class, x -> x.gather(1, Tensor.of(new int[] {4, 0, 2})));
    special(
        cases,
        "unslice",
        Unslice.class,
        x ->
            Recorder.record(
                new Unslice(Shape.of(5, 5), Integers.of(1, 1)), x, Tensor.of(new int[] {1, 0})));
    special(cases, "argmax", ArgMax.class, x -> x.argmax(1));
    special(cases, "matmul", MatMul.class, x -> x.matmul(x.reshape(5, 4)));
    special(cases, "matmul", MatMul.class, x -> x.reshape(20, 1).matmul(x.reshape(1, 20)));
  }

  private static void numbers(List<OperationCase> cases) {
    cases.add(
        new OperationCase(
            "iota",
            Iota.class,
            "0, 1 and 17",
            Rule.R5_EDGES,
            List::of,
            in -> Tensor.arange(0).concat(0, Tensor.arange(1), Tensor.arange(17))));
    for (Random.Kind kind : Random.Kind.values()) {
      cases.add(
          new OperationCase(
              "random",
              Random.class,
              kind + " [3, 11]",
              Rule.R2_VALUE,
              () -> List.of(key()),
              in -> Recorder.record(new Random(kind, Shape.of(3, 11)), in.getFirst())));
    }
  }

  private static Tensor key() {
    var key = RandomKey.of(0x123456789abcdefL);
    return Tensor.of(new int[] {key.high(), key.low()});
  }

  private interface Layout {
    Tensor of(Tensor x);
  }

  /** Nothing that an element may be is lost on the way: neither a NaN nor the sign of a zero. */
  private static void special(List<OperationCase> cases, String name, Object covers, Layout call) {
    int number = cases.size();
    cases.add(
        new OperationCase(
            name,
            covers,
            "special values #" + number,
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(Samples.special(), 4, 5)),
            in -> call.of(in.getFirst())));
  }

  private static void layout(
      List<OperationCase> cases,
      String name,
      Object covers,
      DType dtype,
      Shape shape,
      Layout call) {
    int number = cases.size();
    cases.add(
        new OperationCase(
            name,
            covers,
            dtype + " " + shape + " #" + number,
            Rule.R2_VALUE,
            () -> List.of(Samples.of(dtype, shape, 17)),
            in -> call.of(in.getFirst())));
  }

  private static void indices(List<OperationCase> cases) {
    int[][] specs = {{5, 0, 3}, {5, 0, 7}, {4, 1, 2}};
    for (int[] spec : specs) {
      Shape shape = spec[1] == 0 ? Shape.of(spec[0], 3) : Shape.of(2, spec[0], 3);
      int extent = spec[0];
      cases.add(
          new OperationCase(
              "gather",
              Gather.class,
              shape + " along " + spec[1] + ", " + spec[2] + " of them",
              Rule.R2_VALUE,
              () ->
                  List.of(
                      Samples.floats(shape, -2, 2, 18),
                      Samples.ints(Shape.of(spec[2]), 0, extent, 19)),
              in -> in.get(0).gather(spec[1], in.get(1))));
      Shape updates = shape.with(spec[1], spec[2]);
      cases.add(
          new OperationCase(
              "scatterAdd",
              ScatterAdd.class,
              updates + " along " + spec[1] + " into " + extent,
              Rule.R2_VALUE,
              () ->
                  List.of(
                      Samples.floats(updates, -2, 2, 20),
                      Samples.ints(Shape.of(spec[2]), 0, extent, 21)),
              in -> Recorder.record(new ScatterAdd(spec[1], extent), in.get(0), in.get(1))));
    }
    cases.add(
        new OperationCase(
            "scatterAdd",
            ScatterAdd.class,
            "many to one",
            Rule.R2_VALUE,
            () ->
                List.of(
                    Samples.floats(Shape.of(9), -2, 2, 22),
                    Tensor.of(new int[] {0, 1, 1, 1, 0, 2, 1, 1, 0})),
            in -> Recorder.record(new ScatterAdd(0, 4), in.get(0), in.get(1))));
    cases.add(
        new OperationCase(
            "gather",
            Gather.class,
            "scalar and matrix indices",
            Rule.R5_EDGES,
            () ->
                List.of(
                    Samples.floats(Shape.of(4, 3), -2, 2, 23),
                    Tensor.of(2),
                    Samples.ints(Shape.of(2, 2), 0, 3, 24)),
            in -> in.get(0).gather(0, in.get(1)).gather(0, in.get(2))));
  }
}
