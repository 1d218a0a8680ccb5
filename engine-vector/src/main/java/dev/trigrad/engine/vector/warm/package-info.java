/**
 * Getting vector code compiled before it is used.
 *
 * <p>Code that the compiler has not seen to is hundreds of times slower in vectors than plain Java
 * is. A {@link dev.trigrad.engine.vector.warm.WarmUp} calls a kernel on a thread of its own ({@link
 * dev.trigrad.engine.vector.warm.WarmUpThread}) until it is quick, in bounded time; kernels that
 * are {@link dev.trigrad.engine.vector.warm.WarmedUp} let plain Java, of the same bits, stand in
 * until then.
 *
 * <p>The thread ends by itself, is a daemon, and begins only when something has asked for a vector
 * kernel.
 *
 * <p>Read {@code WarmUp}, {@code WarmUpThread}, {@code WarmedUp}.
 *
 * <p>May depend on engine-java's root.
 */
package dev.trigrad.engine.vector.warm;
