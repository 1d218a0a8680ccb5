/**
 * What runs within one contender's virtual machine: a fork, as JMH calls it.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.fork.MeasuringProcess}, the main class;
 * {@link dev.trigrad.benchmarks.speed.fork.ContenderBenchmark}, an ordinary JMH benchmark of any
 * workload, for any contender; {@code Overhead}, which is none, since what a graph costs beside its
 * arithmetic is a difference; {@code SteadyState}, which runs an operation until the compiler has
 * come to rest. {@link dev.trigrad.benchmarks.speed.fork.CurveProcess} is another main class, for
 * the time before that: {@code StepCount} counts, {@code ThreadTimes} and {@code Compilations} look
 * at what it takes. {@link dev.trigrad.benchmarks.speed.fork.RaceProtocol} is what such a process
 * and the race outside say to each other.
 *
 * <p>The benchmark also measures by itself, with any option of JMH: {@code mvn -q package
 * -DskipTests -Djmh="-f 1 -prof gc -p contender=vector -p 'workload=SGD 784-128-10/32 1'"}. A
 * workload's text is its kind, shape and threads; {@code openblas} and {@code memory} are
 * contenders for {@code PRODUCT} and {@code CALCULATION}.
 *
 * <p>Depends on {@code contender}, {@code trigrad} and {@code result}.
 */
package dev.trigrad.benchmarks.speed.fork;
