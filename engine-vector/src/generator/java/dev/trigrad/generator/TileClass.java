package dev.trigrad.generator;

import java.util.List;

/**
 * A class of tiles.
 *
 * @param layout where all of them find their operands
 * @param comment its Javadoc
 */
record TileClass(String name, Layout layout, String comment, List<Tile> tiles) {}
