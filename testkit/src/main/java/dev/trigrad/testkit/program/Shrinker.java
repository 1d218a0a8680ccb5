package dev.trigrad.testkit.program;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.op.Integers;
import dev.trigrad.testkit.program.Statement.Apply;
import dev.trigrad.testkit.program.Statement.Commit;
import dev.trigrad.testkit.program.Statement.Differentiate;
import dev.trigrad.testkit.program.Statement.Evaluate;
import dev.trigrad.testkit.program.Statement.Leaf;
import dev.trigrad.testkit.program.Statement.Learn;
import dev.trigrad.testkit.program.Statement.Variable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Makes a failing program smaller as long as it still fails: leaves out requests, puts leaves in
 * place of what is computed, operands in place of results, and small extents in place of large
 * ones.
 */
public final class Shrinker {
  private final Predicate<RandomProgram> fails;
  private final int most;
  private int tries;

  /**
   * A shrinker of programs that {@code fails} accepts.
   *
   * @param most number of programs to try
   */
  public Shrinker(Predicate<RandomProgram> fails, int most) {
    this.fails = fails;
    this.most = most;
  }

  /** The smallest program found; {@code program} itself if there is none smaller. */
  public RandomProgram shrink(RandomProgram program) {
    RandomProgram best = program;
    boolean smaller = true;
    while (smaller && tries < most) {
      smaller = false;
      for (RandomProgram candidate : candidates(best)) {
        if (tries++ < most && fails.test(candidate)) {
          best = candidate;
          smaller = true;
          break;
        }
      }
    }
    return best;
  }

  /** Smaller programs, those first that are much smaller. */
  private static Iterable<RandomProgram> candidates(RandomProgram program) {
    var all = new ArrayList<RandomProgram>();
    requests(program, all);
    all.replaceAll(RandomProgram::reached);
    for (int at = program.statements().size() - 1; at >= 0; at--) {
      operands(program, at, all);
    }
    leaves(program, all);
    extents(program, all);
    all.removeIf(each -> each.equals(program));
    return all;
  }

  /** Without a request, or a part of one. */
  private static void requests(RandomProgram program, List<RandomProgram> all) {
    List<Statement> statements = program.statements();
    for (int at = statements.size() - 1; at >= 0; at--) {
      switch (statements.get(at)) {
        case Evaluate(var values) -> {
          all.add(without(program, at));
          if (values.size() > 1) {
            for (int i = 0; i < values.size(); i++) {
              all.add(replaced(program, at, new Evaluate(without(values, i))));
            }
          }
        }
        case Commit(var variables, var updates, var keep) -> {
          all.add(without(program, at));
          for (int i = 0; i < keep.size(); i++) {
            all.add(replaced(program, at, new Commit(variables, updates, without(keep, i))));
          }
          for (int i = 0; i < variables.size() && variables.size() > 1; i++) {
            all.add(
                replaced(
                    program, at, new Commit(without(variables, i), without(updates, i), keep)));
          }
        }
        case Learn(var learner, var network, var loss, var keep) -> {
          all.add(without(program, at));
          for (int i = 0; i < keep.size(); i++) {
            all.add(replaced(program, at, new Learn(learner, network, loss, without(keep, i))));
          }
        }
        case Differentiate(var y, var cotangent, var targets) -> {
          // Only the last outputs can go without renaming the others.
          if (targets.size() > 1 && !isRead(program, new Value(at, targets.size() - 1))) {
            var fewer = targets.subList(0, targets.size() - 1);
            all.add(replaced(program, at, new Differentiate(y, cotangent, fewer)));
          }
        }
        default -> {}
      }
    }
  }

  private static boolean isRead(RandomProgram program, Value value) {
    return program.statements().stream().anyMatch(each -> each.reads().contains(value));
  }

  private static <T> List<T> without(List<T> list, int at) {
    var shorter = new ArrayList<>(list);
    shorter.remove(at);
    return shorter;
  }

