/**
 * The Vector API engine: native speed without native code.
 *
 * <p>{@link dev.trigrad.engine.vector.VectorProvider} looks for the incubator module and touches
 * nothing of it. {@code VectorGemm} packs panels for the register blocks {@code Block12} and {@code
 * Block6}, or multiplies operands where they are by {@code TilesByFour} and its like, all of which
 * are written at build time (src/generator); {@code RowGemm} and {@code VectorDots} serve single
 * rows without packing; {@code VectorReductions} follow plain Java's order of additions. Everything
 * else is the plain Java engine's.
 */
package dev.trigrad.engine.vector;
