/**
 * Moving numbers without changing them.
 *
 * <p>{@link dev.trigrad.engine.java.layout.LayoutKernels} expand, permute, slice, join; {@link
 * dev.trigrad.engine.java.layout.IndexKernels} gather and scatter by index, count and draw random
 * numbers. {@link dev.trigrad.engine.java.layout.Broadcast} says how an operand of a smaller shape
 * lies in a larger one, {@link dev.trigrad.engine.java.layout.StridedCopy} copies along strides in
 * the order that the cache likes.
 *
 * <p>Arrays are whole, contiguous and row-major; views do not exist at run time, so every kernel
 * here copies.
 *
 * <p>Indices are checked before anything is written: a step that fails leaves every cell as it was.
 *
 * <p>Read {@code Broadcast}, {@code StridedCopy}, {@code LayoutKernels}.
 *
 * <p>May depend on the root.
 */
package dev.trigrad.engine.java.layout;
