package dev.trigrad.picture;

/** Names of others in a picture or a text: of one line, and of a length that can be looked at. */
final class Label {
  private static final int MOST = 40;

  private Label() {}

  /**
   * {@code name} without what moves the cursor or turns the writing, half characters as U+FFFD, cut
   * after {@value #MOST} characters.
   */
  static String of(String name) {
    var text = new StringBuilder();
    int count = 0;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      if (count == MOST - 1 && name.codePointCount(i, name.length()) > 1) {
        return text.append('…').toString();
      }
      text.appendCodePoint(shown(name.codePointAt(i)));
      count++;
    }
    return text.toString();
  }

  private static int shown(int c) {
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    if (turns || Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
      return ' ';
    }
    return Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
  }
}
