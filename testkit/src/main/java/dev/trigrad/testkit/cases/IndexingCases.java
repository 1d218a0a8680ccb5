package dev.trigrad.testkit.cases;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Recorder;
import dev.trigrad.op.LastIndex;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.numbers.Samples;
import java.util.List;
import java.util.function.Function;

/** The cases of reads and writes at indices: known or computed, from both ends, met twice. */
final class IndexingCases {
  private static final DType[] TYPES = {DType.FLOAT32, DType.INT32, DType.BOOL};

  /** Shape of the whole, axis, extent of the indices along it. */
  private static final int[][][] ALONG = {
    {{5}, {0}, {3}},
    {{3, 4}, {1}, {2}},
    {{3, 4}, {0}, {5}},
    {{2, 3, 2}, {1}, {4}},
    {{2, 3, 2}, {-1}, {1}},
    {{2, 3}, {1}, {0}},
    {{0, 3}, {1}, {2}},
    {{1030}, {0}, {17}},
    {{17, 33}, {1}, {65}},
    {{33, 17}, {0}, {65}}
  };

  private final List<OperationCase> cases;

  private IndexingCases(List<OperationCase> cases) {
    this.cases = cases;
  }

  static void add(List<OperationCase> cases) {
    var rows = new IndexingCases(cases);
    for (int[][] each : ALONG) {
      for (DType dtype : TYPES) {
        if (dtype == DType.FLOAT32 || each[0].length == 2) {
          rows.own(dtype, Shape.of(each[0]), each[1][0], each[2][0]);
          rows.whole(dtype, Shape.of(each[0]), each[1][0], each[2][0]);
        }
      }
    }
    rows.repeated();
    rows.specials();
    rows.masks();
    rows.last();
  }

  /** An index of its own for each element. */
  private void own(DType dtype, Shape shape, int axis, int count) {
    int at = Math.floorMod(axis, shape.rank());
    int n = shape.extent(at);
    Shape written = shape.with(at, count);
    Tensor indices = Samples.ints(written, -n, n, 41);
    call("takeAlong", dtype, shape, indices, (x, i) -> x.takeAlong(axis, i));
    Tensor source = Samples.of(dtype, written, 43);
    write(
        "scatterSet",
        shape,
        source,
        indices,
        in -> in.get(0).scatterSet(axis, in.get(2), in.get(1)));
    if (dtype != DType.BOOL) {
      write(
          "scatterAdd",
          shape,
          source,
          indices,
          in -> in.get(0).scatterAdd(axis, in.get(2), in.get(1)));
    }
  }

  /** Whole rows. */
  private void whole(DType dtype, Shape shape, int axis, int count) {
    int at = Math.floorMod(axis, shape.rank());
    int n = shape.extent(at);
    Tensor indices = Samples.ints(Shape.of(count), -n, n, 42);
    call("gather", dtype, shape, indices, (x, i) -> x.gather(axis, i));
    call("indexSelect", dtype, shape, indices, (x, i) -> x.indexSelect(axis, i));
    call("select", dtype, shape, Tensor.of(-n), (x, i) -> x.select(axis, i));
    Tensor source = Samples.of(dtype, shape.with(at, count), 44);
    write("indexSet", shape, source, indices, in -> in.get(0).indexSet(axis, in.get(2), in.get(1)));
    if (dtype != DType.BOOL) {
      write(
          "indexAdd", shape, source, indices, in -> in.get(0).indexAdd(axis, in.get(2), in.get(1)));
    }
  }

  private interface Read {
    Tensor of(Tensor x, Tensor indices);
  }

  /** With indices known, and with those that only a run knows, for one type. */
  private void call(String operation, DType dtype, Shape shape, Tensor indices, Read read) {
    add(
        operation,
        dtype + " " + shape + " at " + indices.shape(),
        () -> List.of(Samples.of(dtype, shape, 40), indices),
        in -> read.of(in.get(0), in.get(1)));
    if (dtype != DType.FLOAT32) {
      return;
    }
    add(
        operation,
        dtype + " " + shape + " at computed " + indices.shape(),
        () -> List.of(Samples.of(dtype, shape, 40), indices),
        in -> read.of(in.get(0), in.get(1).mul(1)));
  }

  private void write(
      String operation,
      Shape shape,
      Tensor source,
      Tensor indices,
      Function<List<Tensor>, Tensor> call) {
    String name = source.dtype() + " " + shape + " at " + indices.shape();
    Tensor x = Samples.of(source.dtype(), shape, 45);
    add(operation, name, () -> List.of(x, source, indices), call);
    if (source.dtype() != DType.FLOAT32) {
      return;
    }
    add(
        operation,
        name + ", computed",
        () -> List.of(x, source, indices),
        in -> call.apply(List.of(in.get(0), in.get(1), in.get(2).mul(1))));
  }

