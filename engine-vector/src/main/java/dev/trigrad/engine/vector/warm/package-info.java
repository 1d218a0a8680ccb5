/**
 * Getting vector code compiled before it is used.
 *
 * <p>Code that the compiler has not seen to is hundreds of times slower in vectors than plain Java
 * is. Plain Java, of the same bits, stands in for a loop over vectors ({@link
 * dev.trigrad.engine.vector.warm.WarmedUp}) until it has been missed for as long as compiling it
 * takes. Then a {@link dev.trigrad.engine.vector.warm.WarmUp} calls it on a thread of its own
 * ({@link dev.trigrad.engine.vector.warm.WarmUpThread}), the most missed first, until it is quick,
 * in bounded time.
 *
 * <p>The thread ends by itself, is a daemon, and begins only when a loop has been missed.
 *
 * <p>Read {@code WarmUp}, {@code WarmUpThread}, {@code WarmedUp}.
 *
 * <p>May depend on engine-java's root.
 */
package dev.trigrad.engine.vector.warm;
