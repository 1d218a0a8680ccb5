/**
 * The rules by subject: each class makes the checks of one, for an engine that it is given.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.checks.PropertyChecks} and {@link
 * dev.trigrad.testkit.checks.ScalarChecks} for what operations promise beside their values, {@link
 * dev.trigrad.testkit.checks.ProductChecks} and {@link dev.trigrad.testkit.checks.WidthChecks} for
 * sizes at which kernels change their ways, {@link dev.trigrad.testkit.checks.StateChecks}, {@link
 * dev.trigrad.testkit.checks.HeldPlanChecks}, {@link dev.trigrad.testkit.checks.OptimizerChecks}
 * and {@link dev.trigrad.testkit.checks.AroundStepChecks} for what outlives a run, {@link
 * dev.trigrad.testkit.checks.FailureChecks} for what fails, {@link
 * dev.trigrad.testkit.checks.KernelChecks} and {@link dev.trigrad.testkit.checks.ProviderChecks}
 * for what an engine says of itself.
 *
 * <p>Depends on the root's {@code Check} and {@code Rule}, on {@code cases}, {@code numbers} and
 * {@code engines}; not on one another.
 */
package dev.trigrad.testkit.checks;
