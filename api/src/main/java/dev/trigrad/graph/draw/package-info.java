/**
 * Pictures of graphs: geometry and text, without a word about tensors.
 *
 * <p>A {@link dev.trigrad.graph.draw.Picture} says in numbers and words what is to be drawn: items,
 * groups around them, edges. {@link dev.trigrad.graph.draw.Layout} gives it a {@link
 * dev.trigrad.graph.draw.Geometry}: layers from the left to the right ({@code Level}), few
 * crossings ({@code Crossings}), straight lines ({@code Heights}); groups are laid out from the
 * inside outwards ({@code Nest}). {@link dev.trigrad.graph.draw.Svg} writes it; {@link
 * dev.trigrad.graph.draw.Mermaid} and {@link dev.trigrad.graph.draw.Dot} leave the layout to the
 * reader.
 *
 * <p>Read {@code Picture}, {@code Layout}, {@code Level}, {@code Svg}.
 *
 * <p>May depend on the JDK's base module alone: no room of this library, and no font, whose
 * measures are in {@link dev.trigrad.graph.draw.TextSize}. Not exported.
 */
package dev.trigrad.graph.draw;
