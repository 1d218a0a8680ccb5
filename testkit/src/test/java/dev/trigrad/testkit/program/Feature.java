package dev.trigrad.testkit.program;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.testkit.program.Statement.Apply;
import dev.trigrad.testkit.program.Statement.Commit;
import dev.trigrad.testkit.program.Statement.Differentiate;
import dev.trigrad.testkit.program.Statement.Evaluate;
import dev.trigrad.testkit.program.Statement.Leaf;
import dev.trigrad.testkit.program.Statement.Read;
import dev.trigrad.testkit.program.Statement.Use;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What random programs must contain, now and then. */
enum Feature {
  SEVERAL_OUTPUTS(any(s -> s instanceof Evaluate e && e.values().size() > 2)),
  SEVERAL_REQUESTS((p, t) -> p.statements().stream().filter(Statement::isRequest).count() > 3),
  EXCHANGE(any(s -> s instanceof Commit c && exchanges(c))),
  UPDATE_ASKED_FOR(
      any(s -> s instanceof Commit c && c.keep().stream().anyMatch(c.updates()::contains))),
  CELL_READ_AFTER_UPDATE(
      (p, t) -> {
        int commit = first(p, Commit.class);
        return commit >= 0
            && p.statements().subList(commit, p.statements().size()).stream()
                .anyMatch(Read.class::isInstance);
      }),
  SUM_OF_PRODUCTS(sum((a, b) -> a.equals(b))),
  SUM_OF_ONE_ROW_PRODUCTS(sum((a, b) -> a.equals(b) && a.extent(0) == 1)),
  SUM_OF_ONE_COLUMN_PRODUCTS(sum((a, b) -> a.equals(b) && a.extent(1) == 1)),
  PRODUCT_AS_BIAS_ROW(sum((a, b) -> a.extent(0) == 1 && b.extent(0) > 1)),
  TRANSPOSE_BESIDE_ONE_ROW(
      operand(
          ReductionCode.MATMUL,
          (p, a) -> isCode(p, a.operands().get(1), LayoutCode.TRANSPOSE),
          (t, a) ->
              t.rank(a.operands().getFirst()) == 2
                  && t.shape(a.operands().getFirst()).extent(0) == 1)),
  NESTED_COMPOSITES(
      (p, t) ->
          applies(p)
              .filter(a -> a.code() instanceof CompositeCode)
              .anyMatch(
                  a ->
                      a.operands().stream()
                          .anyMatch(
                              v ->
                                  p.statements().get(v.statement()) instanceof Apply b
                                      && b.code() instanceof CompositeCode))),
  MIDDLE_AXIS(operand(ReductionCode.SUM_KEEP, (p, a) -> true, Feature::isMiddle)),
  SEVERAL_AXES(
      any(s -> s instanceof Apply a && a.code() == ReductionCode.SUM && a.numbers().size() > 1)),
  BACKWARD_SLICE(
      any(s -> s instanceof Apply a && a.code() == LayoutCode.SLICE && a.numbers().get(3) < 0)),
  COMPUTED_START(
      operand(IndexCode.WINDOW, (p, a) -> !isLeaf(p, a.operands().get(1)), (t, a) -> true)),
  COMPUTED_INDEX(
      operand(IndexCode.GATHER, (p, a) -> !isLeaf(p, a.operands().get(1)), (t, a) -> true)),
  COMPUTED_SCATTER(
      operand(IndexCode.SCATTER_ADD, (p, a) -> !isLeaf(p, a.operands().get(1)), (t, a) -> true)),
  BROADCAST_BOTH_WAYS(
      operand(
          ElementwiseCode.ADD,
          (p, a) -> true,
          (t, a) -> {
            Shape sum =
                Shape.broadcast(t.shape(a.operands().get(0)), t.shape(a.operands().get(1)), "");
            return !sum.equals(t.shape(a.operands().get(0)))
                && !sum.equals(t.shape(a.operands().get(1)));
          })),
  RANK_FOUR((p, t) -> t.all().stream().anyMatch(x -> x.shape().rank() == 4)),
  SCALARS((p, t) -> t.all().stream().anyMatch(x -> x.shape().rank() == 0)),
  WIDTH_1025((p, t) -> t.all().stream().anyMatch(x -> isWidth(x, 1_025))),
  WIDTH_8193((p, t) -> t.all().stream().anyMatch(x -> isWidth(x, 8_193))),
  SHARED_NODES(
      (p, t) ->
          p.statements().stream()
              .flatMap(s -> s.reads().stream())
              .anyMatch(
                  v -> p.statements().stream().filter(s -> s.reads().contains(v)).count() > 3)),
  GRADIENT_OF_GRADIENT(
      any(
          (p, s) ->
              s instanceof Differentiate d
                  && p.statements().get(d.y().statement()) instanceof Differentiate)),
  GRADIENT_AGAINST_CELL(
      any(
          (p, s) ->
              s instanceof Differentiate d
                  && d.targets().stream()
                      .anyMatch(v -> p.statements().get(v.statement()) instanceof Read))),
  GRADIENT_AGAINST_INTERMEDIATE(
      any(
          (p, s) ->
              s instanceof Differentiate d
                  && d.targets().stream()
                      .anyMatch(v -> p.statements().get(v.statement()) instanceof Apply))),
  GRADIENT_AFTER_EVALUATION(
      (p, t) -> {
        for (int at = 0; at < p.statements().size(); at++) {
          if (p.statements().get(at) instanceof Differentiate d && wasAsked(p, d.y(), at)) {
            return true;
          }
        }
        return false;
      }),
  NETWORK_TWICE(
      (p, t) ->
          p.statements().stream()
                  .filter(s -> s instanceof Use)
                  .map(s -> ((Use) s).network())
                  .distinct()
                  .count()
              < p.statements().stream().filter(s -> s instanceof Use).count()),
  BOOLS((p, t) -> t.all().stream().anyMatch(x -> x.dtype() == DType.BOOL)),
  INTEGERS((p, t) -> t.all().stream().anyMatch(x -> x.dtype() == DType.INT32));

