/**
 * Random programs as checks of an engine.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.trials.ProgramChecks}, the checks; {@code Campaign},
 * which goes through seeds and makes smaller what failed; {@link
 * dev.trigrad.testkit.trials.ProgramTrials}, the ways in which one program is tried: against the
 * reference, without planner passes, again, with poison around its arrays, and interrupted at its
 * points ({@code CountingPoints} finds them, {@code FailingRequests} fails there and goes on).
 *
 * <p>Programs themselves are made, printed and shrunk in {@link dev.trigrad.testkit.program}, which
 * knows nothing of engines under test. Depends on that, on {@code engines}, on {@code numbers} for
 * the seed, and on the root's {@code Check} and {@code Rule}.
 */
package dev.trigrad.testkit.trials;
