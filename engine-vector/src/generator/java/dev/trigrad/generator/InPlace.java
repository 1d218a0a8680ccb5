package dev.trigrad.generator;

import java.util.ArrayList;
import java.util.List;

/**
 * Operands where they are, A transposed or not. Rows beyond {@code last} are that one again; the
 * last vector of several begins at column {@code edge}.
 */
record InPlace() implements Layout {
  @Override
  public String parameters(Tile tile) {
    return "float[] a, int aAt, int aRow, int aStep, float[] b, int bAt, int bStep, int depth, "
        + "float[] c, int cAt, int cRow, int last"
        + (tile.vectors() == 1 ? "" : ", int edge");
  }

  @Override
  public String a(Tile tile, int row) {
    return row == 0 ? "aAt" : "aAt + " + (namesPlaces(tile) ? "a" + row : place(row, "aRow"));
  }

  @Override
  public String b(Tile tile, int vector) {
    return "bAt" + column(tile, vector);
  }

  @Override
  public String c(Tile tile, int row, int vector) {
    return (row == 0 ? "cAt" : "cAt + " + place(row, "cRow")) + column(tile, vector);
  }

  private static String place(int row, String step) {
    return "Math.min(" + row + ", last) * " + step;
  }

  private static String column(Tile tile, int vector) {
    boolean edge = vector > 0 && vector == tile.vectors() - 1;
    return edge ? " + edge" : Layout.plus(vector, "LANES");
  }

  /** Of three vectors, and only there, it would cost C2's code a quarter of its rate. */
  private static boolean namesPlaces(Tile tile) {
    return tile.vectors() != 3;
  }

  @Override
  public List<String> places(Tile tile) {
    var lines = new ArrayList<String>();
    for (int row = 1; namesPlaces(tile) && row < tile.rows(); row += 2) {
      boolean last = row + 1 == tile.rows();
      lines.add("int " + named(row) + (last ? ";" : ", " + named(row + 1) + ";"));
    }
    return lines;
  }

  private static String named(int row) {
    return "a" + row + " = " + place(row, "aRow");
  }

  @Override
  public String loop() {
    return "int t = 0; t < depth; t++, aAt += aStep, bAt += bStep";
  }

  /** The first row's element is read for each vector: an operand in memory, not in a register. */
  @Override
  public List<String> multiply(Tile tile, int row) {
    if (row > 0) {
      return Layout.super.multiply(tile, row);
    }
    var lines = new ArrayList<String>();
    for (int vector = 0; vector < tile.vectors(); vector++) {
      String sum = tile.sum(row, vector);
      lines.add(sum + " = FloatVector.broadcast(F, a[aAt]).fma(y" + vector + ", " + sum + ");");
    }
    return lines;
  }

  @Override
  public String call(Tile tile) {
    String edge = Layout.plus(tile.vectors() - 1, "LANES").replace(" + ", ", ");
    return "a, 0, 128, 1, b, 0, 64, terms, c, 0, 64, " + (tile.rows() - 1) + edge;
  }
}
