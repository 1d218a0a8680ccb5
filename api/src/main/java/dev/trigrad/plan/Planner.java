package dev.trigrad.plan;

import dev.trigrad.TrigradException;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Setting;
import dev.trigrad.plan.pass.AssignBuffers;
import dev.trigrad.plan.verify.Verifier;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Turns raw programs into better ones by {@linkplain PlannerPass passes}, and lays out their
 * memory. What comes out of a pass is {@linkplain Verifier verified}; if it is refused, that pass
 * is left out, and a warning prints the program before and after it.
 *
 * @param passes those that are applied
 * @param strict whether a refused pass is an error instead, as in tests
 */
public record Planner(Set<PlannerPass> passes, boolean strict) {
  /** System property: {@code strict} makes planners strict that are not told otherwise. */
  public static final String PROPERTY = "trigrad.verify";

  /** {@value #PROPERTY}: {@code strict}, or {@code warn}, which is the default. */
  public static final Setting<String> VERIFY = Setting.oneOf(PROPERTY, "strict", "warn");

  /** Copies the set. */
  public Planner {
    passes = Set.copyOf(passes);
  }

  /**
   * A planner of these passes, strict if {@value #PROPERTY} says so.
   *
   * @throws dev.trigrad.engine.SettingException if the property is not understood
   */
  public Planner(Set<PlannerPass> passes) {
    this(passes, VERIFY.value().orElse("warn").equals("strict"));
  }

  /** The planner with every pass. */
  public static Planner all() {
    return new Planner(EnumSet.allOf(PlannerPass.class));
  }

  /** The planner without any pass. */
  public static Planner none() {
    return new Planner(Set.of());
  }

  /** This planner without {@code pass}. */
  public Planner without(PlannerPass pass) {
    var fewer = EnumSet.noneOf(PlannerPass.class);
    fewer.addAll(passes);
    fewer.remove(pass);
    return new Planner(fewer, strict);
  }

  /** This planner, which throws where a pass is refused. */
  public Planner throwing() {
    return new Planner(passes, true);
  }

  /** The planned form of {@code raw} for {@code engine}, its memory laid out. */
  public Program plan(Program raw, Engine engine) {
    return plan(raw, engine, pass -> {});
  }

  /**
   * The planned form of {@code raw} for {@code engine}, its memory laid out.
   *
   * @param refused told of each pass that is left out because its result is no program
   * @throws TrigradException if {@code raw} is none, or this planner is strict and a pass is
   *     refused
   */
  public Program plan(Program raw, Engine engine, Consumer<PlannerPass> refused) {
    String fault = Verifier.fault(raw, engine);
    if (fault != null) {
      throw new TrigradException(
          "planner: the recorded graph gives no program: " + fault + "; please report\n" + raw);
    }
    Program program = raw;
    for (PlannerPass pass : PlannerPass.values()) {
      if (passes.contains(pass)) {
        Program before = program;
        program = verified(pass, before, engine, refused, () -> pass.apply(before, engine));
      }
    }
    return withMemory(program, engine, refused);
  }

  private Program withMemory(Program program, Engine engine, Consumer<PlannerPass> refused) {
    if (passes.contains(PlannerPass.SHARE_BUFFERS)) {
      Program shared =
          verified(
              PlannerPass.SHARE_BUFFERS,
              program,
              engine,
              refused,
              () -> program.withMemory(new AssignBuffers(program, engine, true).assign()));
      if (shared.memory() != null) {
        return shared;
      }
    }
    Program apart = program.withMemory(new AssignBuffers(program, engine, false).assign());
    String fault = Verifier.fault(apart, engine);
    if (fault != null) {
      throw new TrigradException(
          "planner: values have no memory: " + fault + "; please report\n" + apart);
    }
    return apart;
  }

  /** What a pass makes of {@code before}, or that itself if it is refused. */
  Program verified(
      PlannerPass pass,
      Program before,
      Engine engine,
      Consumer<PlannerPass> refused,
      Supplier<Program> applied) {
    Program after = null;
    String fault;
    try {
      after = applied.get();
      if (after == before) {
        return before;
      }
      fault = Verifier.fault(after, engine);
      fault = fault != null ? fault : Verifier.difference(before, after);
    } catch (RuntimeException | StackOverflowError e) {
      // A pass that breaks off has changed nothing yet.
      fault = e.toString();
    }
    if (fault == null) {
      return after;
    }
    String text =
        "planner: the pass "
            + pass
            + " is left out, its result is no program: "
            + fault
            + "; please report\nbefore:\n"
            + before
            + "after:\n"
            + after;
    if (strict) {
      throw new TrigradException(text);
    }
    System.getLogger("dev.trigrad").log(System.Logger.Level.WARNING, text);
    refused.accept(pass);
    return before;
  }
}
