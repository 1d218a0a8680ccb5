/**
 * The library's own composites: operations with a name and a body of other operations.
 *
 * <p>Each is a record of integers and enums whose {@code body} is what it means. A {@code gradient}
 * of its own is there where the body's would be slower or less exact, as in {@link
 * dev.trigrad.op.composite.Softmax}; else the body is differentiated. An engine may have a kernel
 * for one; the planner expands the rest, and fuses what comes out. Stable forms live here: maxima
 * are taken out before exponentials, variances are sums of squared deviations.
 *
 * <p>Read {@link dev.trigrad.op.composite.Gelu}, {@link dev.trigrad.op.composite.Softmax}, {@link
 * dev.trigrad.op.composite.LogSumExp}. Composites of one subject live with it: losses in {@code
 * loss}, updates of optimizers in {@code optim}, fused steps in {@code plan}.
 *
 * <p>May depend on {@code op} and {@code graph}. No composite bears the name of a module.
 */
package dev.trigrad.op.composite;
