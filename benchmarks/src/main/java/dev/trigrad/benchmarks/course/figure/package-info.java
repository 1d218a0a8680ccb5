/**
 * The figures of the lectures, looked at in every way: as a picture, as text, step by step.
 *
 * <p>{@link dev.trigrad.benchmarks.course.figure.Figures} has a method of some lines for each: the
 * gates, the neurons, the networks, with the numbers that the lectures work out by hand. A {@link
 * dev.trigrad.benchmarks.course.figure.Figure} is a loss and what it is differentiated against, no
 * more: the numbers come from {@link dev.trigrad.picture.Replay}.
 *
 * <p>Read {@code Figures}; then the commands that write them ({@code FiguresCommand}) and step
 * through them ({@code ReplayCommand}), in a terminal or as a page.
 *
 * <p>May depend on the api and on libraries of the command line.
 */
package dev.trigrad.benchmarks.course.figure;
