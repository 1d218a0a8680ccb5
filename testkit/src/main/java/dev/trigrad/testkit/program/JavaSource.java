package dev.trigrad.testkit.program;

import dev.trigrad.Shape;
import dev.trigrad.testkit.program.Statement.Apply;
import dev.trigrad.testkit.program.Statement.Commit;
import dev.trigrad.testkit.program.Statement.Differentiate;
import dev.trigrad.testkit.program.Statement.Evaluate;
import dev.trigrad.testkit.program.Statement.Leaf;
import dev.trigrad.testkit.program.Statement.Learn;
import dev.trigrad.testkit.program.Statement.Network;
import dev.trigrad.testkit.program.Statement.Read;
import dev.trigrad.testkit.program.Statement.Use;
import dev.trigrad.testkit.program.Statement.Variable;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A program as a Java class, {@code Reproduction}, that does the same through the public api. */
public final class JavaSource {
  private static final Pattern PLACE = Pattern.compile("([$#%])(\\d\\*|\\d|\\*|<|>|-)");

  private final RandomProgram program;
  private final Set<Value> learning = new HashSet<>();

  private JavaSource(RandomProgram program) {
    this.program = program;
  }

  /**
   * The source text. {@code Reproduction.run(evaluator)} gives the arrays that the requests ask
   * for, in order; {@code main} compares all planner passes with none, and both with the reference.
   */
  public static String of(RandomProgram program) {
    return new JavaSource(program).text();
  }

  private String text() {
    var body = new StringBuilder();
    for (int at = 0; at < program.statements().size(); at++) {
      body.append("    ").append(line(program.statements().get(at), at)).append('\n');
    }
    return """
    import dev.trigrad.*;
    import dev.trigrad.engine.Engine;
    import dev.trigrad.graph.*;
    import dev.trigrad.loss.CrossEntropy;
    import dev.trigrad.nn.*;
    import dev.trigrad.op.ScatterAdd;
    import dev.trigrad.optim.*;
    import dev.trigrad.plan.Planner;
    import dev.trigrad.run.*;
    import dev.trigrad.testkit.program.*;
    import java.util.*;

    /** Random program %s. */
    public final class Reproduction {
      public static List<Object> run(Evaluator evaluator) {
        var requests = new Observing(new Judging(Requests.on(evaluator)));
    %s    return requests.arrays();
      }

      public static void main(String[] arguments) {
        Engine engine = Engines.evaluator().engine();
        List<Object> none = run(new Evaluator(engine, Planner.none()));
        List<Object> all = run(new Evaluator(engine, Planner.all()));
        ProgramFailure.unlessSame(none, all, "without and with all passes");
      }
    }
    """
        .formatted(Long.toString(program.seed()) + "L", body);
  }

  private static String name(Value value) {
    return value.output() == 0
        ? "v" + value.statement()
        : "v" + value.statement() + "_" + value.output();
  }

  private static String names(List<Value> values) {
    return values.stream().map(JavaSource::name).collect(Collectors.joining(", "));
  }

  private static String list(List<Value> values) {
    return "List.of(" + names(values) + ")";
  }

  private String line(Statement statement, int at) {
    return switch (statement) {
      case Leaf leaf -> "Tensor v" + at + " = " + leaf(leaf) + ";";
      case Variable(var first) ->
          "Cell v" + at + " = new Cell(\"v" + at + "\", " + leaf(first) + ");";
      case Read(var variable) -> "Tensor v" + at + " = " + name(variable) + ".tensor();";
      case Network n ->
          "dev.trigrad.nn.Module v"
              + at
              + " = "
              + fill(n.architecture().java(), List.of(), new int[] {n.in(), n.within(), n.out()})
              + "; v"
              + at
              + ".initialize("
              + n.seed()
              + "L);";
      case Use(var network, var input) ->
          "Tensor v" + at + " = " + name(network) + ".apply(" + name(input) + ");";
      case Apply(var code, var operands, var numbers) ->
          assigned(
              at,
              fill(code.java(), operands, numbers.toArray()),
              code == CompositeCode.MOMENTS || code == CompositeCode.NESTED ? 2 : 0);
      case Differentiate(var y, var cotangent, var targets) -> {
        String given = y.equals(cotangent) ? "" : ", " + name(cotangent);
        yield assigned(
            at,
            "Gradients.orZeros(" + name(y) + given + ", " + list(targets) + ")",
            targets.size());
      }
      case Evaluate(var values) -> "requests.evaluate(" + list(values) + ");";
      case Commit commit -> commit(commit);
      case Learn learn -> learn(learn);
    };
  }

