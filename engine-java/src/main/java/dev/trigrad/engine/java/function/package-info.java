/**
 * Functions of numbers, and loops over arrays of them.
 *
 * <p>{@link dev.trigrad.engine.java.function.FloatMath} has exponential, logarithm, sine and the
 * others as polynomials of our own, the same in scalar code and in lanes, because those of the JDK
 * give other bits once they are compiled. {@link dev.trigrad.engine.java.function.Coefficients} are
 * their numbers, with the source of each. {@code FloatUnaryLoops} and {@code FloatBinaryLoops} are
 * one loop for each operation; {@code Exponentials}, {@code Logarithms}, {@code Angles} and {@code
 * Sigmoids} the long ones.
 *
 * <p>Loops run over the same index of distinct arrays from their first element: that is what C2
 * vectorises.
 *
 * <p>Read {@code FloatMath}, {@code Exponentials}, {@code FloatUnaryLoops}.
 *
 * <p>Depends on nothing but the names of the operations.
 */
package dev.trigrad.engine.java.function;
