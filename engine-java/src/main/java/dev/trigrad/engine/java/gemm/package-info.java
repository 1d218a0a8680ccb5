/**
 * Matrix products in plain Java.
 *
 * <p>{@link dev.trigrad.engine.java.gemm.MatMulKernel} is the kernel: batches, tiles over threads,
 * bias and activation at the end of a tile. {@link dev.trigrad.engine.java.gemm.JavaGemm} chooses
 * by shape: {@code TinyGemm} and {@code SmallGemm} read operands where they are, {@code PackedGemm}
 * copies them into panels of same-index rows, which C2 vectorises, {@code DotGemm} does single rows
 * and columns with many partial sums.
 *
 * <p>The terms of a sum are added in an order that the shape alone decides, the same for any number
 * of threads, and the same in engine-vector.
 *
 * <p>Read {@code MatMulKernel}, {@code JavaGemm}, {@code PackedGemm}.
 *
 * <p>May depend on the root, {@code chain} (its table of loops, for activations), {@code function},
 * {@code row} (the order of additions) and {@code layout}.
 */
package dev.trigrad.engine.java.gemm;
