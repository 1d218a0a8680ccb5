package dev.trigrad.generator;

/**
 * Writes a class of tiles.
 *
 * <p>A tile is free of fields, of branches inside the loop, and of any call but the Vector API's:
 * once a method has grown beyond C2's node budget, only that is still inlined, and a vector that
 * reaches a call is boxed in the whole loop, which is then thirty times slower. Beginning a sum and
 * continuing one are two methods for the same reason.
 *
 * <p>A call over fewer than no terms does nothing: the warm-up counts by such calls.
 */
final class TileWriter {
  private final Source source =
      new Source(
          "dev.trigrad.engine.vector.layout.Lanes",
          "jdk.incubator.vector.FloatVector",
          "jdk.incubator.vector.VectorSpecies");
  private final Layout layout;

  private TileWriter(Layout layout) {
    this.layout = layout;
  }

  /** The source of a class. */
  static Source write(TileClass tiles) {
    var writer = new TileWriter(tiles.layout());
    writer.type(tiles);
    return writer.source;
  }

  private void type(TileClass tiles) {
    source.javadoc(tiles.comment()).open("final class " + tiles.name());
    if (Catalog.BLOCKS.contains(tiles)) {
      source
          .javadoc("Rows of C.")
          .line("static final int ROWS = " + tiles.tiles().getFirst().rows() + ";")
          .line("");
    }
    source.line("private static final VectorSpecies<Float> F = Lanes.F;");
    source.line("private static final int LANES = F.length();").line("");
    source.line("private " + tiles.name() + "() {}");
    for (Tile tile : tiles.tiles()) {
      source.line("").javadoc(tile.comment()).line("static void " + tile.name() + "(");
      source.open("    " + layout.parameters(tile).replace(", float", ",\n      float") + ")");
      method(tile);
      source.close();
    }
    source.close();
  }

  private void method(Tile tile) {
    source.open("if (depth < 0)").line("return;").close();
    for (int row = 0; row < tile.rows(); row++) {
      for (int vector = 0; vector < tile.vectors(); vector++) {
        source.line("var " + tile.sum(row, vector) + " = " + start(tile, row, vector));
      }
    }
    source.lines(layout.places(tile)).open("for (" + layout.loop() + ")");
    for (int vector = 0; vector < tile.vectors(); vector++) {
      source.line("var y" + vector + " = " + read("b", layout.b(tile, vector)));
    }
    source.lines(layout.afterVectors(tile));
    for (int row = 0; row < tile.rows(); row++) {
      source.lines(layout.multiply(tile, row));
    }
    source.lines(layout.afterRows(tile)).close();
    for (int row = 0; row < tile.rows(); row++) {
      for (int vector = 0; vector < tile.vectors(); vector++) {
        String place = layout.c(tile, row, vector);
        source.line(tile.sum(row, vector) + ".intoArray(c, " + place + ");");
      }
    }
  }

  private String start(Tile tile, int row, int vector) {
    return switch (tile.start()) {
      case ZERO -> "FloatVector.zero(F);";
      case C -> read("c", layout.c(tile, row, vector));
    };
  }

  private static String read(String array, String place) {
    return "FloatVector.fromArray(F, " + array + ", " + place + ");";
  }
}
