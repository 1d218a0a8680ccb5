/**
 * The loop around steps.
 *
 * <p>The loop itself stays one that a user can write in ten lines, around {@code
 * optimizer.step(pass -> …)}. What happens in a training is told as {@link
 * dev.trigrad.train.TrainingEvent}s to {@link dev.trigrad.train.TrainingListener}s, on the thread
 * that trains; what is measured, {@link dev.trigrad.train.metric} says.
 *
 * <p>Read {@code TrainingEvent}, {@code TrainingListener}.
 *
 * <p>May depend on {@code data}, {@code io} and {@code train.metric}.
 */
package dev.trigrad.train;
