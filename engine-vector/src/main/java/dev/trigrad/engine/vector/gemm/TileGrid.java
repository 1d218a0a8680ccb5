package dev.trigrad.engine.vector.gemm;

/** C [m, n] in tiles, row by row of them, the last ones smaller. */
record TileGrid(int m, int n, int tileRows, int tileColumns) {
  /** About {@code parts} tiles along the longer extent, in whole blocks. */
  static TileGrid of(int m, int n, int parts, int blockRows, int blockColumns) {
    return m >= n
        ? new TileGrid(m, n, part(m, parts, blockRows), n)
        : new TileGrid(m, n, m, part(n, parts, blockColumns));
  }

  private static int part(int extent, int parts, int unit) {
    int even = (extent + parts - 1) / parts;
    return (even + unit - 1) / unit * unit;
  }

  private int across() {
    return (n + tileColumns - 1) / tileColumns;
  }

  int tiles() {
    return (m + tileRows - 1) / tileRows * across();
  }

  int top(int tile) {
    return tile / across() * tileRows;
  }

  int bottom(int tile) {
    return Math.min(top(tile) + tileRows, m);
  }

  int left(int tile) {
    return tile % across() * tileColumns;
  }

  int right(int tile) {
    return Math.min(left(tile) + tileColumns, n);
  }
}
