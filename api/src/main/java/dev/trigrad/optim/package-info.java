/**
 * Optimizers: how parameters follow their gradients.
 *
 * <p>A step computes loss, gradients and new values in one program and commits them together. Rates
 * are inputs of that program, so changing one costs nothing. Each optimizer's update is one
 * composite per parameter, fused into one loop.
 *
 * <p>Read {@link dev.trigrad.optim.Optimizer}, then {@link dev.trigrad.optim.Sgd} and {@link
 * dev.trigrad.optim.Adam}.
 */
package dev.trigrad.optim;
