package dev.trigrad.picture.layout;

import java.util.List;

/**
 * How wide a text is, at most, in the sans-serif fonts that a picture may be shown in: Arial,
 * Helvetica and Liberation Sans, or the wider DejaVu Sans and Verdana. A table, since a font is not
 * at hand where a picture is written.
 */
public final class TextSize {
  /** Size of the text in items, px. */
  public static final double ITEM = 13;

  /** Size of the text on edges and of groups' titles, px. */
  public static final double EDGE = 11;

  /** From one line of text to the next, in sizes. */
  static final double LINE = 1.25;

  /** Widths of the characters from space to tilde, in 1/40 em above the character 0. */
  private static final String WIDTHS =
      "=ACRJ[P;@@DR=?=>JJJJJJJJJJ>>RRRGYLLMOKIPO<DKGSNPKPMKINLXLKL@>@RGDIJFJI?JJ<<H<WJIJJAE@JHQHHEJ>JR";

  private TextSize() {}

  /** The width of {@code text} at {@code size}, px. */
  public static double width(String text, double size) {
    return size * text.codePoints().mapToDouble(TextSize::ems).sum();
  }

  static double width(List<String> lines, double size) {
    return lines.stream().mapToDouble(line -> width(line, size)).max().orElse(0);
  }

  private static double ems(int character) {
    if (character >= ' ' && character <= '~') {
      return (WIDTHS.charAt(character - ' ') - '0') / 40.0;
    }
    return character < 0x400 ? 1.01 : character < 0x10000 ? 1.2 : 1.5;
  }
}
