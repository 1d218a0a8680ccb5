package dev.trigrad.generator;

import java.util.ArrayList;
import java.util.List;

/** Where a tile finds its operands and puts C: a rule for each way of storing them. */
sealed interface Layout permits InPlace, Groups, Panels {
  /** The parameters of a method. */
  String parameters(Tile tile);

  /** The place in {@code a} of a row's element of the current term. */
  String a(Tile tile, int row);

  /** The place in {@code b} of a vector of the current term. */
  String b(Tile tile, int vector);

  /** The place in {@code c} of a vector of a row. */
  default String c(Tile tile, int row, int vector) {
    return "cAt" + plus(row, "stride") + plus(vector, "LANES");
  }

  /** Statements that name places before the loop. */
  default List<String> places(Tile tile) {
    return List.of();
  }

  /** What stands in the loop's parentheses. */
  default String loop() {
    return "int t = 0; t < depth; t++";
  }

  /** Statements after the vectors of B have been read. */
  default List<String> afterVectors(Tile tile) {
    return List.of();
  }

  /** Statements that multiply a row: its element of A, once for all vectors. */
  default List<String> multiply(Tile tile, int row) {
    var lines = new ArrayList<String>();
    lines.add("var x" + row + " = FloatVector.broadcast(F, a[" + a(tile, row) + "]);");
    for (int vector = 0; vector < tile.vectors(); vector++) {
      String sum = tile.sum(row, vector);
      lines.add(sum + " = x" + row + ".fma(y" + vector + ", " + sum + ");");
    }
    return lines;
  }

  /** Statements after all rows. */
  default List<String> afterRows(Tile tile) {
    return List.of();
  }

  /** Arguments of a call over {@code terms} terms, within 4,096 elements of A and 16,384 others. */
  String call(Tile tile);

  /** {@code " + times * step"}, as short as it may be. */
  static String plus(int times, String step) {
    return times == 0 ? "" : " + " + (times == 1 ? "" : times + " * ") + step;
  }
}