  /** Names for the only result, or for each of a list of {@code outputs}. */
  private static String assigned(int at, String expression, int outputs) {
    if (outputs == 0) {
      return "Tensor v" + at + " = " + expression + ";";
    }
    var line = new StringBuilder("List<Tensor> all" + at + " = " + expression + ";");
    for (int i = 0; i < outputs; i++) {
      line.append(" Tensor ")
          .append(name(new Value(at, i)))
          .append(" = all")
          .append(at)
          .append(".get(")
          .append(i)
          .append(");");
    }
    return line.toString();
  }

  private static String leaf(Leaf leaf) {
    return "Domain."
        + leaf.domain()
        + ".leaf("
        + shape(leaf.shape())
        + ", "
        + leaf.limit()
        + ", "
        + leaf.seed()
        + "L)";
  }

  private static String shape(Shape shape) {
    return "Shape.of(" + joined(shape.extents()) + ")";
  }

  private static String joined(int[] numbers) {
    return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(", "));
  }

  private static String commit(Commit commit) {
    var line = new StringBuilder("requests.commit(new Updates()");
    for (int i = 0; i < commit.variables().size(); i++) {
      line.append(".put(")
          .append(name(commit.variables().get(i)))
          .append(", ")
          .append(name(commit.updates().get(i)))
          .append(")");
    }
    return line.append(", ").append(list(commit.keep())).append(");").toString();
  }

  private String learn(Learn learn) {
    String network = name(learn.network());
    String optimizer = "optimizer_" + network;
    String made =
        learning.add(learn.network())
            ? "Optimizer "
                + optimizer
                + " = "
                + learn.learner().java().replace("$", network + ".parameters()")
                + "; "
            : "";
    var keep = new java.util.ArrayList<>(List.of(learn.loss()));
    keep.addAll(learn.keep());
    return made
        + "requests.step("
        + optimizer
        + ", Gradients.orZeros("
        + name(learn.loss())
        + ", "
        + optimizer
        + ".parameters().stream().map(Cell::tensor).toList()), "
        + list(keep)
        + ");";
  }

  private static String fill(String template, List<Value> operands, int[] numbers) {
    Matcher place = PLACE.matcher(template);
    var filled = new StringBuilder();
    while (place.find()) {
      String which = place.group(2);
      String text =
          switch (place.group(1)) {
            case "$" ->
                which.equals("*")
                    ? names(operands.subList(1, operands.size()))
                    : name(operands.get(Integer.parseInt(which)));
            case "#" -> joined(part(which, numbers));
            default -> {
              int at = which.equals("-") ? numbers.length - 1 : Integer.parseInt(which);
              yield Code.eighths(numbers[at]) + "f";
            }
          };
      place.appendReplacement(filled, Matcher.quoteReplacement(text));
    }
    return place.appendTail(filled).toString();
  }

  /** One number, all from one on, all, or the first or second half. */
  private static int[] part(String which, int[] numbers) {
    int half = numbers.length / 2;
    return switch (which) {
      case "*" -> numbers;
      case "<" -> Arrays.copyOf(numbers, half);
      case ">" -> Arrays.copyOfRange(numbers, half, 2 * half);
      default -> {
        int from = which.charAt(0) - '0';
        yield which.length() > 1 ? Code.rest(numbers, from) : new int[] {numbers[from]};
      }
    };
  }
}
