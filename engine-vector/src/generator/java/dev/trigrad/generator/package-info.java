/**
 * Writes the tiles of matrix products while the project is built: loops over the terms of a block
 * of C whose sums stay in registers, which Java can only express line by line.
 *
 * <p>{@link dev.trigrad.generator.Catalog} says which tiles there are; a new one is a line there.
 * {@link dev.trigrad.generator.Layout} has one implementation for each way in which operands are
 * stored; {@link dev.trigrad.generator.TileWriter} writes a tile and knows no layout; {@link
 * dev.trigrad.generator.CallWriter} writes the calls that get all tiles compiled. {@link
 * dev.trigrad.generator.GenerateTiles} runs them. Nothing here is in the jar.
 */
package dev.trigrad.generator;
