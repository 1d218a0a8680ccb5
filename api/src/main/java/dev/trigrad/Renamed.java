package dev.trigrad;

import java.util.function.Supplier;

/** Errors of an operation that was called under another name. */
final class Renamed {
  private Renamed() {}

  /** What {@code expression} records; its errors bear the name {@code called}. */
  static Tensor call(String called, Supplier<Tensor> expression) {
    try {
      return expression.get();
    } catch (TrigradException e) {
      throw as(called, e);
    }
  }

  /**
   * {@code error}, whose message begins with the name of an operation, with the name {@code called}
   * instead.
   */
  static TrigradException as(String called, TrigradException error) {
    String message = error.getMessage();
    int end = message.indexOf(": ");
    String renamed = called + message.substring(Math.max(end, 0));
    TrigradException made =
        switch (error) {
          case ShapeException _ -> new ShapeException(renamed);
          case DTypeException _ -> new DTypeException(renamed);
          case IndexException _ -> new IndexException(renamed);
          case GraphException _ -> new GraphException(renamed);
          case ArgumentException _ -> new ArgumentException(renamed);
          default -> error;
        };
    made.setStackTrace(error.getStackTrace());
    return made;
  }
}
