/**
 * What a library implements to take part in the comparison, and the tasks that it is given.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.contender.Contender}, whose nested
 * interfaces are what a library can do: train, multiply, calculate, start. Each is given its task:
 * {@link dev.trigrad.benchmarks.speed.contender.NetworkTask}, {@link
 * dev.trigrad.benchmarks.speed.contender.Product}, {@link
 * dev.trigrad.benchmarks.speed.contender.Calculation}. A task has its numbers, made from seeds, so
 * that everyone computes the same.
 *
 * <p>A contender is found by {@link java.util.ServiceLoader}, and one virtual machine sees several:
 * nothing of its library may be touched before it is asked for work. This is all that the modules
 * below {@code benchmarks/peers} see. Depends on nothing but the JDK.
 */
package dev.trigrad.benchmarks.speed.contender;
