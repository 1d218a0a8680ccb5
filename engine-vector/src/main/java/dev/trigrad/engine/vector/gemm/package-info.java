/**
 * Matrix products in vectors.
 *
 * <p>{@link dev.trigrad.engine.vector.gemm.VectorGemm} chooses by shape: {@code DirectGemm} reads
 * operands where they are, {@code WideGemm} packs them into panels ({@code Packing}, {@code
 * Transposes}), {@code NarrowGemm}, {@code SlimGemm} and {@code OuterGemm} take the thin shapes,
 * {@code VectorMatrixGemm} and {@code VectorDotGemm} a single row or column. The register tiles
 * ({@code TilesByOne} … {@code Block12}) and the list of them for warm-ups are written at build
 * time by {@code src/generator}, where a tile is one line of {@code Catalog}.
 *
 * <p>A tile has no field, no branch and no call inside its loop: a vector that reaches one is
 * boxed, and the loop thirty times slower.
 *
 * <p>Read {@code VectorGemm}, {@code DirectGemm}, {@code WideGemm}, {@code Packing}; then a
 * generated tile.
 *
 * <p>May depend on {@code layout}, {@code warm}, and engine-java's root, {@code gemm} and {@code
 * row}.
 */
package dev.trigrad.engine.vector.gemm;
