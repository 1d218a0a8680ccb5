/**
 * The conformance kit: proves that an engine computes what Trigrad's operations mean.
 *
 * <p>Extend {@link dev.trigrad.testkit.EngineConformance} by one class that gives your provider.
 * Every operation of the sealed hierarchy has cases, made from the enums where it can be; every
 * {@link dev.trigrad.testkit.Rule} is checked on them. Tolerances are the bounds that the
 * double-precision reference computes along with each value: nothing is chosen. What an engine does
 * not do it declares as a {@link dev.trigrad.testkit.Limitation}, which the report lists.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.Rule}, {@link
 * dev.trigrad.testkit.EngineConformance}, then {@code ConformanceChecks}, which makes the {@link
 * dev.trigrad.testkit.Check}s from the rows of {@code OperationCases}. Engines are watched from
 * outside by engines laid around them: {@code ObservedEngine} notes whose kernels run, {@code
 * RoomyEngine} poisons what must not be read, {@code ReplayingEngine} runs a plan until it is
 * compiled.
 *
 * <p>The kit is itself tested on engines broken on purpose: each must trip exactly its own rules.
 */
package dev.trigrad.testkit;
