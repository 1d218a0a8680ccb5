/**
 * What a training loop measures.
 *
 * <p>{@link dev.trigrad.train.Accuracy} is counted batch by batch beside the loss of a step, in
 * integers, so that a smaller last batch weighs what it has; {@link
 * dev.trigrad.train.ConfusionMatrix} is counted over a whole set, and says which classes are taken
 * for which. Both take class indices or scores, on any engine.
 *
 * <p>The loop itself is the user's to write, around {@code optimizer.step(pass -> …)}.
 *
 * <p>Read {@code Accuracy}, {@code ConfusionMatrix}.
 *
 * <p>May depend on tensors only.
 */
package dev.trigrad.train;
