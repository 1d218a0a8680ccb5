package dev.trigrad.testkit;

/** What every engine owes; each rule says what to look at when it fails. */
public enum Rule {
  /**
   * Results have the recorded shape and element type. If it fails: the length and kind of the
   * arrays that a run writes.
   */
  R1_SHAPE("shape"),
  /**
   * Every element lies within the reference's bound. If it fails: the kernel of the operation
   * named, with its smallest failing shape.
   */
  R2_VALUE("value"),
  /**
   * Gradients lie within the bound of the reference's gradient. If it fails: the kernels that the
   * backward graph uses.
   */
  R3_GRADIENT("gradient"),
  /**
   * NaN, infinities, zeros of both signs and denormals are treated as defined. If it fails:
   * comparisons that NaN falls through.
   */
  R4_SPECIAL("special"),
  /**
   * Shapes around vector and block borders, empty and broadcast ones. If it fails: loop tails,
   * masks, zero extents.
   */
  R5_EDGES("edges"),
  /** Inputs are not written. If it fails: outputs or scratch that alias an input. */
  R6_INPUTS("inputs"),
  /**
   * A replay gives the same bits, interpreted or compiled. If it fails: uninitialised scratch,
   * unordered sums, intrinsics.
   */
  R7_REPLAY("replay"),
  /**
   * Random programs give the same bits with any passes and with none, within the reference's bound.
   * If it fails: fused kernels, aliases.
   */
  R8_PASSES("passes"),
  /**
   * Dead buffers may hold anything. If it fails: a kernel that reads what it should have written
   * first.
   */
  R9_MEMORY("memory"),
  /** Runs at the same time do not disturb each other. If it fails: scratch shared by threads. */
  R10_THREADS("threads"),
  /**
   * No call that holds off a safepoint does more than 2·10⁸ operations or touches more than 16 MiB.
   * If it fails: the tiling.
   */
  R11_PAUSE("pause"),
  /**
   * A provider explains itself, and its probe never throws. If it fails: names, probe, reason and
   * remedy.
   */
  R12_PROBE("probe"),
  /**
   * Updates reach each cell once, from old values only, all or none. If it fails: updates in place,
   * the order of copies, and writes before they are announced.
   */
  R13_UPDATES("updates"),
  /**
   * The engine asked for is the one that runs, and no step is counted as one engine's that runs
   * another's code. If it fails: a silent fallback, plans that do not name their kernels, or
   * kernels that pass on loops without saying so.
   */
  R14_KERNELS("kernels"),
  /**
   * What an engine uses once it is warm gives the bits of what it used at first. If it fails:
   * kernels and loops that wait for the compiler.
   */
  R15_HOT("hot"),
  /**
   * A step in which anything is thrown, at whatever point, leaves every cell as it was, or makes it
   * refuse to be read until it is set anew. If it fails: writes that begin before the last step
   * that can fail, and what is remembered of a step that was begun.
   */
  R16_FAILURES("failures");

  private final String label;

  Rule(String label) {
    this.label = label;
  }

  /** Number and name as in test names: {@code R2-value}. */
  public String label() {
    return name().substring(0, name().indexOf('_')) + "-" + label;
  }
}
