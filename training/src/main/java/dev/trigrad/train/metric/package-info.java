/**
 * What a training measures beside its loss.
 *
 * <p>A {@link dev.trigrad.train.metric.Metric} says what to measure, its {@link
 * dev.trigrad.train.metric.Metric.Tally} counts the batches of one epoch and is exact for the whole
 * set: no mean of means, whatever the size of the last batch.
 *
 * <p>Read {@code Metric}.
 *
 * <p>May depend on tensors only.
 */
package dev.trigrad.train.metric;
