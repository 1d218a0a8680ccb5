/**
 * The comparison of speed: Trigrad's engines side by side with what users would pick instead.
 *
 * <p>A {@link dev.trigrad.benchmarks.speed.Contender} is a library; those of other libraries lie in
 * modules of their own below {@code benchmarks/peers}, found by {@link java.util.ServiceLoader}. A
 * {@link dev.trigrad.benchmarks.speed.Row} is what they do. {@link
 * dev.trigrad.benchmarks.speed.Main} goes through the rows; {@link
 * dev.trigrad.benchmarks.speed.Race} starts one virtual machine for each contender of a row, with
 * that contender's class path, and lets them measure in turn, iteration by iteration, so that a
 * noisy machine hits all alike; {@link dev.trigrad.benchmarks.speed.Starts} starts whole processes
 * instead, one after another. Within a virtual machine, {@link
 * dev.trigrad.benchmarks.speed.ContenderBenchmark} is an ordinary JMH benchmark; only what a graph
 * costs beside its arithmetic is a difference, which {@link dev.trigrad.benchmarks.speed.Overhead}
 * takes. The report is made of {@link dev.trigrad.benchmarks.speed.Results} alone.
 *
 * <p>Run by {@code mvn -q package -DskipTests -Ppeers -Dspeed=short}.
 */
package dev.trigrad.benchmarks.speed;
