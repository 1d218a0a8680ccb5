/**
 * How charts look in what this module reports.
 *
 * <p>The comparison of engines ({@code compare}) and that of libraries ({@code speed}) draw by
 * XChart. {@link dev.trigrad.benchmarks.chart.ChartImage} gives these charts one look, which suits
 * light and dark pages, and makes of them images that lie in the page itself.
 *
 * <p>Pictures of lessons are drawn elsewhere ({@code course.plot}): they show points, regions and
 * paths, for which there are no charts.
 *
 * <p>May depend on XChart alone.
 */
package dev.trigrad.benchmarks.chart;
