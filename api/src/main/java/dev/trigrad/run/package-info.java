/**
 * Evaluation: a requested graph is looked up by structure, planned on a miss, and replayed.
 *
 * <p>{@link dev.trigrad.run.Evaluator} numbers what is asked for ({@code Trace}, which writes down
 * a {@code Structure}), looks for its plan ({@link dev.trigrad.run.PlanCache}), on a miss turns the
 * graph into a program ({@code Lowering}) that the planner improves and the engine compiles, and
 * runs it ({@code Runs}) under the locks of its cells ({@code CellLocks}): shared for what is read,
 * exclusive for what a step writes, all or none. {@link dev.trigrad.run.HeldPlan} keeps a plan for
 * a service, which then records and allocates nothing.
 *
 * <p>Read {@code Evaluator}, {@code Trace}, {@code Lowering}, {@code Runs}, {@code CellLocks},
 * {@code HeldPlan}.
 *
 * <p>May depend on {@code graph} (through {@code graph.access} for its insides), {@code plan},
 * {@code op} and {@code engine}; nothing that records may depend on it.
 */
package dev.trigrad.run;
