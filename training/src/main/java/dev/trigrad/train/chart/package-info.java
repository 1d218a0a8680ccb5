/**
 * Curves as pictures: a layout that knows nothing of files, drawn onto one of two canvases.
 *
 * <p>A {@link dev.trigrad.train.chart.Chart} places title, legend, axes and lines of some {@link
 * dev.trigrad.train.chart.Series}; an {@link dev.trigrad.train.chart.Axis} finds round ticks. What
 * is drawn goes to a {@link dev.trigrad.train.chart.Canvas}: as text to {@link
 * dev.trigrad.train.chart.SvgCanvas}, as pixels to {@link dev.trigrad.train.chart.PngCanvas}, which
 * alone needs the module java.desktop.
 *
 * <p>Read {@code Canvas}, {@code Chart}, {@code Axis}.
 *
 * <p>Not exported; may depend on {@code io} only.
 */
package dev.trigrad.train.chart;
