/**
 * The conformance kit: proves that an engine computes what Trigrad's operations mean.
 *
 * <p>Extend {@link dev.trigrad.testkit.EngineConformance} by one class that gives your provider.
 * Every operation of the sealed hierarchy has cases, made from the enums where it can be; every
 * {@link dev.trigrad.testkit.Rule} is checked on them. Tolerances are the bounds that the
 * double-precision reference computes along with each value: nothing is chosen. What an engine does
 * not do it declares as a {@link dev.trigrad.testkit.Limitation}, which the report lists.
 *
 * <p>The kit is itself tested on engines broken on purpose, each of which must trip its own rule.
 */
package dev.trigrad.testkit;
