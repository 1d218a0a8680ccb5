package dev.trigrad.benchmarks.documents;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the comments of a block promise: each {@code // → value} gets a check behind the statement
 * that it follows, of the expression's value, the variable's, or of what was printed.
 */
final class Promises extends TreeScanner<Void, Void> {
  private static final Pattern PROMISE = Pattern.compile("[ \\t]*// → (.*)");
  private static final Pattern NUMBERS = Pattern.compile("// *-?\\d[-\\d., ]*([:;(].*)?$");
  private static final Pattern PRINTING = Pattern.compile("(System\\.out|IO)\\.print");
  private static final String CALL = " " + Value.class.getName() + ".";

  /** What to insert, by position. */
  final TreeMap<Integer, String> checks = new TreeMap<>();

  /** Simple names that the block uses. */
  final TreeSet<String> names = new TreeSet<>();

  private final Parsed parsed;
  private final TreeSet<Integer> attached = new TreeSet<>();

  Promises(Parsed parsed) {
    this.parsed = parsed;
  }

  @Override
  public Void visitIdentifier(IdentifierTree tree, Void none) {
    names.add(tree.getName().toString());
    return null;
  }

  @Override
  public Void visitBlock(BlockTree tree, Void none) {
    for (StatementTree statement : tree.getStatements()) {
      int end = Math.min(parsed.end(statement), parsed.text.length());
      Matcher promise = PROMISE.matcher(parsed.text).region(end, parsed.text.length());
      if (promise.lookingAt()) {
        attach(statement, end, promise.group(1).strip());
      }
    }
    return super.visitBlock(tree, none);
  }

  private void attach(StatementTree statement, int end, String promised) {
    int line = parsed.line(end);
    String said = Story.literals(parsed.block.place(line), promised);
    if (statement instanceof VariableTree variable) {
      checks.put(end, CALL + "check(" + said + ", " + variable.getName() + ");");
    } else if (statement instanceof ExpressionStatementTree one) {
      if (PRINTING.matcher(one.toString()).lookingAt()) {
        checks.put(end, CALL + "printed(" + said + ");");
      } else {
        checks.put(parsed.start(statement), CALL + "check(" + said + ", ");
        checks.put(parsed.end(one.getExpression()), ")");
      }
    } else {
      return;
    }
    attached.add(line);
  }

  /** Comments that look like promises and are none. */
  List<String> faults() {
    var faults = new ArrayList<String>();
    for (int i = 0; i < parsed.block.lines().size(); i++) {
      String line = parsed.block.lines().get(i);
      String place = parsed.block.place(i) + ": ";
      if (line.contains("// →") && !attached.contains(i)) {
        faults.add(place + "no value ends before the comment; put it behind a statement");
      } else if (!line.contains("// →") && NUMBERS.matcher(line).find()) {
        faults.add(place + "a value that nobody checks; write // → and the value, nothing else");
      }
    }
    return faults;
  }
}
