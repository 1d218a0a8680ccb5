/**
 * The loop around steps, and what is kept of it.
 *
 * <p>The loop itself stays one that a user can write in ten lines, around {@code
 * optimizer.step(pass -> …)}; a {@link dev.trigrad.train.Trainer} takes the same steps, with the
 * same bits, and adds what people expect around them: validation, measures, early stopping,
 * checkpoints, a search for the first number that is none. What happens is told as {@link
 * dev.trigrad.train.TrainingEvent}s to {@link dev.trigrad.train.TrainingListener}s, on the thread
 * that trains; a {@link dev.trigrad.train.History} keeps it as a table and draws its curves.
 *
 * <p>A {@link dev.trigrad.train.Checkpoint} is the set of cells of a training in one file, from
 * which another process goes on bit by bit.
 *
 * <p>Read {@code Trainer}, {@code TrainingEvent}, {@code Checkpoint}, {@code History}.
 *
 * <p>May depend on {@code data}, {@code io}, {@code train.metric}, {@code train.chart}, and of the
 * api on what a training has: modules, losses, optimizers, and who evaluates.
 */
package dev.trigrad.train;
