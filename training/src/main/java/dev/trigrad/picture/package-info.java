/**
 * Pictures of graphs and plans, and a computation gone through step by step.
 *
 * <p>A {@link dev.trigrad.picture.Drawing} is a graph with values over its edges, gradients under
 * them, and boxes around modules, as SVG, Mermaid or DOT: {@code Figure} says what is drawn, {@code
 * Groups} in which boxes, {@code Opening} puts the bodies of composites in their place, {@code
 * EdgeNumbers} has the numbers. A {@link dev.trigrad.picture.Replay} is the same computation in
 * steps, forward and backward, as data and in words. A {@link dev.trigrad.picture.PlanPicture}
 * shows how an engine would compute it.
 *
 * <p>Read {@code Drawing}, {@code Figure}; then {@code Replay} and {@code ReplaySweep}.
 *
 * <p>May depend on {@code picture.layout}, which knows no tensor, and of the api on graphs, their
 * operations, what modules have recorded, and plans. Nothing here changes a graph: numbers are
 * those of copies, or of the tensors themselves.
 */
package dev.trigrad.picture;
