/**
 * The command line: trains networks on real data, and compares Trigrad's engines.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.Main}, which knows the commands; {@code Job}, the
 * options that {@code train} and {@code compare} share; {@code Training}, the loop as a user writes
 * it. {@code DataFiles} has the data, {@code Progress} says how far a training is.
 *
 * <p>Further subjects have rooms of their own: the lessons of a course ({@link
 * dev.trigrad.benchmarks.course}), a page to play with networks ({@link
 * dev.trigrad.benchmarks.playground}) and matrix products against raw OpenBLAS ({@link
 * dev.trigrad.benchmarks.gemm}), which are commands too, the {@linkplain
 * dev.trigrad.benchmarks.data data} in the jar, and the comparison with other libraries ({@link
 * dev.trigrad.benchmarks.speed}), which has a main class of its own and runs on the class path.
 * This package may use all but the last; nothing may use this package.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Drun=compare}.
 */
package dev.trigrad.benchmarks;
