/**
 * The door between a graph and those who evaluate it; exported to trigrad-training alone.
 *
 * <p>{@link dev.trigrad.graph.access.GraphAccess} is the whole list of what {@code run}, {@code
 * reference} and pictures may do with nodes and cells beyond what everybody may: marks of walks,
 * locks, arrays, versions, bodies of composites, sweeps. What is not in this list stays private to
 * {@code graph}. {@link dev.trigrad.graph.access.Buffers} are the arrays of a cell that held plans
 * read while steps write. {@link dev.trigrad.graph.access.Evaluation} is the other direction, what
 * a tensor asks for its value; the default engine provides it as a service; {@link
 * dev.trigrad.graph.access.Pictures} is what a graph asks for its picture.
 *
 * <p>Read {@code GraphAccess}, then {@code Evaluation}.
 *
 * <p>May depend on {@code graph} and {@code op} only. A new method here needs a reason: it is one
 * more thing that a graph cannot change by itself.
 */
package dev.trigrad.graph.access;
