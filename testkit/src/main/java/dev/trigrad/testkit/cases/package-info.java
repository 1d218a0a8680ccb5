/**
 * What is computed: for every operation, the graphs that the rules are checked on.
 *
 * <p>Reading order: {@link dev.trigrad.testkit.cases.OperationCase}, a row: an operation, a name, a
 * graph over leaves, and the rules that apply; {@link dev.trigrad.testkit.cases.OperationCases},
 * all of them, made from the enums of elementwise functions; {@code LayoutCases}, {@code
 * ReductionCases} and {@code CompositeCases}, the rows of one kind each.
 *
 * <p>A new operation needs one row here: a test fails, and says so, until it has one. Rows hold no
 * expected values: the double-precision reference has them. Depends on the api, on {@code numbers}
 * for the values of leaves, and on the {@code Rule}s of the root.
 */
package dev.trigrad.testkit.cases;
