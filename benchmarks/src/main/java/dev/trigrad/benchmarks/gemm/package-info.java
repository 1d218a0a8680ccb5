/**
 * The engines' matrix products against raw OpenBLAS calls, side by side in one process.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.gemm.GemmCommand}, the command; {@code
 * GemmShapes}, the products of real networks, each a {@code GemmShape}; {@code GemmContest}, which
 * gives one product to the raw call and to each engine in turn, over the same arrays, and compares
 * results before it compares times; {@link dev.trigrad.benchmarks.gemm.RawOpenBlas}, the calls that
 * all are measured against.
 *
 * <p>Engines are asked below their public face, for a plan of a program that was not recorded, so
 * that nothing but the product is measured. Depends on the api alone, and on the native engine's
 * word where its library lies.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Drun=gemm}.
 */
package dev.trigrad.benchmarks.gemm;
