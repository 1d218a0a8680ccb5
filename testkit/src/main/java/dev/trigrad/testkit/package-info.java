/**
 * The conformance kit: proves that an engine computes what Trigrad's operations mean.
 *
 * <p>Extend {@link dev.trigrad.testkit.EngineConformance} by one class that gives your provider.
 * Every operation of the sealed hierarchy has cases, made from the enums where it can be; every
 * {@link dev.trigrad.testkit.Rule} is checked on them. Tolerances are the bounds that the
 * double-precision reference computes along with each value: nothing is chosen. What an engine does
 * not do it declares as a {@link dev.trigrad.testkit.Limitation}, which the report lists.
 *
 * <p>Reading order: {@code Rule}, {@code EngineConformance}, {@link
 * dev.trigrad.testkit.ConformanceChecks}, which makes the {@link dev.trigrad.testkit.Check}s and
 * {@code HotChecks}, the same on an engine that is warm. Then the rooms inside, which nobody else
 * sees: {@code cases} (what is computed), {@code numbers} (given and compared), {@code checks} (the
 * rules by subject), {@code engines} (laid around the one that is tested), {@code trials} (of
 * random programs, which {@link dev.trigrad.testkit.program} makes), {@code learning}.
 *
 * <p>The kit is itself tested on engines broken on purpose: each must trip exactly its own rules.
 */
package dev.trigrad.testkit;
