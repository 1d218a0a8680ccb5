package dev.trigrad.engine.vector.layout;

import dev.trigrad.engine.Setting;

/** The width of vectors that is asked for; apart from {@link Lanes}, which touch a vector type. */
public final class LaneBits {
  /** {@code trigrad.vector.bits}: by default what the processor prefers. */
  public static final Setting<Integer> SETTING =
      Setting.oneOf("trigrad.vector.bits", 128, 256, 512);

  private LaneBits() {}
}
