/**
 * The computation graph: recorded lazily, differentiated as a graph, and never computed here.
 *
 * <p>{@link dev.trigrad.graph.Recorder} checks an operation on the caller's line and adds a {@link
 * dev.trigrad.graph.Node} for it; leaves are constants and the versions of a {@link
 * dev.trigrad.graph.Cell}, the only state there is. {@link dev.trigrad.graph.Gradients} records one
 * node for a whole gradient, whose backward graph {@code Backpropagation} makes when a plan is
 * made; {@link dev.trigrad.graph.Updates} says what cells are to become. {@code Expansions} and
 * {@code Body} record what composites stand for, twice, and refuse what reads its surroundings.
 *
 * <p>Read {@code Node}, {@code Recorder}, {@code Cell}, {@code Gradients}, {@code Backpropagation};
 * then {@code Graph} for looking at it. Pictures of it are drawn in trigrad-training.
 *
 * <p>May depend on {@code op}, whose gradients are written with tensors, so that both and {@code
 * Tensor} are one circle. Knows no engine, no plan, no evaluator and no picture: those are found as
 * services, see {@code graph.access}.
 */
package dev.trigrad.graph;
