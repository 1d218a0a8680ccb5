/**
 * Pictures of graphs: geometry and text, without a word about tensors.
 *
 * <p>A {@link dev.trigrad.picture.layout.Picture} says in numbers and words what is to be drawn:
 * items, groups around them, edges. {@link dev.trigrad.picture.layout.GraphLayout} gives it a
 * {@link dev.trigrad.picture.layout.Geometry}: layers from the left to the right ({@code Level}),
 * few crossings ({@code Crossings}), straight lines ({@code Heights}); groups are laid out from the
 * inside outwards ({@code Nest}). {@link dev.trigrad.picture.layout.Svg} writes it; {@link
 * dev.trigrad.picture.layout.Mermaid} and {@link dev.trigrad.picture.layout.Dot} leave the layout
 * to the reader.
 *
 * <p>Read {@code Picture}, {@code GraphLayout}, {@code Level}, {@code Svg}.
 *
 * <p>May depend on the JDK's base module alone: no room of this library, and no font, whose
 * measures are in {@link dev.trigrad.picture.layout.TextSize}. Not exported.
 */
package dev.trigrad.picture.layout;
