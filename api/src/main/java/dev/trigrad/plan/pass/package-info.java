/**
 * The passes: each turns a program into one that gives the same bits sooner; not exported.
 *
 * <p>One file is one pass, a function from program to program, as {@link
 * dev.trigrad.plan.pass.DeadCode} shows in ten lines. Passes know each other only through programs,
 * so each can be left out, and the kit runs every subset. {@link dev.trigrad.plan.pass.Uses} says
 * who reads a value, {@code Renaming} puts one value in the place of another, {@link
 * dev.trigrad.plan.pass.ElementwiseGroups} finds what one loop can do, {@link
 * dev.trigrad.plan.pass.AssignBuffers} gives values memory.
 *
 * <p>Read {@code DeadCode}, {@code CommonSubexpressions}, {@code FuseElementwise}, {@code
 * AssignBuffers}. Each pass has a program before and after as text beside its test.
 *
 * <p>May depend on {@code plan}, {@code op} and {@code engine} (what an engine fuses); not on
 * {@code plan.verify}, which judges it.
 */
package dev.trigrad.plan.pass;