  private final BiPredicate<RandomProgram, Types> is;

  Feature(BiPredicate<RandomProgram, Types> is) {
    this.is = is;
  }

  boolean in(RandomProgram program, Types types) {
    return is.test(program, types);
  }

  /** The recorded types of a program's values. */
  record Types(Interpreter interpreter) {
    static Types of(RandomProgram program) {
      var interpreter = new Interpreter(0, new Rehearsal());
      interpreter.run(program);
      return new Types(interpreter);
    }

    Shape shape(Value value) {
      return interpreter.tensor(value).shape();
    }

    int rank(Value value) {
      return shape(value).rank();
    }

    List<Tensor> all() {
      var all = new java.util.ArrayList<Tensor>();
      for (int at = 0; at < interpreter.done(); at++) {
        for (Object each : interpreter.made(at)) {
          if (each instanceof Tensor tensor) {
            all.add(tensor);
          }
        }
      }
      return all;
    }
  }

  private static BiPredicate<RandomProgram, Types> any(Predicate<Statement> wanted) {
    return (program, types) -> program.statements().stream().anyMatch(wanted);
  }

  private static BiPredicate<RandomProgram, Types> any(
      BiPredicate<RandomProgram, Statement> wanted) {
    return (program, types) ->
        program.statements().stream().anyMatch(each -> wanted.test(program, each));
  }

  private static java.util.stream.Stream<Apply> applies(RandomProgram program) {
    return program.statements().stream().filter(Apply.class::isInstance).map(Apply.class::cast);
  }

  private static BiPredicate<RandomProgram, Types> operand(
      Code code, BiPredicate<RandomProgram, Apply> wanted, BiPredicate<Types, Apply> fits) {
    return (program, types) ->
        applies(program)
            .anyMatch(
                each ->
                    each.code() == code && wanted.test(program, each) && fits.test(types, each));
  }

  private static BiPredicate<RandomProgram, Types> sum(BiPredicate<Shape, Shape> fits) {
    return operand(
        ElementwiseCode.ADD,
        (p, a) -> a.operands().stream().allMatch(v -> isCode(p, v, ReductionCode.MATMUL)),
        (t, a) -> {
          Shape first = t.shape(a.operands().get(0));
          Shape second = t.shape(a.operands().get(1));
          return first.rank() == 2 && second.rank() == 2 && fits.test(first, second);
        });
  }

  private static boolean isCode(RandomProgram program, Value value, Code code) {
    return program.statements().get(value.statement()) instanceof Apply a && a.code() == code;
  }

  private static boolean isLeaf(RandomProgram program, Value value) {
    return program.statements().get(value.statement()) instanceof Leaf;
  }

  private static boolean isWidth(Tensor tensor, int width) {
    return tensor.shape().rank() > 0 && tensor.shape().extent(-1) == width;
  }

  private static boolean isMiddle(Types types, Apply apply) {
    Shape shape = types.shape(apply.operands().getFirst());
    for (int i = 0; i < apply.numbers().size(); i++) {
      int axis = shape.axis(apply.numbers().get(i), "");
      if (axis > 0 && axis < shape.rank() - 1) {
        return true;
      }
    }
    return false;
  }

  /** Whether one cell takes the old value of another that is updated, too. */
  private static boolean exchanges(Commit commit) {
    return commit.updates().stream().distinct().count() < commit.updates().size()
        || commit.variables().size() > 1;
  }

  private static int first(RandomProgram program, Class<?> kind) {
    for (int at = 0; at < program.statements().size(); at++) {
      if (kind.isInstance(program.statements().get(at))) {
        return at;
      }
    }
    return -1;
  }

  private static boolean wasAsked(RandomProgram program, Value value, int before) {
    return program.statements().subList(0, before).stream()
        .anyMatch(s -> s instanceof Evaluate e && e.values().contains(value));
  }
}
