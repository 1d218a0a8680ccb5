package dev.trigrad.testkit.checks;

import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.java.CpuEngine;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import dev.trigrad.testkit.Check;
import dev.trigrad.testkit.Rule;
import dev.trigrad.testkit.engines.FailingEngine;
import dev.trigrad.testkit.numbers.Comparison;
import dev.trigrad.testkit.numbers.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Rule R13 where a step fails: it changes none of its cells, or all of them refuse to be read until
 * they are set anew; and then the same step gives what it would have given at first.
 */
public final class FailureChecks {
  private final Engine engine;

  public FailureChecks(Engine engine) {
    this.engine = engine;
  }

  /** A step on cells of its own; each new one is the same. */
  private interface Subject {
    List<Cell> cells();

    /** Makes one step; with {@code wrong}, an index that is computed in it is out of range. */
    void step(Evaluator evaluator, boolean wrong);
  }

  public List<Check> all() {
    var checks = new ArrayList<Check>();
    for (Planner planner : List.of(Planner.all(), Planner.none())) {
      String passes = planner.passes().isEmpty() ? "no passes" : "all passes";
      add(checks, "network, " + passes, planner, Network::new);
      add(checks, "exchange, " + passes, planner, Exchange::new);
    }
    return checks;
  }

  private void add(List<Check> checks, String name, Planner planner, Supplier<Subject> subjects) {
    for (var moment : FailingEngine.Moment.values()) {
      add(checks, name + " that fails " + moment, () -> at(moment, planner, subjects));
    }
    add(checks, name + " with a wrong index", () -> wrongIndex(planner, subjects));
    if (engine instanceof CpuEngine) {
      add(checks, name + " that fails at any kernel", () -> atEachKernel(planner, subjects));
    }
  }

  private static void add(
      List<Check> checks, String name, org.junit.jupiter.api.function.Executable body) {
    checks.add(new Check("updates", Rule.R13_UPDATES, name, body));
  }

  private static List<Object> values(Subject subject) {
    return subject.cells().stream().map(cell -> Comparison.array(cell.snapshot())).toList();
  }

  private static void same(List<Object> expected, List<Object> found, String what) {
    for (int i = 0; i < expected.size(); i++) {
      Comparison.sameBits(expected.get(i), found.get(i), "cell " + i + ", " + what);
    }
  }

  private List<Object> expected(Planner planner, Supplier<Subject> subjects) {
    Subject subject = subjects.get();
    subject.step(new Evaluator(engine, planner), false);
    return values(subject);
  }

  private void at(FailingEngine.Moment moment, Planner planner, Supplier<Subject> subjects) {
    var failing = new FailingEngine(engine);
    failing.failAt(moment);
    boolean fails =
        fails(
            failing, new Evaluator(failing, planner), subjects.get(), expected(planner, subjects));
    if (fails != (moment != FailingEngine.Moment.NEVER)) {
      throw new AssertionError("the step " + (fails ? "failed" : "did not fail") + " at " + moment);
    }
  }

  private void atEachKernel(Planner planner, Supplier<Subject> subjects) {
    List<Object> expected = expected(planner, subjects);
    var failing = new FailingEngine(engine);
    var evaluator = new Evaluator(failing, planner);
    for (boolean late : new boolean[] {false, true}) {
      int n = 0;
      do {
        failing.failAtKernel(n, late);
      } while (fails(failing, evaluator, subjects.get(), expected) && ++n > 0);
      if (n == 0) {
        throw new AssertionError("no kernel failed when told to");
      }
    }
  }

  /** Whether a step of {@code subject} fails; what it leaves behind is checked either way. */
  private static boolean fails(
      FailingEngine engine, Evaluator evaluator, Subject subject, List<Object> expected) {
    List<Object> before = values(subject);
    try {
      subject.step(evaluator, false);
    } catch (FailingEngine.Failure failure) {
      engine.failAt(FailingEngine.Moment.NEVER);
      if (subject.cells().stream().anyMatch(Cell::torn)) {
        setAnew(subject, before);
      }
      same(before, values(subject), "after a step that was " + failure.getMessage());
      subject.step(evaluator, false);
      same(expected, values(subject), "after the second try");
      return true;
    }
    same(expected, values(subject), "after the step");
    return false;
  }

