package dev.trigrad.run;

import dev.trigrad.plan.Program;
import java.util.List;

/**
 * A program that an engine has compiled.
 *
 * @param program after all passes, with its memory laid out
 * @param kernels for each step the engine whose code runs it, as {@code vector} or {@code
 *     native+java}
 */
public record PlannedProgram(Program program, List<String> kernels) {
  /** Copies the list. */
  public PlannedProgram {
    kernels = List.copyOf(kernels);
  }
}
