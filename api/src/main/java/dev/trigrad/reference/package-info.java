/**
 * The judge: any graph in double precision, with a bound on how far a float32 engine may be off.
 *
 * <p>{@link dev.trigrad.reference.Reference} interprets a graph operation by operation and gives
 * {@link dev.trigrad.reference.ReferenceValue}s: numbers with running error bounds that come from
 * the rounding of each operation, not from experience. {@link dev.trigrad.reference.GradientCheck}
 * compares gradients with differences of the function in the same arithmetic, recording it anew for
 * each perturbed point; {@code Decisions} tells it where the function is not smooth between two
 * points; {@link dev.trigrad.reference.GradientReport} says what it found.
 *
 * <p>Read {@code ReferenceValue}, {@code Reference}, {@code GradientCheck}; the meaning of each
 * primitive is in {@code reference.arithmetic}.
 *
 * <p>May depend on {@code graph} and {@code op}; not on planner, engines or evaluation, with which
 * it must share no mistake.
 */
package dev.trigrad.reference;
