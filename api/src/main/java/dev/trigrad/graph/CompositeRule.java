package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.TensorType;
import dev.trigrad.op.Composite;
import dev.trigrad.op.Integers;
import java.lang.reflect.RecordComponent;
import java.util.HashSet;
import java.util.Set;

/**
 * What a composite may be made of: integers, truth values, enums, strings, and records of these.
 * Such a record is equal to another only if it stands for the same body; a float would be a new
 * plan for each value, and a list or an array may change.
 */
final class CompositeRule {
  private static final Set<Class<?>> VALUES =
      Set.of(
          int.class,
          long.class,
          short.class,
          byte.class,
          char.class,
          boolean.class,
          String.class,
          Integers.class,
          Shape.class,
          TensorType.class);

  /** The fault of each class, asked for once; empty if there is none. */
  private static final ClassValue<String> FAULTS =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return fault(type);
        }
      };

  private CompositeRule() {}

  /**
   * Checks the class of {@code composite}.
   *
   * @throws GraphException naming the component that it must not have
   */
  static void check(Composite composite) {
    String fault = FAULTS.get(composite.getClass());
    if (!fault.isEmpty()) {
      throw new GraphException(composite.name() + ": " + fault);
    }
  }

  private static String fault(Class<?> type) {
    if (!type.isRecord()) {
      return type.getName() + " is no record; make it one, so that equal ones share plans";
    }
    return fault(type, new HashSet<>());
  }

  /**
   * The fault of a record's components; those of the records {@code asked} are looked at elsewhere.
   */
  private static String fault(Class<?> type, Set<Class<?>> asked) {
    asked.add(type);
    for (RecordComponent component : type.getRecordComponents()) {
      Class<?> of = component.getType();
      if (of == RandomKey.class) {
        return "component '"
            + component.getName()
            + "' is a RandomKey, and each key would be a plan of its own; pass the random numbers"
            + " as an input";
      }
      boolean sound = asked.contains(of) || of.isRecord() && fault(of, asked).isEmpty();
      if (!VALUES.contains(of) && !of.isEnum() && !sound) {
        String remedy =
            of == float.class || of == double.class
                ? "pass it as an input"
                : "use int, boolean, an enum, String or a record of these";
        return "component '" + component.getName() + "' is " + of.getSimpleName() + "; " + remedy;
      }
    }
    return "";
  }
}
