/**
 * The door between a graph and those who evaluate it; not exported.
 *
 * <p>{@link dev.trigrad.graph.access.GraphAccess} is the whole list of what {@code run} and {@code
 * reference} may do with nodes and cells beyond what everybody may: marks of walks, locks, arrays,
 * versions, bodies of composites. What is not in this list stays private to {@code graph}. {@link
 * dev.trigrad.graph.access.Buffers} are the arrays of a cell that held plans read while steps
 * write. {@link dev.trigrad.graph.access.Evaluation} is the other direction, what a tensor asks for
 * its value; the default engine provides it as a service.
 *
 * <p>Read {@code GraphAccess}, then {@code Evaluation}.
 *
 * <p>May depend on {@code graph} and {@code op} only. A new method here needs a reason: it is one
 * more thing that a graph cannot change by itself.
 */
package dev.trigrad.graph.access;
