/** What a training loop measures: {@link dev.trigrad.train.ConfusionMatrix}. The loop itself is the user's to write. */
package dev.trigrad.train;
