package dev.trigrad.misuse;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.ShapeException;
import dev.trigrad.TrigradException;
import dev.trigrad.data.DataException;
import dev.trigrad.io.FileException;
import org.junit.jupiter.api.function.Executable;

/**
 * A wrong call.
 *
 * @param type class of its error
 * @param message the error's message, to the letter
 * @param call what is done wrongly
 */
record Misuse(Class<? extends TrigradException> type, String message, Executable call) {
  static Misuse shape(String message, Executable call) {
    return new Misuse(ShapeException.class, message, call);
  }

  static Misuse dtype(String message, Executable call) {
    return new Misuse(DTypeException.class, message, call);
  }

  static Misuse argument(String message, Executable call) {
    return new Misuse(ArgumentException.class, message, call);
  }

  static Misuse graph(String message, Executable call) {
    return new Misuse(GraphException.class, message, call);
  }

  static Misuse index(String message, Executable call) {
    return new Misuse(IndexException.class, message, call);
  }

  static Misuse data(String message, Executable call) {
    return new Misuse(FileException.class, message, call);
  }

  static Misuse rows(String message, Executable call) {
    return new Misuse(DataException.class, message, call);
  }

  @Override
  public String toString() {
    return message;
  }
}
