/**
 * Numbers that operations are given, and numbers compared.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.numbers.Samples}, values that make errors show:
 * zeros of both signs, the smallest and largest, infinities, NaN, and ordinary ones by seed; {@link
 * dev.trigrad.testkit.numbers.Comparison}, of what came with what the reference computed, within
 * its bounds, or of two results bit by bit; {@link dev.trigrad.testkit.numbers.KitSeed}, the seed
 * of a run of random programs, and how to ask for one again.
 *
 * <p>A comparison fails by an error that names the first element at fault. Depends on the api
 * alone.
 */
package dev.trigrad.testkit.numbers;
