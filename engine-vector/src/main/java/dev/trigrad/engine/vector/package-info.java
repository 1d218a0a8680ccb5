/**
 * The Vector API engine: native speed without native code.
 *
 * <p>{@link dev.trigrad.engine.vector.VectorProvider} looks for the incubator module and touches
 * nothing of it; {@code VectorKernels} lists what vectors do better than plain Java, whose engine
 * does everything else. Until a kernel is compiled ({@code WarmUp}), plain Java, which has the same
 * bits, stands in for it.
 *
 * <p>{@code VectorGemm} chooses how a shape is multiplied: from packed panels ({@code WideGemm},
 * {@code NarrowGemm}), in place ({@code DirectGemm}, {@code SlimGemm}), or a vector at a time
 * ({@code VectorMatrixGemm}, {@code VectorDotGemm}, {@code OuterGemm}). Their inner loops, {@code
 * Block12} and {@code TilesByFour} and the like, are written at build time by the program in
 * src/generator. Functions stand in {@code *Loops} over arrays and {@code *Lanes} of one vector;
 * {@code LaneChains} makes loops of several operations while the program runs; {@code
 * VectorReductions} and {@code ColumnSums} follow plain Java's order of additions.
 */
package dev.trigrad.engine.vector;
