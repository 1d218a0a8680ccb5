/**
 * What a training loop measures: {@link dev.trigrad.train.Accuracy} beside the loss of a step, and
 * {@link dev.trigrad.train.ConfusionMatrix} over a whole set. The loop itself is the user's to
 * write.
 */
package dev.trigrad.train;
