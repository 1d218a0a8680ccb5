package dev.trigrad.generator;

import java.util.List;

/** Writes the calls that get tiles compiled. */
final class CallWriter {
  /** The name of the class that it writes. */
  static final String NAME = "TileCalls";

  private static final String COMMENT =
      """
      Calls of tiles over as many terms as they are given, with {@code a} of 4,096 elements, {@code
      b} and {@code c} of 16,384.
      """;

  private CallWriter() {}

  /** The source of a class of calls of all tiles of {@code classes}. */
  static Source write(List<TileClass> classes) {
    var source = new Source("dev.trigrad.engine.vector.layout.Lanes");
    source.javadoc(COMMENT).open("final class " + NAME);
    source.line("private static final int LANES = Lanes.F.length();").line("");
    source.line("private " + NAME + "() {}");
    for (TileClass type : classes) {
      for (Tile tile : type.tiles()) {
        source.line("").javadoc("{@link " + type.name() + "#" + tile.name() + "}.");
        source.open(
            "static void " + name(type, tile) + "(float[] a, float[] b, float[] c, int terms)");
        String arguments = type.layout().call(tile);
        source.line(type.name() + "." + tile.name() + "(" + arguments + ");").close();
      }
    }
    return source.close();
  }

  private static String name(TileClass type, Tile tile) {
    String first = type.name().substring(0, 1).toLowerCase(java.util.Locale.ROOT);
    String rest = tile.name().substring(0, 1).toUpperCase(java.util.Locale.ROOT);
    return first + type.name().substring(1) + rest + tile.name().substring(1);
  }
}