  private static void setAnew(Subject subject, List<Object> before) {
    for (int i = 0; i < before.size(); i++) {
      Cell cell = subject.cells().get(i);
      refused(cell::tensor);
      refused(cell::snapshot);
      Object old = before.get(i);
      int[] extents = cell.type().shape().extents();
      cell.assign(
          old instanceof float[] f ? Tensor.of(f, extents) : Tensor.of((int[]) old, extents));
    }
  }

  private static void refused(Supplier<Tensor> read) {
    try {
      read.get();
    } catch (GraphException e) {
      if (e.getMessage().contains("is torn")) {
        return;
      }
      throw e;
    }
    throw new AssertionError("a cell of a step that failed half-way was read");
  }

  private void wrongIndex(Planner planner, Supplier<Subject> subjects) {
    Subject subject = subjects.get();
    List<Object> before = values(subject);
    var evaluator = new Evaluator(engine, planner);
    try {
      subject.step(evaluator, true);
    } catch (IndexException e) {
      same(before, values(subject), "after a wrong index");
      subject.step(evaluator, false);
      same(expected(planner, subjects), values(subject), "after the second try");
      return;
    }
    throw new AssertionError("an index out of range was not refused");
  }

  /** An index of 1, or of 99, that only the run knows. */
  private static Tensor index(boolean wrong) {
    return Tensor.of(new int[] {0, 1}).mul(Tensor.of(wrong ? 99 : 1));
  }

  /** Momentum on two layers, with a running mean of what is between them. */
  private static final class Network implements Subject {
    private final Cell w = new Cell("w", Samples.floats(Shape.of(9, 33), -0.5, 0.5, 1));
    private final Cell v = new Cell("v", Samples.floats(Shape.of(9, 33), -0.5, 0.5, 2));
    private final Cell u = new Cell("u", Samples.floats(Shape.of(33, 4), -0.5, 0.5, 3));
    private final Cell mean = new Cell("mean", Samples.floats(Shape.of(33), -0.5, 0.5, 4));
    private final Cell count = new Cell("count", Tensor.of(new int[] {7}));

    @Override
    public List<Cell> cells() {
      return List.of(w, v, u, mean, count);
    }

    @Override
    public void step(Evaluator evaluator, boolean wrong) {
      Tensor x = Samples.floats(Shape.of(5, 9), -1, 1, 5);
      Tensor hidden = x.matmul(w.tensor()).add(mean.tensor()).tanh();
      Tensor y = hidden.matmul(u.tensor()).logSoftmax(1).gather(1, index(wrong));
      Tensor loss = y.mean().neg();
      List<Tensor> gradients = Gradients.of(loss, w.tensor(), u.tensor());
      Tensor next = v.tensor().mul(0.9f).add(gradients.get(0));
      evaluator.commit(
          new Updates()
              .put(mean, mean.tensor().mul(0.9f).add(hidden.mean(0).mul(0.1f)))
              .put(v, next)
              .put(w, w.tensor().sub(next.mul(0.1f)))
              .put(u, u.tensor().sub(gradients.get(1).mul(0.1f)))
              .put(count, count.tensor().add(Tensor.of(1))),
          loss,
          gradients.get(1).square().sum());
    }
  }

  /** Cells that take each other's old values. */
  private static final class Exchange implements Subject {
    private final Cell a = new Cell("a", Samples.floats(Shape.of(17), -1, 1, 1));
    private final Cell b = new Cell("b", Samples.floats(Shape.of(17), -1, 1, 2));
    private final Cell c = new Cell("c", Samples.floats(Shape.of(17), -1, 1, 3));

    @Override
    public List<Cell> cells() {
      return List.of(a, b, c);
    }

    @Override
    public void step(Evaluator evaluator, boolean wrong) {
      Tensor kept = c.tensor().gather(0, index(wrong)).exp().sum();
      evaluator.commit(
          new Updates()
              .put(a, b.tensor())
              .put(b, a.tensor().mul(2).add(c.tensor()))
              .put(c, c.tensor().add(kept)),
          kept);
    }
  }
}
