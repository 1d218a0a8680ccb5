/**
 * What runs within one contender's virtual machine: a fork, as JMH calls it.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.fork.MeasuringProcess}, the main class;
 * {@link dev.trigrad.benchmarks.speed.fork.ContenderBenchmark}, an ordinary JMH benchmark of any
 * workload, for any contender; {@code Overhead}, which is none, since what a graph costs beside its
 * arithmetic is a difference; {@code SteadyState}, which runs an operation until the compiler has
 * come to rest. {@link dev.trigrad.benchmarks.speed.fork.RaceProtocol} is what such a process and
 * the race outside say to each other.
 *
 * <p>The benchmark measures by itself, too, here plans that are held, with JMH's profiler of
 * allocation: {@code mvn -q package -DskipTests -Djmh="-f 1 -prof gc -p contender=vector -p
 * 'workload=CALCULATION softmax+gradient/128x1000 1'"}; raw OpenBLAS is the contender {@code
 * openblas} of {@code PRODUCT 512x512x512 1}, memory the contender {@code memory}.
 *
 * <p>Depends on {@code contender}, {@code trigrad} and {@code result}.
 */
package dev.trigrad.benchmarks.speed.fork;
