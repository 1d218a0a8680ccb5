/**
 * Optimizers: how parameters follow their gradients.
 *
 * <p>{@code optimizer.step(pass -> loss.of(model.apply(x, pass), y))} computes loss, gradients and
 * new values in one program and commits them together. Rates are inputs of that program, so
 * changing one costs nothing. What an optimizer remembers is in cells, the position in its random
 * keys included; its update is a composite, of one parameter or of all that make the same step,
 * fused into loops.
 *
 * <p>Read {@link dev.trigrad.optim.Optimizer}, then {@link dev.trigrad.optim.Sgd} and {@link
 * dev.trigrad.optim.Adam}: a formula each, over {@code FormulaOptimizer}, which records one node
 * for all parameters of a {@link dev.trigrad.optim.Group} that make the same step; {@link
 * dev.trigrad.optim.Lbfgs}, by {@link dev.trigrad.optim.Objective} and {@link
 * dev.trigrad.optim.Trial}, calls the loss several times in a step. What stands around each step is
 * told by the methods of {@link dev.trigrad.optim.AroundSteps}: schedules and transforms of
 * gradients, which have rooms of their own, a {@link dev.trigrad.optim.WeightAverage}, an {@link
 * dev.trigrad.optim.Accumulation} of batches. {@link dev.trigrad.optim.Penalty} is what a loss
 * adds.
 *
 * <p>May depend on {@code nn}, {@code graph} and {@code op}, on its rooms {@code schedule} and
 * {@code transform}, and on {@code run}, since a step evaluates.
 */
package dev.trigrad.optim;
