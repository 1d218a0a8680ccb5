/**
 * Engines side by side, as a person would compare them: how soon a network is trained from nothing,
 * how fast steps are in the end, what memory that takes, and whether the results agree.
 *
 * <p>Each engine has virtual machines of its own, since one that has run another engine's kernels
 * has a compiler that has seen other types, and whoever came last would be the warmest. All of them
 * live at once, one works at a time, and they take turns, so that a noisy machine hits all alike.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.compare.Protocol}, what such a process and this
 * room say to each other; {@code EngineProcess}, one of them from this side; {@link
 * dev.trigrad.benchmarks.compare.Contest}, who works when, and {@link
 * dev.trigrad.benchmarks.compare.Settling}, when they are warm; {@link
 * dev.trigrad.benchmarks.compare.Comparison}, what came out, and {@link
 * dev.trigrad.benchmarks.compare.Verdict}, when a difference is one. The others write it down.
 *
 * <p>May depend on nothing of Trigrad but {@code chart}: what is trained, and how, is the
 * processes' affair.
 */
package dev.trigrad.benchmarks.compare;
