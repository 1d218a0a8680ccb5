/**
 * Workloads, and what was measured of them.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.result.Workload}, a row of the report;
 * {@link dev.trigrad.benchmarks.speed.result.Measurement}, what one contender did in one; {@link
 * dev.trigrad.benchmarks.speed.result.Results}, all of them, kept in a file of tab-separated values
 * from which a run that was ended goes on. {@link dev.trigrad.benchmarks.speed.result.Curve} is
 * what a fresh virtual machine did instead, {@link dev.trigrad.benchmarks.speed.result.Learning} is
 * the proof that a contender learns, {@link dev.trigrad.benchmarks.speed.result.Growth} a family of
 * workloads of growing size, whose times {@link dev.trigrad.benchmarks.speed.result.PowerFit} fits.
 *
 * <p>Files of earlier runs stay readable: a workload's text is its kind, shape and threads, and
 * columns are only added at the end. Depends on {@code contender} alone.
 */
package dev.trigrad.benchmarks.speed.result;
