package dev.trigrad.engine.vector.layout;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The shapes of vectors in use: those the processor prefers, or as wide as {@code
 * trigrad.vector.bits} says. A class of its own, so that nothing touches the Vector API before the
 * engine is known to be available.
 */
public final class Lanes {
  private Lanes() {}

  /** Floats in a whole vector. */
  public static final VectorSpecies<Float> F = species();

  private static VectorSpecies<Float> species() {
    return switch (LaneBits.SETTING.value().orElse(0)) {
      case 128 -> FloatVector.SPECIES_128;
      case 256 -> FloatVector.SPECIES_256;
      case 512 -> FloatVector.SPECIES_512;
      default -> FloatVector.SPECIES_PREFERRED;
    };
  }
}
