/**
 * Reductions, a row of numbers to one, scans along it, and its order.
 *
 * <p>{@link dev.trigrad.engine.java.row.ReduceKernel} adds or compares along axes in one fixed
 * tree: 16 interleaved partial results, joined pairwise, in plain Java as in lanes; long columns in
 * blocks of 32 rows. {@code CumulativeSumKernel} adds in one chain, since each sum on its way is a
 * result, and {@code LinearRecurrenceKernel} multiplies and adds in one. {@code ArgSortKernel}
 * sorts.
 *
 * <p>The order of additions is a promise: products of one row, fused row steps and engine-vector
 * follow it, so that the bits are the same whichever of them a plan uses.
 *
 * <p>A row here is what a reduction goes along; a product of one row is in {@code gemm}.
 *
 * <p>Read {@code ReduceKernel}.
 *
 * <p>May depend on the root and {@code layout}.
 */
package dev.trigrad.engine.java.row;
