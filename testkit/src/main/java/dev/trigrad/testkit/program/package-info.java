/**
 * Random programs: what people write, in mixtures that nobody writes.
 *
 * <p>A {@link dev.trigrad.testkit.program.RandomProgram} is a list of {@link
 * dev.trigrad.testkit.program.Statement}s made from a seed: leaves, cells and networks, operations
 * ({@link dev.trigrad.testkit.program.Code} and its enums), gradients, and requests in some order.
 * It holds no tensors, so that it can be recorded as often as wanted ({@link
 * dev.trigrad.testkit.program.Interpreter}), on other numbers too, made smaller ({@link
 * dev.trigrad.testkit.program.Shrinker}), printed ({@link dev.trigrad.testkit.program.JavaSource}),
 * or computed by another library.
 *
 * <p>Making one ({@code ProgramGenerator}, {@code Draft}, and the moves of each subject) rehearses
 * it in double precision, and takes only what is determined well enough to judge an engine by. Who
 * answers a program's {@link dev.trigrad.testkit.program.Requests} decides what is checked: {@link
 * dev.trigrad.testkit.program.Judging} compares with the reference, {@link
 * dev.trigrad.testkit.program.Observing} keeps what came, to be compared bit by bit.
 *
 * <p>Depends on the api alone.
 */
package dev.trigrad.testkit.program;