  private void add(
      String operation,
      String name,
      java.util.function.Supplier<List<Tensor>> inputs,
      Function<List<Tensor>, Tensor> call) {
    cases.add(
        new OperationCase(
            operation, operation, name + " #" + cases.size(), Rule.R2_VALUE, inputs, call));
  }

  /** Indices of extent 1 are those of every element beside the axis. */
  private void repeated() {
    Tensor indices = Tensor.of(new int[] {2, -1, 2}, 1, 3);
    call("takeAlong", DType.FLOAT32, Shape.of(2, 4), indices, (x, i) -> x.takeAlong(1, i));
    Tensor source = Samples.floats(Shape.of(2, 3), -2, 2, 46);
    Shape shape = Shape.of(2, 4);
    write(
        "scatterAdd", shape, source, indices, in -> in.get(0).scatterAdd(1, in.get(2), in.get(1)));
    write(
        "scatterSet", shape, source, indices, in -> in.get(0).scatterSet(1, in.get(2), in.get(1)));
  }

  private void specials() {
    Tensor rows = Tensor.of(new int[] {4, 0, -1}, 1, 3);
    special("takeAlong", x -> x.takeAlong(1, rows));
    special("scatterAdd", x -> x.scatterAdd(1, rows, x.slice(1, 0, 3)));
    special("scatterSet", x -> x.scatterSet(1, rows, x.slice(1, 0, 3)));
    special("indexAdd", x -> x.indexAdd(1, rows.squeeze(0), x.slice(1, 0, 3)));
    special("indexSet", x -> x.indexSet(1, rows.squeeze(0), x.slice(1, 0, 3)));
    special("select", x -> x.select(1, Tensor.of(-2)));
    special("maskedFill", x -> x.maskedFill(x.greater(0), Float.NaN));
  }

  private void special(String operation, Function<Tensor, Tensor> call) {
    cases.add(
        new OperationCase(
            operation,
            operation,
            "special values #" + cases.size(),
            Rule.R4_SPECIAL,
            () -> List.of(Tensor.of(Samples.special(), 4, 5)),
            in -> call.apply(in.getFirst())));
  }

  private void masks() {
    int[][][] shapes = {
      {{2, 3}, {2, 3}}, {{2, 3}, {3}}, {{2, 3}, {}}, {{0}, {1}}, {{1030}, {1030}}
    };
    for (int[][] each : shapes) {
      Shape shape = Shape.of(each[0]);
      Tensor mask = Samples.bools(Shape.of(each[1]), 47);
      add(
          "maskedFill",
          shape + " where " + mask.shape(),
          () -> List.of(Samples.floats(shape, -2, 2, 48), mask),
          in -> in.get(0).maskedFill(in.get(1), 7));
    }
    add(
        "maskedFill",
        "with a row",
        () ->
            List.of(
                Samples.floats(Shape.of(2, 3), -2, 2, 48),
                Samples.bools(Shape.of(2, 1), 47),
                Samples.floats(Shape.of(3), -2, 2, 49)),
        in -> in.get(0).maskedFill(in.get(1), in.get(2)));
    add(
        "maskedFill",
        "int32",
        () -> List.of(Samples.ints(Shape.of(2, 3), -5, 5, 48), Samples.bools(Shape.of(2, 3), 47)),
        in -> in.get(0).maskedFill(in.get(1), -3));
  }

  private void last() {
    int[][] sizes = {{5, 3}, {3, 17}, {1, 4}, {4, 0}, {0, 0}, {1030, 97}};
    for (int[] each : sizes) {
      cases.add(
          new OperationCase(
              "lastIndex",
              LastIndex.class,
              each[1] + " in " + each[0],
              Rule.R5_EDGES,
              () -> List.of(Samples.ints(Shape.of(each[1]), 0, Math.max(each[0], 1), 50)),
              in -> Recorder.record(new LastIndex(each[0]), in.getFirst())));
    }
    cases.add(
        new OperationCase(
            "lastIndex",
            LastIndex.class,
            "a matrix",
            Rule.R2_VALUE,
            () -> List.of(Tensor.of(new int[] {0, 3, 3, 0, 1, 0}, 2, 3)),
            in -> Recorder.record(new LastIndex(5), in.getFirst())));
  }
}
