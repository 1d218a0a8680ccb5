/**
 * Pictures of lessons: curves, maps of decisions and surfaces, as PNG and as SVG.
 *
 * <p>Reading order: {@link dev.trigrad.benchmarks.course.plot.Drawing}, what one is; {@link
 * dev.trigrad.benchmarks.course.plot.PictureFile}, which writes it; the kinds: {@link
 * dev.trigrad.benchmarks.course.plot.Curves}, {@link
 * dev.trigrad.benchmarks.course.plot.DecisionMap}, {@link
 * dev.trigrad.benchmarks.course.plot.Surface}, and {@link
 * dev.trigrad.benchmarks.course.plot.Panels} of several. {@code Axes} is the frame that they share,
 * {@code Scale} its numbers, {@code Ink} colours and letters.
 *
 * <p>All is drawn by {@link java.awt.Graphics2D}, so that one code serves both formats; SVG comes
 * from VectorGraphics2D. Depends on the module java.desktop, and of Trigrad on tensors alone.
 */
package dev.trigrad.benchmarks.course.plot;
