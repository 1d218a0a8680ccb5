/**
 * Programs: what engines compile, and the planner that improves them.
 *
 * <p>A {@link dev.trigrad.plan.Program} is the requested part of a graph in single-assignment form:
 * a list of {@link dev.trigrad.plan.Step}s, outputs and {@link dev.trigrad.plan.Write}s to cells,
 * with composites expanded that the engine does not fuse. {@link dev.trigrad.plan.Planner} applies
 * its {@link dev.trigrad.plan.PlannerPass}es in order; fused steps are operations of this package
 * ({@link dev.trigrad.plan.Fused}, {@link dev.trigrad.plan.FusedRows}, {@link
 * dev.trigrad.plan.MatMulEpilogue}); the last pass lays out memory ({@link
 * dev.trigrad.plan.MemoryPlan}). A pass whose result is no program is left out. {@link
 * dev.trigrad.plan.Lifetimes} says when values live and {@link dev.trigrad.plan.SlotPool} gives
 * those that do not meet one array, for that pass and for engines' kernels alike.
 *
 * <p>Read {@code Program}, {@code Fused}, {@code Planner}; the passes are in {@code plan.pass}, one
 * file each, and their judge in {@code plan.verify}.
 *
 * <p>May depend on {@code op} and {@code engine}; knows neither graphs' evaluation nor cells.
 */
package dev.trigrad.plan;
