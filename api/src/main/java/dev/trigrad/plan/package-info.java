/**
 * Programs, what engines compile, and the passes that improve them.
 *
 * <p>A {@link dev.trigrad.plan.Program} is the requested part of a graph in single-assignment form,
 * with composites expanded that the engine does not fuse. Passes turn a program into a better one,
 * one file each; the last one lays out memory ({@link dev.trigrad.plan.MemoryPlan}). What lowering
 * and each pass give is verified, by code that they do not use.
 */
package dev.trigrad.plan;
