/**
 * The comparison of speed: Trigrad's engines side by side with what users would pick instead.
 *
 * <p>{@link dev.trigrad.benchmarks.speed.Main} goes through the workloads of a {@code Schedule},
 * lets contenders race in each, and writes the report. Its rooms, in reading order; each may use
 * those before it, and none uses this package:
 *
 * <ul>
 *   <li>{@code contender}: what a library implements to take part; those of other libraries lie in
 *       modules of their own below {@code benchmarks/peers}
 *   <li>{@code trigrad}: Trigrad's own contenders, and limits that no library can beat
 *   <li>{@code result}: workloads and what was measured, in memory and in a file
 *   <li>{@code fork}: what runs within one contender's virtual machine
 *   <li>{@code race}: virtual machines side by side, by turns
 *   <li>{@code report}: tables, goals, charts; made of {@code result} alone
 * </ul>
 *
 * <p>Run by {@code mvn -q package -DskipTests -Ppeers -Dspeed=short}.
 */
package dev.trigrad.benchmarks.speed;
