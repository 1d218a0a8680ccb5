package dev.trigrad.benchmarks.course.figure;

import java.io.IOException;

/** What a key press asks for. */
enum Key {
  NEXT,
  BACK,
  FIRST,
  LAST,
  QUIT,
  OTHER;

  /** Characters as they come from a terminal. */
  interface Source {
    /** The next one; a negative number if there is none within {@code milliseconds}, 0 for ever. */
    int read(long milliseconds) throws IOException;
  }

  /** How long the rest of an escape sequence may take. */
  private static final long ESCAPE_MILLISECONDS = 100;

  /** The next key; {@link #QUIT} at the end of the input. */
  static Key read(Source source) throws IOException {
    int character = source.read(0);
    return switch (character) {
      case ' ', 'n', 'N', '\r', '\n' -> NEXT;
      case 'p', 'P', '\b', 127 -> BACK;
      case 'q', 'Q', 3, 4 -> QUIT;
      case 27 -> escape(source);
      default -> character < 0 ? QUIT : OTHER;
    };
  }

  /** The rest of {@code ESC [ C} and its like, or of {@code ESC O C}, as some terminals send. */
  private static Key escape(Source source) throws IOException {
    int kind = source.read(ESCAPE_MILLISECONDS);
    if (kind != '[' && kind != 'O') {
      return OTHER;
    }
    int last = source.read(ESCAPE_MILLISECONDS);
    int number = 0;
    while (last >= '0' && last <= '9' || last == ';') {
      number = last == ';' ? number : 10 * number + last - '0';
      last = source.read(ESCAPE_MILLISECONDS);
    }
    return switch (last) {
      case 'C' -> NEXT;
      case 'D' -> BACK;
      case 'H' -> FIRST;
      case 'F' -> LAST;
      case '~' -> number == 1 || number == 7 ? FIRST : number == 4 || number == 8 ? LAST : OTHER;
      default -> OTHER;
    };
  }

  /** The step to go to from step {@code at} of {@code count}. */
  int from(int at, int count) {
    return switch (this) {
      case NEXT -> Math.min(at + 1, count - 1);
      case BACK -> Math.max(at - 1, 0);
      case FIRST -> 0;
      case LAST -> count - 1;
      case QUIT, OTHER -> at;
    };
  }
}
