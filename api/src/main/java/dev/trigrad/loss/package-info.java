/**
 * Losses: functions of a prediction and a target, each derived from a likelihood where it has one.
 *
 * <p>A {@link dev.trigrad.loss.Loss} is a plain function of two tensors, built as a record of its
 * settings; its value is a scalar unless the reduction is {@link dev.trigrad.loss.Reduction#NONE}.
 * Those of three tensors, or of two that are no prediction and target, have an {@code of} of their
 * own. Losses on logits are stable: no finite logit gives NaN. Take them where there are logits;
 * those on probabilities are limited. What is wrong with values is said where they are known.
 *
 * <p>Read {@link dev.trigrad.loss.Loss} and {@link dev.trigrad.loss.MeanSquaredError}; of numbers
 * {@link dev.trigrad.loss.Huber}, {@link dev.trigrad.loss.GaussianNegativeLogLikelihood}; of
 * classes {@link dev.trigrad.loss.CrossEntropy} with {@link dev.trigrad.loss.SoftmaxCrossEntropy},
 * the composite behind it, {@link dev.trigrad.loss.BinaryCrossEntropyWithLogits}, {@link
 * dev.trigrad.loss.MulticlassHinge}; of vectors {@link dev.trigrad.loss.Triplet}. {@code Inputs},
 * {@code Settings} and {@code Known} refuse what is wrong. Penalties on weights are {@code
 * optim}'s.
 *
 * <p>May depend on {@code graph} and {@code op}; knows neither modules nor optimizers, which take
 * any function of tensors.
 */
package dev.trigrad.loss;
