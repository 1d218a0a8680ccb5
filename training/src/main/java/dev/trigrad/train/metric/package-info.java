/**
 * What a training measures beside its loss.
 *
 * <p>A {@link dev.trigrad.train.metric.Metric} says what to measure, its {@link
 * dev.trigrad.train.metric.Metric.Tally} counts the batches of one epoch and is exact for the whole
 * set: no mean of means, whatever the size of the last batch. What outputs and targets mean, a
 * {@link dev.trigrad.train.metric.Task} says: two classes, one of several, or several labels; how
 * the measures of several classes become one, an {@link dev.trigrad.train.metric.Average}.
 *
 * <p>A {@link dev.trigrad.train.metric.ConfusionMatrix} is a tally that says which classes are
 * taken for which; {@link dev.trigrad.train.metric.Accuracy} is the one measure that is also part
 * of a graph, for a step to keep beside its loss.
 *
 * <p>Read {@code Metric}, {@code Task}, {@code ConfusionMatrix}.
 *
 * <p>May depend on tensors and losses only; knows nothing of loops and files.
 */
package dev.trigrad.train.metric;
