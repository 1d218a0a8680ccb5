/**
 * The operations: what a node of the graph does, declared once each.
 *
 * <p>An {@link dev.trigrad.op.Op} is a value. A {@link dev.trigrad.op.Primitive} is a record in a
 * sealed hierarchy with its name, attributes, rule of types, traits, gradient (written with
 * recorded operations, so that it is planned, fused and differentiated like anything else) and
 * double-precision meaning; every engine has a kernel for each. A {@link dev.trigrad.op.Composite}
 * is anything else, written with primitives; those of the library are in {@code op.composite}, and
 * users write their own, also with a backward half of their own: {@link
 * dev.trigrad.op.CustomFunction}. What is no tensor expression is a {@link
 * dev.trigrad.op.HostFunction}, whose calls no engine sees.
 *
 * <p>Read {@link dev.trigrad.op.Op}, then {@link dev.trigrad.op.UnaryFunction} and {@link
 * dev.trigrad.op.MatMul} as examples. A new primitive touches three places: its record here, its
 * kernel in engine-java (the compiler insists), and a case row in the testkit (a meta-test
 * insists).
 *
 * <p>May depend on {@code graph}, to record its gradients, and on {@code reference}.
 */
package dev.trigrad.op;
