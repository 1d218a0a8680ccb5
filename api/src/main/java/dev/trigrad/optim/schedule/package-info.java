/**
 * Schedules: how a learning rate changes while a network learns.
 *
 * <p>A {@link dev.trigrad.optim.schedule.Schedule} is a value: a pure function from the number of
 * steps made to a factor of the base rate, in double precision. An optimizer that {@linkplain
 * dev.trigrad.optim.Optimizer#schedule follows} one asks it before each step, so that there is no
 * call to forget; where it stands is a cell of the optimizer, and all there is to save. Schedules
 * follow one another, multiply, warm up, and can be printed as a curve before anything is trained.
 *
 * <p>Everything is a factor, so that groups of parameters with base rates of their own share a
 * schedule. Formulas and defaults are PyTorch's; where that one takes a rate (the {@code eta_min}
 * of a cosine), it is the fraction of the base rate here.
 *
 * <p>Read {@link dev.trigrad.optim.schedule.Schedule}, then {@link
 * dev.trigrad.optim.schedule.OneCycle}, which has settings, and {@link
 * dev.trigrad.optim.schedule.ReduceOnPlateau}, which follows a measure and so has state.
 *
 * <p>May depend on the root, and on {@code graph} and {@code run} for the cell of what has state.
 */
package dev.trigrad.optim.schedule;
