/**
 * Optimizers: how parameters follow their gradients.
 *
 * <p>A step computes loss, gradients and new values in one program and commits them together. Rates
 * are inputs of that program, so changing one costs nothing. What an optimizer remembers is in
 * cells; its update is a composite, of one parameter or of all that make the same step, fused into
 * loops.
 *
 * <p>Read {@link dev.trigrad.optim.Optimizer}, then {@link dev.trigrad.optim.Sgd} and {@link
 * dev.trigrad.optim.Adam}.
 */
package dev.trigrad.optim;
