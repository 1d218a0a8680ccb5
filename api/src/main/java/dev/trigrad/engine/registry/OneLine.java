package dev.trigrad.engine.registry;

/** Lines of text from what strangers throw and say. */
public final class OneLine {
  /** Chains of causes may be circles. */
  private static final int DEEPEST = 32;

  private OneLine() {}

  /** Class and message of the error at the root of {@code e}, in one line. */
  static String ofCause(Throwable e) {
    try {
      Throwable root = e;
      for (int depth = 0; root.getCause() != null && depth < DEEPEST; depth++) {
        root = root.getCause();
      }
      String message = root.getMessage();
      String type = root.getClass().getSimpleName();
      return message == null || message.isBlank() ? type : type + ": " + of(message);
    } catch (Throwable broken) {
      return e.getClass().getName();
    }
  }

  /** The first line of {@code text} that is not blank. */
  static String of(String text) {
    String rest = text == null ? "" : text.strip();
    for (int i = 0; i < rest.length(); i++) {
      if (rest.charAt(i) == '\n' || rest.charAt(i) == '\r') {
        return rest.substring(0, i).strip();
      }
    }
    return rest.isEmpty() ? "(nothing said)" : rest;
  }
}
