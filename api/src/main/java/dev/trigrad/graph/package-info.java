/**
 * The computation graph: recorded lazily, differentiated as a graph, planned once per structure,
 * replayed.
 *
 * <p>{@link dev.trigrad.graph.Recorder} adds a {@link dev.trigrad.graph.Node} for each operation.
 * {@link dev.trigrad.graph.Evaluator} looks the requested part up by structure, plans it on a miss,
 * and runs it.
 */
package dev.trigrad.graph;
