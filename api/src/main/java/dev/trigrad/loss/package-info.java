/**
 * Losses: functions of a prediction and a target, each derived from a likelihood where it has one.
 *
 * <p>A {@link dev.trigrad.loss.Loss} is a plain function of tensors; its value is a scalar unless
 * the reduction is {@link dev.trigrad.loss.Reduction#NONE}. Losses on logits are stable: the
 * maximum is taken out before exponentials, and no finite logit gives NaN. A loss on probabilities
 * is not offered where one on logits says the same.
 *
 * <p>Read {@link dev.trigrad.loss.Loss}, {@link dev.trigrad.loss.MeanSquaredError}, {@link
 * dev.trigrad.loss.CrossEntropy}, and {@link dev.trigrad.loss.SoftmaxCrossEntropy}, the composite
 * with a gradient of its own behind it.
 *
 * <p>May depend on {@code graph} and {@code op}; knows neither modules nor optimizers, which take
 * any function of tensors.
 */
package dev.trigrad.loss;
