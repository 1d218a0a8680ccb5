/**
 * The command line: trains networks on real data, and compares Trigrad's engines.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.Main}, which knows the commands; {@link
 * dev.trigrad.benchmarks.Answers}, how it answers what it does not understand; {@code JobOptions}
 * and {@code Job}, what {@code train} and {@code compare} train; {@code Training}, the loop as a
 * user writes it. {@code DataFiles} has the data. {@link dev.trigrad.benchmarks.TrainingProcess} is
 * what {@code compare} starts for each engine.
 *
 * <p>Further subjects have rooms of their own: what a comparison of engines measures and says
 * ({@link dev.trigrad.benchmarks.compare}); the lessons of a course ({@link
 * dev.trigrad.benchmarks.course}), a page to play with networks ({@link
 * dev.trigrad.benchmarks.playground}) and matrix products against raw OpenBLAS ({@link
 * dev.trigrad.benchmarks.gemm}), which are commands; the {@linkplain dev.trigrad.benchmarks.data
 * data} in the jar; and the comparison with other libraries ({@link dev.trigrad.benchmarks.speed}),
 * which has a main class of its own and runs on the class path. This package may use all but the
 * last.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Drun=compare}.
 */
package dev.trigrad.benchmarks;
