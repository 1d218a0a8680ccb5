/**
 * Trigrad's own contenders, and limits that no library can beat.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.trigrad.TrigradContender}, one for each
 * engine, through the public API as a user writes it; {@code TrigradComputation}, its calculations;
 * {@link dev.trigrad.benchmarks.speed.trigrad.CalculationGraph}, the same as a graph, which also
 * gives, in double precision, what everybody's results must be; {@link
 * dev.trigrad.benchmarks.speed.trigrad.FirstPrediction}, the program whose start is measured.
 * {@link dev.trigrad.benchmarks.speed.trigrad.Limits} are memory, a core's multiply-adds,
 * OpenBLAS's own call, and a virtual machine without a library.
 *
 * <p>Depends on {@code contender}, on the api, and on {@code gemm} for the call of OpenBLAS.
 */
package dev.trigrad.benchmarks.speed.trigrad;
