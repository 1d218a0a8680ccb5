/**
 * Numbers that parameters begin with, in double precision: what an initializer of {@code nn} rounds
 * to float32 once.
 *
 * <p>Everything is a function of a key and of sizes, by arithmetic that Java defines to the bit
 * ({@link java.lang.StrictMath}, no fused multiply-add), so that first values are the same on every
 * machine and engine. Matrices are arrays of rows; nothing here knows a tensor or a module.
 *
 * <p>Read {@code NormalNumbers}, {@code OrthogonalMatrix}.
 *
 * <p>May depend on the root package for keys only. Not exported.
 */
package dev.trigrad.nn.init;
