package dev.trigrad.plan;

import java.util.List;

/** Text on how a program is run. */
public final class Explanation {
  private Explanation() {}

  /** The explanation of {@code program}, whose steps run on {@code kernels}. */
  public static String of(Program program, List<String> kernels) {
    return program + "\n" + kernels;
  }
}
