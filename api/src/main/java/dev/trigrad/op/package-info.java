/**
 * The operations: what a node of the graph does, declared once each.
 *
 * <p>An {@link dev.trigrad.op.Op} is a value. A {@link dev.trigrad.op.Primitive} is a record in a
 * sealed hierarchy with its name, attributes, shape rule, gradient (written with recorded
 * operations, so that it is planned, fused and differentiated like anything else) and
 * double-precision meaning; every engine has a kernel for each. A {@link dev.trigrad.op.Composite}
 * is anything else, written with primitives; users write their own, and with a backward half of
 * their own a {@link dev.trigrad.op.CustomFunction}.
 *
 * <p>Read {@link dev.trigrad.op.Op}, then {@link dev.trigrad.op.UnaryFunction} and {@link
 * dev.trigrad.op.MatMul} as examples. A new primitive touches three places: its record here, its
 * kernel in engine-java (the compiler insists), and a case row in the testkit (a meta-test
 * insists).
 */
package dev.trigrad.op;
