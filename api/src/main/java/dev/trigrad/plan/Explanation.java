package dev.trigrad.plan;

import dev.trigrad.plan.MemoryPlan.Slot;
import java.util.List;
import java.util.Locale;

/**
 * Text on how a program is run: its steps with the engine of each kernel, its buffers, bytes and
 * flops.
 */
public final class Explanation {
  private static final int COLUMNS = 80;

  private static final String CONTINUED = " ".repeat(8);

  private Explanation() {}

  /**
   * The explanation of {@code program}, in lines of 80 characters if names allow.
   *
   * @param kernels whose code runs each step
   * @param notes what is said below each step, or nothing at all
   */
  public static String of(Program program, List<String> kernels, List<String> notes) {
    var text = new StringBuilder();
    long flops = 0;
    for (int at = 0; at < program.steps().size(); at++) {
      Step step = program.steps().get(at);
      long count = program.flops(step);
      flops += count;
      String line = line(step, program);
      append(
          text,
          String.format(
              Locale.ROOT, "%4d  %-11s %,14d flops  %s", at, kernels.get(at), count, line));
      String note = notes.isEmpty() ? "" : notes.get(at);
      if (!note.isEmpty()) {
        append(text, "      " + note);
      }
    }
    String sums =
        String.format(
            Locale.ROOT,
            "%d steps, %,d flops, %d inputs, %d outputs, %d updates",
            program.steps().size(),
            flops,
            program.inputs(),
            program.outputs().size(),
            program.writes().size());
    append(text, sums + memory(program));
    return text.toString();
  }

  /** Appends a line, or several if it is long; no shape is parted. */
  private static void append(StringBuilder text, String line) {
    int start = text.length();
    String between = "";
    for (String word : line.split("(?<=\\S) (?![^\\[]*])")) {
      if (text.length() - start + between.length() + word.length() <= COLUMNS) {
        text.append(between).append(word);
      } else {
        text.append(System.lineSeparator());
        start = text.length();
        text.append(CONTINUED).append(word.stripLeading());
      }
      between = " ";
    }
    text.append(System.lineSeparator());
  }

  /**
   * One step as {@code %7 float32[32, 10] = matmul %0 %3}, with the slots that hold its results.
   */
  static String line(Step step, Program program) {
    var text = new StringBuilder();
    for (int i = 0; i < step.outputs().size(); i++) {
      int id = step.outputs().get(i);
      text.append(i == 0 ? "" : ", ").append('%').append(id).append(' ').append(program.type(id));
      if (program.memory() != null) {
        text.append(" @").append(program.memory().slots().get(id));
      }
    }
    text.append(" = ").append(name(step));
    for (int i = 0; i < step.inputs().size(); i++) {
      text.append(" %").append(step.input(i));
    }
    return text.toString();
  }

  private static String name(Step step) {
    return switch (step.op()) {
      case Fused fused -> "fused" + names(fused.instructions());
      case FusedRows rows -> "rows" + names(rows.instructions());
      default -> step.op().name();
    };
  }

  private static String names(List<Fused.Instruction> instructions) {
    return "("
        + String.join(
            " ", instructions.stream().map(instruction -> instruction.op().name()).toList())
        + ")";
  }

  private static String memory(Program program) {
    if (program.memory() == null) {
      return "";
    }
    long scratch = 0;
    int buffers = 0;
    for (Slot slot : program.memory().table()) {
      if (slot instanceof Slot.Scratch(var dtype, int elements)) {
        buffers++;
        scratch += (long) elements * dtype.bytes();
      }
    }
    long all = 0;
    for (Step step : program.steps()) {
      for (int i = 0; i < step.outputs().size(); i++) {
        var type = program.type(step.outputs().get(i));
        all += (long) type.elements() * type.dtype().bytes();
      }
    }
    return String.format(
        Locale.ROOT,
        "; %d buffers of %,d bytes for %,d bytes of values, %d copies",
        buffers,
        scratch,
        all,
        program.memory().copies().size());
  }
}
