/**
 * What every user imports: {@link dev.trigrad.Tensor}, {@link dev.trigrad.Shape}, {@link
 * dev.trigrad.RandomKey}, and the choice of engine.
 *
 * <p>A tensor is an immutable handle on a node of a computation graph. Operations record; values
 * are computed when they are asked for. The operations themselves are in {@code dev.trigrad.op},
 * the graph and its gradients in {@code dev.trigrad.graph}, modules, losses and optimizers in
 * {@code nn}, {@code loss} and {@code optim}, the planner in {@code plan}, and what an engine
 * implements in {@code engine}.
 *
 * <p>Read {@link dev.trigrad.Tensor} with its three families of operations, {@link
 * dev.trigrad.Elementwise}, {@link dev.trigrad.Reductions} and {@link dev.trigrad.Layout}.
 */
package dev.trigrad;
