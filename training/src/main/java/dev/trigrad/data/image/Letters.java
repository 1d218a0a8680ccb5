package dev.trigrad.data.image;

import java.util.Locale;

/** Capitals, digits and signs of 3 by 5 squares: text without the fonts that a server may lack. */
final class Letters {
  /** Points that a letter takes, with the space after it. */
  static final int WIDTH = 8;

  /** Points that a line takes, with the space above it. */
  static final int HEIGHT = 14;

  private static final int SQUARE = 2;
  private static final String KNOWN =
      "?0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ .,:;-_+=/%()[]<>!#*'\"&";

  /** Of each letter its five rows from above, an octal digit each, whose highest bit is left. */
  private static final String ROWS =
      "71202 75557 26227 71747 71717 55711 74717 74757 71222 75757 75717 25755 65656 34443 65556"
          + " 74647 74644 34553 55755 72227 11152 55655 44447 57755 65555 25552 65644 25573 65655"
          + " 34216 72222 55557 55552 55775 55255 55222 71247 00000 00002 00024 02020 02024 00700"
          + " 00007 02720 07070 11244 51245 12221 42224 32223 62226 12421 42124 22202 57575 05250"
          + " 22000 55000 25253";

  private Letters() {}

  /** Draws {@code text} in black into points of rows of {@code stride}, from {@code at} on. */
  static void draw(String text, int[] points, int at, int stride) {
    String capitals = text.toUpperCase(Locale.ROOT);
    // Some letters become two.
    for (int i = 0; i < Math.min(text.length(), capitals.length()); i++) {
      int letter = Math.max(0, KNOWN.indexOf(capitals.charAt(i)));
      int corner = at + i * WIDTH + (HEIGHT - 5 * SQUARE) * stride;
      for (int y = 0; y < 5 * SQUARE; y++) {
        int row = ROWS.charAt(letter * 6 + y / SQUARE) - '0';
        for (int x = 0; x < 3 * SQUARE; x++) {
          if ((row & 4 >> x / SQUARE) != 0) {
            points[corner + y * stride + x] = 0;
          }
        }
      }
    }
  }
}
