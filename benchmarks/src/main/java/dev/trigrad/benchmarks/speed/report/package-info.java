/**
 * The report, as Markdown and as a page, made of results alone.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.speed.report.Report}, its parts in order; {@code
 * Section}, one of them: text, charts, table; {@code Tables}, {@code Overheads} and {@code Curves},
 * figures by workload and contender; {@code Goals}, what was to be reached and whether it was;
 * {@code Charts}, drawn by XChart. The page is the same Markdown with the charts in it, rendered by
 * commonmark; it needs no other file and no network.
 *
 * <p>What a reader takes a figure from is a table; charts repeat it. Depends on {@code result} and
 * {@code chart} alone: a report can be made again from its file, by {@code --resume} with {@code
 * --rows} that find nothing.
 */
package dev.trigrad.benchmarks.speed.report;
