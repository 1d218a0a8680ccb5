/**
 * The judge of programs: says what makes one wrong, or nothing; not exported.
 *
 * <p>{@link dev.trigrad.plan.verify.Verifier} looks at every program after lowering and after each
 * pass: every value is defined once and before it is read, types are what the operations' own rules
 * give, outputs and writes are there, nothing that can fail comes after a write, nobody reads the
 * old value of a cell after it was written. {@link dev.trigrad.plan.verify.MemoryVerifier} looks at
 * the layout of memory: values whose lifetimes meet never share a buffer.
 *
 * <p>Read {@code Verifier.fault}, then {@code MemoryVerifier}.
 *
 * <p>May depend on {@code plan} and {@code op}, and on nothing in {@code plan.pass}, nor on {@code
 * Lifetimes} and {@code SlotPool}: lifetimes are worked out anew here, so that a mistake there is
 * not repeated. Plans are rare, so it always runs.
 */
package dev.trigrad.plan.verify;
