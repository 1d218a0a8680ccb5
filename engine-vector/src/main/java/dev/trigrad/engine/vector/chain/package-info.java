/**
 * Chains of elementwise operations as loops over lanes, written at run time.
 *
 * <p>{@link dev.trigrad.engine.vector.chain.LaneChains} decides which chains and rows get such a
 * loop; {@code LaneWriter} writes it as a class file, with {@code LaneCode} for what a lane is made
 * of, {@code LaneFunctions} for the same polynomials as in scalar code, {@code LaneLimits} for the
 * larger or smaller of an element and a number, and {@link
 * dev.trigrad.engine.vector.chain.LaneOperations} for each operation; tails are masked.
 *
 * <p>What a loop cannot contain, each function says itself; the compiler asks for every one.
 *
 * <p>Read {@code LaneChains}, {@code LaneWriter}, {@code LaneOperations}.
 *
 * <p>May depend on {@code layout}, {@code function}, {@code warm}, and engine-java's {@code chain},
 * {@code row} and {@code function}.
 */
package dev.trigrad.engine.vector.chain;
