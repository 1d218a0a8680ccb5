/**
 * The choice of engine: what is found, what can run here, what is said about it; not exported.
 *
 * <p>{@link dev.trigrad.Engines} is the door for users. {@link
 * dev.trigrad.engine.registry.Discovery} looks for providers as services, {@link
 * dev.trigrad.engine.registry.Candidate} probes and opens one and turns whatever it throws into a
 * reason and a remedy, {@link dev.trigrad.engine.registry.EngineRegistry} chooses by name or
 * priority and keeps what is open, {@link dev.trigrad.engine.registry.EngineReport} is the doctor's
 * page, {@link dev.trigrad.engine.registry.Launch} says what a way of starting Java has lost.
 * {@link dev.trigrad.engine.registry.DefaultEvaluation} lets tensors ask the default engine, but
 * for {@code KnownValues}, which need none.
 *
 * <p>Read {@code EngineRegistry}, {@code Candidate}, {@code Discovery}.
 *
 * <p>May depend on {@code engine}, {@code run} and {@code plan}, and on {@code graph} and {@code
 * op} for what is known; only {@code Engines} depends on it.
 */
package dev.trigrad.engine.registry;
