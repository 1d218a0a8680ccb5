package dev.trigrad.picture;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Updates;
import dev.trigrad.op.Access;
import dev.trigrad.op.Op;
import dev.trigrad.plan.Fused;
import dev.trigrad.plan.FusedRows;
import dev.trigrad.plan.Lifetimes;
import dev.trigrad.plan.MatMulEpilogue;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.run.Evaluator;
import dev.trigrad.run.PlannedProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How tensors are computed, as an SVG picture that needs nothing else: what {@link
 * Evaluator#explain} says in words. Above, the steps in order: whose code runs each, the operations
 * fused into it, and its results. Below, a row for each array, with a bar for each value that lives
 * there, from the step that makes it to the last one that reads it: several bars in a row are one
 * array used again.
 */
public final class PlanPicture {
  /** Most steps of a program that is drawn. */
  public static final int MOST_STEPS = 2_000;

  private static final int ROW = 24;
  private static final int PILLS = 156;
  private static final int RESULTS = 640;
  private static final int WIDTH = 1010;
  private static final int MARGIN = 190;
  private static final int COLUMN = 28;

  private final PlanSheet sheet = new PlanSheet();
  private final List<String> engines = new ArrayList<>();
  private double width = WIDTH;
  private double y = 8;

  private PlanPicture() {}

  /**
   * The plan by which {@code evaluator} would compute {@code keep} and commit {@code updates};
   * nothing is run.
   *
   * @throws ArgumentException if there is nothing to compute
   */
  public static String of(Evaluator evaluator, Updates updates, Tensor... keep) {
    ArgumentException.requirePresent(evaluator, "plan picture", "evaluator");
    List<PlannedProgram> programs = evaluator.programs(updates, keep);
    if (programs.isEmpty()) {
      throw new ArgumentException(
          "plan picture: all is known already; record the tensors anew and draw before evaluating");
    }
    var picture = new PlanPicture();
    for (int i = 0; i < programs.size(); i++) {
      if (i > 0) {
        picture.line("soft", "host functions are called here, on the calling thread");
      }
      picture.draw(programs.get(i));
    }
    return picture.sheet.document(picture.width, picture.y + 10);
  }

  /** The plan by which {@code evaluator} would compute {@code tensors}. */
  public static String of(Evaluator evaluator, Tensor... tensors) {
    return of(evaluator, new Updates(), tensors);
  }

  private void draw(PlannedProgram planned) {
    Program program = planned.program();
    int count = program.steps().size();
    if (count > MOST_STEPS) {
      throw new ArgumentException(
          "plan picture: "
              + count
              + " steps, at most "
              + MOST_STEPS
              + " are drawn; read explain(), or draw a part");
    }
    line("title", count + " steps: engine, operations (several in a frame are fused), results");
    for (int at = 0; at < count; at++) {
      step(at, program.steps().get(at), planned);
    }
    y += 8;
    line("title", "arrays, from step to step: blue values, grey inputs, green new values of cells");
    line("soft", memory(program));
    buffers(program);
    y += 8;
  }

  private void step(int at, Step step, PlannedProgram planned) {
    double top = y;
    String kernel = planned.kernels().get(at);
    sheet.text("soft", 36, top + 16, "end", Integer.toString(at));
    sheet.rectangle("k" + colour(kernel), 46, top + 7, 10, 10, kernel);
    sheet.text("", 62, top + 16, "start", shortened(kernel, 13));
    List<String> names = names(step.op());
    double x = PILLS;
    double right = x;
    PlanSheet pills = new PlanSheet();
    for (String name : names) {
      String word = shortened(name, 60);
      double wide = word.length() * PlanSheet.LETTER + 12;
      if (x > PILLS && x + wide > RESULTS - 16) {
        x = PILLS;
        y += ROW;
      }
      pills.rectangle("pill", x, y + 4, wide, 16, name);
      pills.text("", x + 6, y + 16, "start", word);
      x += wide + 4;
      right = Math.max(right, x - 4);
    }
    if (names.size() > 1) {
      sheet.rectangle(
          "fused", PILLS - 4, top + 1, right - PILLS + 8, y - top + 22, step.op().name());
    }
    sheet.add(pills);
    var results = new ArrayList<String>();
    for (int i = 0; i < step.outputs().size(); i++) {
      int id = step.outputs().get(i);
      results.add("%" + id + " " + planned.program().type(id));
    }
    sheet.text("", RESULTS, top + 16, "start", shortened(String.join(", ", results), 54));
    y += ROW;
  }

  /** What is done in one step, in order. */
  private static List<String> names(Op op) {
    return switch (op) {
      case Fused fused -> names(fused.instructions());
      case FusedRows rows -> names(rows.instructions());
      case MatMulEpilogue product ->
          Stream.of(
                  Stream.of(product.product().name()),
                  product.bias() ? Stream.of("add") : Stream.<String>empty(),
                  product.activation().stream().map(function -> function.label()))
              .flatMap(part -> part)
              .toList();
      default -> List.of(op.name());
    };
  }

  private static List<String> names(List<Fused.Instruction> instructions) {
    return instructions.stream().map(instruction -> instruction.op().name()).toList();
  }

  private void buffers(Program program) {
    int count = program.steps().size();
    width = Math.max(width, MARGIN + COLUMN * (count + 1.0) + 16);
    TreeMap<Integer, List<Integer>> living = living(program);
    double bottom = y + ROW + ROW * living.size();
    for (int at = 0; at < count; at++) {
      double x = MARGIN + COLUMN * (at + 0.5);
      sheet.text("soft", x, y + 16, "middle", Integer.toString(at));
      sheet.vertical(x, y + ROW - 2, bottom);
    }
    y += ROW;
    Lifetimes lives = Lifetimes.of(program);
    living.forEach(
        (slot, values) -> {
          Slot kept = program.memory().table().get(slot);
          sheet.text("", 12, y + 16, "start", "@" + slot + " " + label(kept, program, values));
          for (int value : values) {
            bar(value, lives, program);
          }
          y += ROW;
        });
  }

  /** The values of each slot, without those that an alias gives another name. */
  private static TreeMap<Integer, List<Integer>> living(Program program) {
    var aliases = new boolean[program.values().size()];
    for (Step step : program.steps()) {
      if (step.op().access() == Access.ALIAS) {
        aliases[step.output()] = true;
      }
    }
    Lifetimes lives = Lifetimes.of(program);
    var living = new TreeMap<Integer, List<Integer>>();
    for (int value = 0; value < aliases.length; value++) {
      int slot = program.memory().slots().get(value);
      boolean used = lives.last(value) != Lifetimes.NEVER;
      if (slot >= 0 && used && !aliases[value]) {
        living.computeIfAbsent(slot, _ -> new ArrayList<>()).add(value);
      }
    }
    return living;
  }

  private static String label(Slot slot, Program program, List<Integer> values) {
    return switch (slot) {
      case Slot.Input(int index) ->
          "input " + index + ", " + bytes(program.type(values.getFirst()));
      case Slot.Output(int index) ->
          "output " + index + ", " + bytes(program.type(values.getFirst()));
      case Slot.Literal _ -> "constant, " + bytes(program.type(values.getFirst()));
      case Slot.Scratch(var dtype, int elements) ->
          "buffer, " + bytes((long) elements * dtype.bytes());
    };
  }

  private void bar(int value, Lifetimes lives, Program program) {
    boolean given = lives.made(value) == Lifetimes.NEVER;
    Slot slot = program.memory().table().get(program.memory().slots().get(value));
    double from = given ? 0 : lives.made(value) + 0.5;
    double to = Math.max(lives.last(value) + 0.5, from + 0.5);
    double x = MARGIN + COLUMN * from + 1;
    double wide = COLUMN * (to - from) - 2;
    String kind = given ? "given" : slot instanceof Slot.Input ? "new" : "value";
    TensorType type = program.type(value);
    sheet.rectangle(kind, x, y + 4, wide, 16, "%" + value + " " + type + ", " + bytes(type));
    String name = "%" + value;
    if (name.length() * PlanSheet.LETTER + 4 <= wide) {
      sheet.text("bar", x + wide / 2, y + 16, "middle", name);
    }
  }

  /** What sharing saves. */
  private static String memory(Program program) {
    long kept = 0;
    for (Slot slot : program.memory().table()) {
      kept += slot instanceof Slot.Scratch(var dtype, int n) ? (long) n * dtype.bytes() : 0;
    }
    long made = 0;
    for (Step step : program.steps()) {
      for (int i = 0; i < step.outputs().size(); i++) {
        TensorType type = program.type(step.outputs().get(i));
        made += (long) type.elements() * type.dtype().bytes();
      }
    }
    return String.format(Locale.ROOT, "%,d bytes in buffers for %,d bytes of values", kept, made);
  }

  private void line(String kind, String text) {
    sheet.text(kind, 12, y + 16, "start", text);
    y += ROW;
  }

  private static String shortened(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most - 1) + "…";
  }

  private static String bytes(TensorType type) {
    return bytes((long) type.elements() * type.dtype().bytes());
  }

  private static String bytes(long bytes) {
    return bytes < 10_000
        ? bytes + " B"
        : bytes < 10_000_000
            ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
            : String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
  }

  /** A colour for each engine, or for several together; others than four share the last. */
  private int colour(String kernel) {
    if (!engines.contains(kernel)) {
      engines.add(kernel);
    }
    return Math.min(engines.indexOf(kernel), 4);
  }
}
