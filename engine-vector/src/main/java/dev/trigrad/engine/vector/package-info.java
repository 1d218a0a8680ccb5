/**
 * The Vector API engine: native speed without native code.
 *
 * <p>{@link dev.trigrad.engine.vector.VectorProvider} looks for the incubator module and touches
 * nothing of it. {@code VectorKernels} is the layer that lies over plain Java: products from {@code
 * gemm}, and {@code LaneKernels}, which are loops from {@code function} and {@code chain}, and
 * reductions from {@code row}. What is not here is the plain Java engine's, whose order of
 * additions this one follows, so that the bits are the same.
 *
 * <p>Vector code is worth it only once C2 has compiled it; until {@code warm} has seen to that,
 * plain Java stands in.
 *
 * <p>Read {@code VectorProvider}, {@code VectorKernels}, {@code LaneKernels}, {@code VectorEngine};
 * then {@code gemm}.
 *
 * <p>May depend on its rooms and on all rooms of engine-java.
 */
package dev.trigrad.engine.vector;
