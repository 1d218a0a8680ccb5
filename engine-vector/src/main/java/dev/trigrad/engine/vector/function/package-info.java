/**
 * Functions of numbers in lanes, and the loops over arrays of them.
 *
 * <p>{@link dev.trigrad.engine.vector.function.LaneLoopTable} says which operations have a loop
 * here; {@code ExponentialLoops}, {@code LogarithmLoops}, {@code AngleLoops} and {@code
 * ComparisonLoops} are those loops. {@code AngleLanes} and {@code LogarithmLanes} are what several
 * share. The polynomials are those of engine-java's {@code FloatMath}, operation by operation, so
 * that every lane has its bits.
 *
 * <p>No {@code lanewise} of a transcendental function: it is another function before C2 has
 * compiled it.
 *
 * <p>Read {@code LaneLoopTable}, {@code ExponentialLoops}.
 *
 * <p>May depend on {@code layout}, {@code warm}, {@code chain}, and engine-java's {@code chain} and
 * {@code function}.
 */
package dev.trigrad.engine.vector.function;
