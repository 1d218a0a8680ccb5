/**
 * Modules: parts of a network that own parameters.
 *
 * <p>A {@link dev.trigrad.nn.Module} registers its children and parameters when it is built and
 * computes in {@code forward}, with any Java control flow. A {@link dev.trigrad.nn.Pass} says
 * whether it trains or predicts, and collects what a step shall commit; there are no global modes.
 * Parameters get their first values from {@link dev.trigrad.nn.Module#initialize}, by seed, the
 * same on every engine.
 *
 * <p>Read {@link dev.trigrad.nn.Module}, {@link dev.trigrad.nn.Linear}, {@link
 * dev.trigrad.nn.Pass}, {@link dev.trigrad.nn.RandomKeys}.
 *
 * <p>May depend on {@code graph} and {@code op}, and on {@code reference} for checks of gradients;
 * knows no optimizer and no engine.
 */
package dev.trigrad.nn;
