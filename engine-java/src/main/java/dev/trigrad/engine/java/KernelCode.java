package dev.trigrad.engine.java;

import java.util.List;

/**
 * Code that a kernel runs, told to those who ask whose it is. An object stands for the class that
 * it is of: what lies in the package of a {@link KernelLayer}, or below, is that layer's.
 *
 * @param operations names of what it computes, in order; empty for the whole step
 * @param code an object of the class that computes, in the long run
 * @param meanwhile one of the class that computes until {@code code} is compiled; else the same
 * @param cut why it ends before the step does, or an empty string
 */
public record KernelCode(List<String> operations, Object code, Object meanwhile, String cut) {
  /** Copies the list. */
  public KernelCode {
    operations = List.copyOf(operations);
  }

  /** The code that {@code loop} stands for, which computes all of {@code operations}. */
  public static KernelCode of(List<String> operations, Object loop, String cut) {
    return loop instanceof Warming warming
        ? new KernelCode(operations, warming.warm(), warming.cold(), cut)
        : new KernelCode(operations, loop, loop, cut);
  }
}
