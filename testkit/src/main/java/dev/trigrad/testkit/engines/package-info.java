/**
 * Engines laid around the one that is tested: they see what it does, and do to it what may happen.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.engines.DelegatingEngine}, which says what the one
 * inside says; then what each does otherwise. {@link dev.trigrad.testkit.engines.ObservedEngine}
 * notes whose kernels run, {@link dev.trigrad.testkit.engines.RoomyEngine} poisons what must not be
 * read, {@link dev.trigrad.testkit.engines.ReplayingEngine} runs a plan until it is compiled,
 * {@link dev.trigrad.testkit.engines.WaitingEngine} holds runs up. {@link
 * dev.trigrad.testkit.engines.FailingEngine} fails at a chosen moment of a step, {@link
 * dev.trigrad.testkit.engines.InterruptingEngine} at any point of any run; both wrap kernels, where
 * there are some ({@code WrappedKernels}).
 *
 * <p>Depends on the api, on engine-java for its kernels, and on {@code numbers}.
 */
package dev.trigrad.testkit.engines;
