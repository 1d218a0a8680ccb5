/**
 * What the root's checks of learning are made of: some modules, and optimizers.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.learning.OptimizerRow}, every optimizer with its
 * settings; {@link dev.trigrad.testkit.learning.Counting}, a module that counts its passes in a
 * cell, and {@link dev.trigrad.testkit.learning.Together}, which runs two modules on one input:
 * what state and sharing need to be seen. {@code Noisy} is a module that drops some of its input in
 * training, {@code Backtracking} an optimizer that calls the loss several times a step.
 *
 * <p>Depends on the api alone. {@code LearningChecks}, {@code StepChecks} and {@code
 * LectureNumbers}, which people extend, are in the root.
 */
package dev.trigrad.testkit.learning;
