/**
 * JMH benchmarks: matrix products against raw OpenBLAS, and training steps. Run them by {@code mvn
 * package -DskipTests -Djmh=…}.
 */
package dev.trigrad.benchmarks.jmh;
