package dev.trigrad;

/**
 * An argument that nothing takes: {@code null}, a number outside its range, a name that is blank or
 * taken.
 */
public final class ArgumentException extends TrigradException {
  private static final long serialVersionUID = 1L;

  /** An error with a one-line message: operation, argument, broken rule, remedy. */
  public ArgumentException(String message) {
    super(message);
  }

  /**
   * {@code value}, if it is there.
   *
   * @param operation what needs it, the beginning of the message
   * @param argument what it is called
   * @throws ArgumentException if it is {@code null}
   */
  public static <T> T requirePresent(T value, String operation, String argument) {
    if (value == null) {
      throw new ArgumentException(operation + ": " + argument + " is null");
    }
    return value;
  }

  /** As above, for argument {@code index} of several, as in {@code row 3}. */
  public static <T> T requirePresent(T value, String operation, String argument, int index) {
    if (value == null) {
      throw new ArgumentException(operation + ": " + argument + " " + index + " is null");
    }
    return value;
  }
}
