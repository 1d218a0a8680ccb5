package dev.trigrad.generator;

import java.util.List;

/** Packed panels of as many rows and columns as the tile has: one term follows the other. */
record Panels() implements Layout {
  @Override
  public String parameters(Tile tile) {
    return "float[] a, int aAt, float[] b, int bAt, int depth, float[] c, int cAt, int stride";
  }

  @Override
  public String a(Tile tile, int row) {
    return row == 0 ? "aAt" : "aAt + " + row;
  }

  @Override
  public String b(Tile tile, int vector) {
    return "bAt" + Layout.plus(vector, "LANES");
  }

  @Override
  public List<String> afterVectors(Tile tile) {
    return List.of("bAt += " + tile.vectors() + " * LANES;");
  }

  @Override
  public List<String> afterRows(Tile tile) {
    return List.of("aAt += " + tile.rows() + ";");
  }

  @Override
  public String call(Tile tile) {
    return "a, 0, b, 0, terms, c, 0, " + tile.vectors() + " * LANES";
  }
}
