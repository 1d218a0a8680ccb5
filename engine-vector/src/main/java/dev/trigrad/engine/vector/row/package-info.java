/**
 * Reductions of rows and sums of columns in vectors.
 *
 * <p>{@link dev.trigrad.engine.vector.row.VectorReductions} keep plain Java's order of additions:
 * the 16 partial results of {@code ReduceKernel} are lanes here, joined in the same tree. {@code
 * ColumnSums} add several rows at once. {@link dev.trigrad.engine.vector.row.ReductionWarmUps} get
 * both compiled.
 *
 * <p>The reductions of the Vector API are not used: their order of additions is not specified.
 *
 * <p>Read {@code VectorReductions}, {@code ColumnSums}.
 *
 * <p>May depend on {@code layout}, {@code warm}, and engine-java's {@code row}.
 */
package dev.trigrad.engine.vector.row;
