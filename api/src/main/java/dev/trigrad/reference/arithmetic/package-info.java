/**
 * What each primitive means, in double precision with error bounds; not exported.
 *
 * <p>The records of {@code op} call these functions from their {@code reference} methods: {@link
 * dev.trigrad.reference.arithmetic.ReferenceUnary}, {@link
 * dev.trigrad.reference.arithmetic.ReferenceBinary}, {@link
 * dev.trigrad.reference.arithmetic.ReferenceReduce} and the others take values with bounds and give
 * the result with its own. {@link dev.trigrad.reference.arithmetic.RoundingError} is the arithmetic
 * of the bounds: half a unit in the last place where IEEE 754 rounds correctly, four for elementary
 * functions, {@code n · 2⁻²⁴ · Σ|terms|} for sums in any order. Source: Higham, Accuracy and
 * Stability of Numerical Algorithms, sections 3.1 and 4.2.
 *
 * <p>Read {@code RoundingError}, then {@code ReferenceUnary} and {@code ReferenceSum}.
 *
 * <p>May depend on {@code op} and {@code reference} only; written for being right, not for speed.
 */
package dev.trigrad.reference.arithmetic;
