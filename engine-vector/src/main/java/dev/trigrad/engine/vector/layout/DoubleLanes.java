package dev.trigrad.engine.vector.layout;

import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Vectors of doubles, as wide as those of {@link Lanes}: apart, for few functions need them. */
public final class DoubleLanes {
  private DoubleLanes() {}

  /** Doubles in a whole vector. */
  public static final VectorSpecies<Double> D =
      VectorSpecies.of(double.class, VectorShape.forBitSize(Lanes.F.vectorBitSize()));

  /** Floats in half a vector: as many as {@link #D} has doubles. */
  public static final VectorSpecies<Float> HALF =
      VectorSpecies.of(float.class, VectorShape.forBitSize(Lanes.F.vectorBitSize() / 2));
}
