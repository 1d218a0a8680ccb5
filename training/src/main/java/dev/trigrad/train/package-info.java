/**
 * The loop around steps.
 *
 * <p>The loop itself stays one that a user can write in ten lines, around {@code
 * optimizer.step(pass -> …)}. What happens in a training is told as {@link
 * dev.trigrad.train.TrainingEvent}s to {@link dev.trigrad.train.TrainingListener}s, on the thread
 * that trains; what is measured, {@link dev.trigrad.train.metric} says.
 *
 * <p>A {@link dev.trigrad.train.History} listens and keeps what was measured as a table; its {@link
 * dev.trigrad.train.Curves} are drawn as SVG or PNG.
 *
 * <p>Read {@code TrainingEvent}, {@code TrainingListener}, {@code History}.
 *
 * <p>May depend on {@code data}, {@code io} and {@code train.metric}.
 */
package dev.trigrad.train;
