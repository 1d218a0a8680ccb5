/**
 * Processes side by side, so that a noisy machine hits all contenders alike.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.race.Entrant}, a contender with the class
 * path that its process gets; {@code VirtualMachine}, how that is started; {@link
 * dev.trigrad.benchmarks.speed.race.Race}, which keeps one virtual machine for each contender of a
 * workload alive and lets them measure by turns, iteration by iteration; {@code Starts}, which
 * starts whole processes instead, one after another, and asks the system for their memory; {@code
 * Curves}, which does so with processes that train, on the {@link
 * dev.trigrad.benchmarks.speed.race.Cores} that they may use.
 *
 * <p>Nothing of a library is loaded here. A contender that fails, hangs or does not learn becomes a
 * measurement that says so. Depends on {@code fork}, whose main class it starts, on {@code result}
 * and {@code contender}.
 */
package dev.trigrad.benchmarks.speed.race;
