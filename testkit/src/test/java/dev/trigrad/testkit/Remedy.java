package dev.trigrad.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import dev.trigrad.op.Composite;
import dev.trigrad.op.ReduceFunction;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/**
 * What to edit where a meta-test misses something: the file, the place in it, and a line to paste.
 *
 * @param file from the root of the repository
 * @param place text that stands where the line goes
 * @param line an example
 */
public record Remedy(String file, String place, String line) {
  private static final String MAIN = "testkit/src/main/java/dev/trigrad/testkit/";
  private static final String TEST = "testkit/src/test/java/dev/trigrad/testkit/";

  /** For an operation or a function without a case. */
  public static Remedy ofCase(Object missing) {
    if (missing instanceof ReduceFunction function) {
      return new Remedy(
          MAIN + "cases/ReductionCases.java",
          "static void add(",
          row(function.label(), "ReduceFunction." + function, "x.sum(0)", "[5]", "5"));
    }
    if (missing instanceof Enum<?> function) {
      String name = function.name().toLowerCase(Locale.ROOT);
      String kind = function.getDeclaringClass().getSimpleName();
      return new Remedy(
          MAIN + "cases/OperationCases.java",
          "static List<OperationCase> all()",
          row(name, kind + "." + function, "x." + name + "()", "[5]", "5"));
    }
    var type = (Class<?>) missing;
    String name = type.getSimpleName();
    String method = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    boolean composite = Composite.class.isAssignableFrom(type);
    return new Remedy(
        MAIN + "cases/" + (composite ? "CompositeCases.java" : "LayoutCases.java"),
        "static void add(",
        row(method, name + ".class", "x." + method + "()", "[3, 4]", "3, 4"));
  }

  private static String row(String name, String covers, String call, String text, String shape) {
    return "cases.add(new OperationCase(\"%s\", %s, \"%s\", Rule.R2_VALUE, "
            .formatted(name, covers, text)
        + "() -> List.of(Samples.floats(Shape.of(%s), -2, 2, 1)), ".formatted(shape)
        + "in -> { Tensor x = in.getFirst(); return %s; }));".formatted(call);
  }

  /** For a method of a tensor that no row is called after. */
  public static Remedy ofMethod(String method) {
    return new Remedy(
        MAIN + "cases/NamedCases.java",
        "static void add(",
        row(method, "\"" + method + "\"", "x." + method + "()", "[3, 4]", "3, 4"));
  }

  /** For a module that no row is called after. */
  public static Remedy ofModule(String name) {
    return new Remedy(
        MAIN + "cases/ModuleCases.java",
        "static void add(",
        "new ModuleCase(new %s()).of(3, 4).add(cases);".formatted(name));
  }

  /** For a loss that no row is called after. */
  public static Remedy ofLoss(String name) {
    String row = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    return new Remedy(
        MAIN + "cases/LossCases.java",
        "static void add(",
        row(row, name + ".class", "new " + name + "().of(x, x.neg())", "[3, 4]", "3, 4"));
  }

  /** For an optimizer that no check is called after. */
  public static Remedy ofOptimizer(String name) {
    return new Remedy(
        MAIN + "learning/OptimizerRow.java",
        "static List<OptimizerRow> all()",
        "add(rows, \"%s\", parameters -> new %s(parameters, 0.01f));".formatted(name, name));
  }

  /** For a rule that no check of the kit is of. */
  public static Remedy ofRule(Rule rule) {
    return new Remedy(
        MAIN + "ConformanceChecks.java",
        "all()",
        "checks.add(new Check(\"sum\", Rule.%s, \"what is looked at\", () -> check()));"
            .formatted(rule));
  }

  /** For a rule that no broken engine trips. */
  public static Remedy ofFault(Rule rule) {
    return new Remedy(
        TEST + "BrokenEnginesTest.java",
        "CASES",
        "new Case(\"what is broken\", \"exp\", Faults.in(\"exp\", Faults::spoil), Rule.%s),"
            .formatted(rule));
  }

  /** For an instruction that the random programs never draw. */
  public static Remedy ofMove(Object code) {
    String kind = ((Enum<?>) code).getDeclaringClass().getSimpleName();
    String moves =
        switch (kind) {
          case "ElementwiseCode" -> "ElementwiseMoves";
          case "ReductionCode" -> "ProductMoves";
          case "LayoutCode" -> "LayoutMoves";
          case "IndexCode" -> "IndexMoves";
          case "CompositeCode" -> "CompositeMoves";
          case "Architecture", "Learner" -> "StateMoves";
          default -> throw new IllegalArgumentException(kind);
        };
    return new Remedy(
        MAIN + "program/" + moves + ".java",
        "void ",
        "draft.apply(%s.%s, draft.anyFloat());".formatted(kind, code));
  }

  /** For a feature that hardly any random program has. */
  public static Remedy ofFeature(Object feature) {
    return new Remedy(
        MAIN + "program/ProgramGenerator.java",
        "Runnable[] moves()",
        "elementwise::unary, once more, or another move that makes what Feature.%s asks for"
            .formatted(feature));
  }

  /** Fails with a remedy for each of {@code missing}, if there are any. */
  public static <T> void unlessEmpty(
      Collection<T> missing, String what, Function<T, Remedy> remedy) {
    var text = new StringBuilder();
    for (T each : missing) {
      Object name = each instanceof Class<?> type ? type.getName() : each;
      text.append('\n').append(what).append(' ').append(name);
      text.append("; ").append(remedy.apply(each));
    }
    if (!missing.isEmpty()) {
      fail(text.substring(1));
    }
  }

  @Override
  public String toString() {
    return "in " + file + ", at \"" + place + "\", for example: " + line;
  }
}
