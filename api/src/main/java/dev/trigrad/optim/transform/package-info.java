/**
 * What is done to gradients before an optimizer takes them: clipped, made noisy, or anything else
 * that is a function of them.
 *
 * <p>{@code optimizer.transform(new ClipByGlobalNorm(1))} has every step do so from then on, in the
 * order of the calls, as part of the step's one program. Nothing is evaluated on the way: a
 * transform records expressions, its numbers are inputs, and what it wants to be seen afterwards
 * (the norm before clipping) is computed along with the step. What it remembers is in cells.
 *
 * <p>Read {@link dev.trigrad.optim.transform.GradientTransform} and {@link
 * dev.trigrad.optim.transform.StepContext}, which it is called with; then {@link
 * dev.trigrad.optim.transform.ClipByGlobalNorm}, which also works on gradients by itself, {@link
 * dev.trigrad.optim.transform.ClipByNorm}, {@link dev.trigrad.optim.transform.ClipByValue} and
 * {@link dev.trigrad.optim.transform.GradientNoise}.
 *
 * <p>May depend on the root, {@code graph} and {@code nn}.
 */
package dev.trigrad.optim.transform;
