/**
 * What the playground trains: points of the plane, a network, and a training that can be looked at
 * between its steps.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.playground.network.Settings}, all that can be
 * chosen, with its limits, and the choices beside it ({@code Source}, {@code Feature}, {@code
 * ActivationChoice}, {@code LossChoice}, {@code OptimizerChoice}); {@link
 * dev.trigrad.benchmarks.playground.network.Experiment}, which trains, on the {@code Network} and
 * the {@code DataSplit} that the settings ask for; {@code Frame}, what a page shows of it; {@code
 * JavaProgram}, the same as a program. {@code Table} is a file that was loaded.
 *
 * <p>Nothing here knows of threads, sessions or HTTP. Depends on Trigrad alone.
 */
package dev.trigrad.benchmarks.playground.network;
