package dev.trigrad.engine.vector.warm;

import dev.trigrad.engine.java.Warming;
import dev.trigrad.engine.java.Warmth;

/** A loop over lanes that plain Java stands in for until it is compiled. */
public interface WarmedUp extends Warming {
  /** What gets it compiled. */
  WarmUp warmUp();

  /** The loop over lanes. */
  Object lanes();

  /** The loop that stands in. */
  Object plain();

  @Override
  default Object warm() {
    return warmUp().warmth() == Warmth.COLD ? plain() : lanes();
  }

  @Override
  default Object cold() {
    return warmUp().warmth() == Warmth.HOT ? lanes() : plain();
  }
}