  private static RandomProgram without(RandomProgram program, int at) {
    var kept = new TreeSet<Integer>();
    for (int i = 0; i < program.statements().size(); i++) {
      if (i != at) {
        kept.add(i);
      }
    }
    return program.keeping(kept);
  }

  private static RandomProgram replaced(RandomProgram program, int at, Statement statement) {
    var changed = new ArrayList<>(program.statements());
    changed.set(at, statement);
    return program.with(changed);
  }

  /** With an operand in place of what statement {@code at} computes. */
  private static void operands(RandomProgram program, int at, List<RandomProgram> all) {
    List<Value> instead =
        switch (program.statements().get(at)) {
          case Apply apply -> apply.operands();
          case Differentiate gradient -> List.of(gradient.y(), gradient.cotangent());
          case Statement.Use use -> List.of(use.input());
          default -> List.of();
        };
    for (Value operand : instead) {
      var changed = new ArrayList<Statement>();
      program
          .statements()
          .forEach(each -> changed.add(each.renamed(v -> v.statement() == at ? operand : v)));
      all.add(program.with(changed).reached());
    }
  }

  /** With a leaf of the same type in place of a computed value. */
  private static void leaves(RandomProgram program, List<RandomProgram> all) {
    Interpreter types = new Interpreter(0, new Rehearsal());
    try {
      types.run(program);
    } catch (RuntimeException e) {
      return;
    }
    for (int at = program.statements().size() - 1; at >= 0; at--) {
      Statement statement = program.statements().get(at);
      boolean computed =
          !statement.isRequest() && !(statement instanceof Leaf || statement instanceof Variable);
      if (computed
          && types.made(at).size() == 1
          && types.made(at).getFirst() instanceof Tensor tensor) {
        all.add(replaced(program, at, like(tensor, at)).reached());
      }
    }
  }

  private static Leaf like(Tensor tensor, int seed) {
    Domain domain =
        switch (tensor.dtype()) {
          case INT32 -> Domain.INDICES;
          case BOOL -> Domain.TRUTH;
          default -> Domain.SIGNED;
        };
    return new Leaf(domain, tensor.shape(), tensor.dtype() == DType.INT32 ? 1 : 0, seed);
  }

  /** With smaller numbers in place of one that appears in shapes and attributes. */
  private static void extents(RandomProgram program, List<RandomProgram> all) {
    var found = new TreeSet<Integer>(Collections.reverseOrder());
    for (Statement statement : program.statements()) {
      switch (statement) {
        case Leaf leaf -> add(leaf.shape().extents(), found);
        case Variable(var first) -> add(first.shape().extents(), found);
        case Apply apply -> add(apply.numbers().toArray(), found);
        default -> {}
      }
    }
    for (int extent : found) {
      for (int less : new int[] {1, 2, extent / 2, extent - 1}) {
        if (extent > 1 && less >= 1 && less < extent) {
          all.add(
              program.with(program.statements().stream().map(s -> with(s, extent, less)).toList()));
        }
      }
    }
  }

  private static void add(int[] numbers, TreeSet<Integer> found) {
    for (int number : numbers) {
      found.add(number);
    }
  }

  private static Statement with(Statement statement, int extent, int less) {
    return switch (statement) {
      case Leaf leaf ->
          new Leaf(
              leaf.domain(),
              Shape.of(with(leaf.shape().extents(), extent, less)),
              leaf.limit() == extent ? less : leaf.limit(),
              leaf.seed());
      case Variable(var first) -> new Variable((Leaf) with(first, extent, less));
      case Apply apply ->
          new Apply(
              apply.code(),
              apply.operands(),
              Integers.of(with(apply.numbers().toArray(), extent, less)));
      default -> statement;
    };
  }

  private static int[] with(int[] numbers, int extent, int less) {
    int[] changed = numbers.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] = changed[i] == extent ? less : changed[i];
    }
    return changed;
  }
}
