package dev.trigrad.io;

/**
 * Element type of a tensor in a {@linkplain SafeTensors safetensors} file; tensors whose type
 * stands further down come first in it.
 */
public enum SafeTensorsType {
  /** Truth value, a byte of 0 or 1. */
  BOOL(8),
  /** Float of 4 bits; not read. */
  F4(4),
  /** Float of 6 bits; not read. */
  F6_E2M3(6),
  /** Float of 6 bits; not read. */
  F6_E3M2(6),
  /** Unsigned 8-bit integer. */
  U8(8),
  /** Signed 8-bit integer. */
  I8(8),
  /** Float of 8 bits; not read. */
  F8_E5M2(8),
  /** Float of 8 bits; not read. */
  F8_E4M3(8),
  /** Power of two in 8 bits; not read. */
  F8_E8M0(8),
  /** Float of 8 bits; not read. */
  F8_E4M3FNUZ(8),
  /** Float of 8 bits; not read. */
  F8_E5M2FNUZ(8),
  /** Signed 16-bit integer. */
  I16(16),
  /** Unsigned 16-bit integer. */
  U16(16),
  /** IEEE 754 binary16. */
  F16(16),
  /** The upper half of a binary32. */
  BF16(16),
  /** Signed 32-bit integer. */
  I32(32),
  /** Unsigned 32-bit integer. */
  U32(32),
  /** IEEE 754 binary32. */
  F32(32),
  /** Complex number of two binary32; not read. */
  C64(64),
  /** IEEE 754 binary64. */
  F64(64),
  /** Signed 64-bit integer. */
  I64(64),
  /** Unsigned 64-bit integer. */
  U64(64);

  private final int bits;

  SafeTensorsType(int bits) {
    this.bits = bits;
  }

  /** Bits of one element. */
  public int bits() {
    return bits;
  }
}
