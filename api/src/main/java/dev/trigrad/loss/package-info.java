/**
 * Losses: functions of a prediction and a target, each derived from a likelihood where it has one.
 *
 * <p>A {@link dev.trigrad.loss.Loss} is a plain function of tensors; its value is a scalar unless
 * the reduction is {@link dev.trigrad.loss.Reduction#NONE}. Losses on logits are stable: no finite
 * logit gives NaN.
 */
package dev.trigrad.loss;
