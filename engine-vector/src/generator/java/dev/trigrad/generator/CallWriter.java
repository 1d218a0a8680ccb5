package dev.trigrad.generator;

import java.util.ArrayList;
import java.util.List;

/** Writes the calls that get all tiles compiled. */
final class CallWriter {
  /** The name of the class that it writes. */
  static final String NAME = "TileCalls";

  private static final String COMMENT =
      """
      Calls of all tiles that this processor uses, over as many terms as they are given, with {@code a}
      of 4,096 elements, {@code b} and {@code c} of 16,384.
      """;

  private final Source source =
      new Source(
          "dev.trigrad.engine.vector.layout.Lanes",
          "java.util.List",
          "java.util.function.IntConsumer");

  private CallWriter() {}

  /** The source of a class for the tiles read in place, and those of packed operands. */
  static Source write(List<TileClass> inPlace, List<TileClass> packed) {
    var writer = new CallWriter();
    Source source = writer.source;
    source.javadoc(COMMENT).open("final class " + NAME);
    source.line("private static final int LANES = Lanes.F.length();").line("");
    source.line("private " + NAME + "() {}").line("");
    source.javadoc("Tiles of operands that are read where they are.");
    writer.method("inPlace", inPlace);
    source.line("").javadoc("Tiles of packed operands.");
    writer.method("packed", packed);
    return source.close();
  }

  private void method(String name, List<TileClass> classes) {
    source.open("static List<IntConsumer> " + name + "(float[] a, float[] b, float[] c)");
    source.open("if (LANES >= 16)");
    source.line("return List.of(" + calls(classes, true)).close();
    source.line("return List.of(" + calls(classes, false)).close();
  }

  private static String calls(List<TileClass> classes, boolean wide) {
    String indent = "\n" + "  ".repeat(wide ? 5 : 4);
    var calls = new ArrayList<String>();
    for (TileClass type : classes) {
      for (Tile tile : type.tiles()) {
        if (tile.processors().include(wide)) {
          String arguments = type.layout().call(tile);
          calls.add(indent + "terms -> " + type.name() + "." + tile.name() + "(" + arguments + ")");
        }
      }
    }
    return String.join(",", calls) + ");";
  }
}
