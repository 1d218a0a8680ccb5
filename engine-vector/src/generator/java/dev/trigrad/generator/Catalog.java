package dev.trigrad.generator;

import static dev.trigrad.generator.Tile.Start.C;
import static dev.trigrad.generator.Tile.Start.ZERO;

import java.util.List;

/** The tiles that matrix products are made of. */
final class Catalog {
  private static final String IN_PLACE =
      """
      Products of some rows of A and %s of B's columns, kept in registers, with both
      operands read where they are: {@code c[i, j] = Σₚ a[i, p] b[p, j]}.

      <p>Element (i, p) of A is at {@code aAt + i * aRow + p * aStep}, so that A may be transposed; row
      p of B at {@code bAt + p * bStep}. The last vector of several begins at column {@code edge},
      where it may overlap the one before it: no lane is ever masked. Where only rows up to {@code
      last} are wanted, it is computed again in the place of the missing ones.
      """;

  private static final String PACKED =
      """
      The inner product of the packed matrix multiplication, {@code c[i, j] = Σₚ a[i, p] b[p, j]}: a
      block of %d rows by two vectors, %s.
      """;

  private static final String GROUPS =
      PACKED
          + """

          <p>Rows of A come in groups of four, {@code aGroup} apart, of which term p is at {@code p *
          aStep}; B comes in columns of one vector, {@code bNext} apart.
          """;

  /** Of operands that are read in place. */
  static final List<TileClass> TILES =
      List.of(
          tiles(
              "TilesByFour",
              "four vectors",
              tile("six", 6, 4, "Six rows: 29 of the 32 registers of AVX-512."),
              tile("four", 4, 4, "Four rows.")),
          tiles("TilesByThree", "three vectors", tile("six", 6, 3, "Six rows.")),
          tiles(
              "TilesByTwo",
              "two vectors",
              tile("twelve", 12, 2, "Twelve rows."),
              tile("eight", 8, 2, "Eight rows."),
              tile("six", 6, 2, "Six rows: 15 of the 16 registers of AVX2.")),
          tiles("TilesByOne", "a vector", tile("twelve", 12, 1, "Twelve rows.")));

  /** Of packed operands. */
  static final List<TileClass> BLOCKS =
      List.of(
          block(new Groups(), 12, GROUPS, "27 of the 32 registers of AVX-512"),
          block(new Groups(), 8, GROUPS, "for what {@link Block12} leaves over"),
          block(new Panels(), 6, PACKED, "15 of the 16 registers of AVX2"));

  private Catalog() {}

  private static TileClass tiles(String name, String vectors, Tile... tiles) {
    return new TileClass(name, new InPlace(), IN_PLACE.formatted(vectors), List.of(tiles));
  }

  private static Tile tile(String name, int rows, int vectors, String comment) {
    return new Tile(name, rows, vectors, ZERO, comment);
  }

  private static TileClass block(Layout layout, int rows, String comment, String fit) {
    var begin = new Tile("begin", rows, 2, ZERO, "Writes C.");
    var more = new Tile("more", rows, 2, C, "As {@link #begin}, adding to C.");
    return new TileClass(
        "Block" + rows, layout, comment.formatted(rows, fit), List.of(begin, more));
  }
}
