/**
 * What every user imports: {@link dev.trigrad.Tensor}, {@link dev.trigrad.Shape}, {@link
 * dev.trigrad.RandomKey}, and the choice of engine.
 *
 * <p>A tensor is an immutable handle on a node of a computation graph. Operations record; values
 * are computed when they are asked for. The operations themselves are in {@code op}, the graph and
 * its gradients in {@code graph}, how it is evaluated in {@code run}, the judge in {@code
 * reference}; modules, losses and optimizers in {@code nn}, {@code loss} and {@code optim}; the
 * planner in {@code plan}, and what an engine implements in {@code engine}.
 *
 * <p>Read {@link dev.trigrad.Tensor} with its families of operations, {@link
 * dev.trigrad.Elementwise}, {@link dev.trigrad.Reductions} and {@link dev.trigrad.Layout}; then
 * {@link dev.trigrad.Engines}.
 *
 * <p>Tensor and its families may depend on {@code graph} and {@code op} only; {@code Engines}, whom
 * none of them knows, is the one that knows the registry and the evaluator.
 */
package dev.trigrad;
