package dev.trigrad.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of A in groups of four, {@code aGroup} apart, of which term t is at {@code t * aStep}:
 * packed with a step of four, or a transposed A in place. B in packed columns of one vector, {@code
 * bNext} apart.
 */
record Groups() implements Layout {
  private static final int ROWS = 4;

  @Override
  public String parameters(Tile tile) {
    return "float[] a, int aAt, int aGroup, int aStep, float[] b, int bAt, int bNext, int depth, "
        + "float[] c, int cAt, int stride";
  }

  @Override
  public String a(Tile tile, int row) {
    return group(row / ROWS) + (row % ROWS == 0 ? "" : " + " + row % ROWS);
  }

  private static String group(int group) {
    return group == 0 ? "aAt" : "a" + group;
  }

  @Override
  public String b(Tile tile, int vector) {
    return "bAt" + Layout.plus(vector, "bNext");
  }

  @Override
  public List<String> places(Tile tile) {
    var lines = new ArrayList<String>();
    for (int group = 1; group < tile.rows() / ROWS; group++) {
      lines.add("int " + group(group) + " = aAt" + Layout.plus(group, "aGroup") + ";");
    }
    return lines;
  }

  @Override
  public List<String> afterVectors(Tile tile) {
    return List.of("bAt += LANES;");
  }

  @Override
  public List<String> afterRows(Tile tile) {
    var lines = new ArrayList<String>();
    for (int group = 0; group < tile.rows() / ROWS; group++) {
      lines.add(group(group) + " += aStep;");
    }
    return lines;
  }

  @Override
  public String call(Tile tile) {
    return "a, 0, 256, 4, b, 0, 1024, terms, c, 0, " + tile.vectors() + " * LANES";
  }
}
