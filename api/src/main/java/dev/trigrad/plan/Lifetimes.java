package dev.trigrad.plan;

import dev.trigrad.op.Access;
import dev.trigrad.op.Integers;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * From which step to which each value of a list of steps lives: from the one that makes it to the
 * last one that reads it.
 *
 * <p>The only liveness analysis of passes and engines; {@code plan.verify} has its own, so that it
 * shares no mistake.
 */
public final class Lifetimes {
  /** What is said of a value that no step makes, or no step reads. */
  public static final int NEVER = -1;

  private final int[] made;
  private final int[] last;

  private Lifetimes(int values) {
    made = new int[values];
    last = new int[values];
    Arrays.fill(made, NEVER);
    Arrays.fill(last, NEVER);
  }

  /**
   * Those of a program's values. An alias keeps its source alive; outputs and new values of cells
   * live beyond the last step.
   */
  public static Lifetimes of(Program program) {
    var lives = new Lifetimes(program.values().size());
    List<Step> steps = program.steps();
    for (int at = 0; at < steps.size(); at++) {
      lives.step(at, steps.get(at).inputs(), steps.get(at).outputs());
    }
    for (int id : program.outputs()) {
      lives.last[id] = steps.size();
    }
    for (Write write : program.writes()) {
      lives.last[write.value()] = steps.size();
    }
    for (Step step : steps.reversed()) {
      if (step.op().access() == Access.ALIAS) {
        int source = step.input(0);
        lives.last[source] = Math.max(lives.last[source], lives.last[step.output()]);
      }
    }
    return lives;
  }

  /** Those of a fused step's operands; its results live beyond the last instruction. */
  public static Lifetimes of(Fused fused) {
    int count = fused.instructions().size();
    var lives = new Lifetimes(fused.arity() + count);
    for (int k = 0; k < count; k++) {
      Integers result = Integers.of(fused.arity() + k);
      lives.step(k, fused.instructions().get(k).operands(), result);
    }
    lives.keep(fused.results(), count);
    return lives;
  }

  /**
   * Those of {@code values} values, given what each step reads and makes; {@code kept} values live
   * beyond the last step.
   */
  public static <S> Lifetimes of(
      int values,
      List<S> steps,
      Function<S, Integers> reads,
      Function<S, Integers> makes,
      Integers kept) {
    var lives = new Lifetimes(values);
    for (int at = 0; at < steps.size(); at++) {
      lives.step(at, reads.apply(steps.get(at)), makes.apply(steps.get(at)));
    }
    lives.keep(kept, steps.size());
    return lives;
  }

  private void step(int at, Integers reads, Integers makes) {
    keep(reads, at);
    keep(makes, at);
    for (int i = 0; i < makes.size(); i++) {
      made[makes.get(i)] = at;
    }
  }

  private void keep(Integers values, int until) {
    for (int i = 0; i < values.size(); i++) {
      last[values.get(i)] = until;
    }
  }

  /** How many values there are. */
  int values() {
    return made.length;
  }

  /** The step that makes {@code value}, or {@link #NEVER}. */
  public int made(int value) {
    return made[value];
  }

  /**
   * The last step that reads {@code value}, or the one that makes it if none does, or {@link
   * #NEVER}; the number of steps if it is asked for after them.
   */
  public int last(int value) {
    return last[value];
  }
}
