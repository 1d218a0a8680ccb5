package dev.trigrad.benchmarks.documents;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** A block taken apart by the compiler's parser, with a check behind each value it promises. */
final class Parsed {
  private static final Pattern IMPORT = Pattern.compile("(?m)^[ \\t]*import\\s[^;]*;");
  private static final String STATEMENTS = "class Head { void head() {\n";
  private static final String MEMBERS = "class Head {\n";

  final Block block;
  final List<Story.Line> imports = new ArrayList<>();
  final List<Story.Line> statements = new ArrayList<>();
  final List<Story.Line> members = new ArrayList<>();
  final List<String> faults = new ArrayList<>();

  /** What of the block runs without arguments: its classes are made, its {@code main} is called. */
  final List<String> calls = new ArrayList<>();

  /** The block without its imports. */
  final String text;

  final Promises promises = new Promises(this);
  private int head;
  private CompilationUnitTree unit;
  private SourcePositions positions;

  Parsed(Block block) {
    this.block = block;
    Matcher shown = IMPORT.matcher(String.join("\n", block.lines()));
    text = shown.replaceAll(found -> found.group().replaceAll("[^\n]", " "));
    for (shown.reset(); shown.find(); ) {
      emit(imports, shown.group().strip(), line(shown.start()));
    }
    List<String> errors = parse(STATEMENTS, "\n}}");
    if (!errors.isEmpty() && !parse(MEMBERS, "\n}").isEmpty()) {
      faults.addAll(errors);
      return;
    }
    var outer = (ClassTree) unit.getTypeDecls().getFirst();
    promises.scan(outer, null);
    if (errors.isEmpty()) {
      split(((MethodTree) outer.getMembers().getFirst()).getBody().getStatements());
    } else {
      emit(members, checked(0, text.length()), 0);
      outer.getMembers().forEach(this::construct);
    }
    faults.addAll(promises.faults());
  }

  /** The errors of {@code text} between the two. */
  private List<String> parse(String before, String after) {
    var diagnostics = new DiagnosticCollector<JavaFileObject>();
    var source = List.of(Story.source("Head", before + text + after));
    var compiler = ToolProvider.getSystemJavaCompiler();
    var task = (JavacTask) compiler.getTask(null, null, diagnostics, null, null, source);
    try {
      unit = task.parse().iterator().next();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    head = before.length();
    positions = Trees.instance(task).getSourcePositions();
    int last = Math.max(0, block.lines().size() - 1);
    return diagnostics.getDiagnostics().stream()
        .map(one -> block.place(Math.clamp(one.getLineNumber() - 2, 0, last)) + Told.fault(one))
        .toList();
  }

  /** Statements stay where they are; classes become members. */
  private void split(List<? extends StatementTree> parts) {
    int done = 0;
    for (StatementTree part : parts) {
      if (part instanceof ClassTree type) {
        int from = start(type);
        emit(statements, checked(done, from), line(done));
        done = end(type);
        boolean inner = type.getKind() == Tree.Kind.CLASS;
        emit(members, (inner ? "static " : "") + checked(from, done), line(from));
        construct(type);
      }
    }
    emit(statements, checked(done, text.length()), line(done));
  }

  private void construct(Tree member) {
    if (member instanceof ClassTree type
        && type.getKind() == Tree.Kind.CLASS
        && type.getTypeParameters().isEmpty()
        && !type.getModifiers().getFlags().contains(Modifier.ABSTRACT)
        && type.getMembers().stream().noneMatch(Parsed::needsArguments)) {
      calls.add("new " + type.getSimpleName() + "();");
    } else if (member instanceof MethodTree method
        && method.getName().contentEquals("main")
        && method.getParameters().isEmpty()) {
      calls.add("main();");
    }
  }

  private static boolean needsArguments(Tree member) {
    return member instanceof MethodTree m
        && m.getName().contentEquals("<init>")
        && !m.getParameters().isEmpty();
  }

  private String checked(int from, int until) {
    var result = new StringBuilder();
    int done = from;
    for (var check : promises.checks.subMap(from, true, until, true).entrySet()) {
      result.append(text, done, check.getKey()).append(check.getValue());
      done = check.getKey();
    }
    return result.append(text, done, until).toString();
  }

  private void emit(List<Story.Line> to, String source, int line) {
    int next = line;
    for (String one : source.split("\n", -1)) {
      to.add(new Story.Line(one, block.place(next++)));
    }
  }

  /** Where {@code tree} begins in the text. */
  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree) - head;
  }

  /** Where {@code tree} has ended. */
  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree) - head;
  }

  /** Index of the block's line that the character at {@code position} is in. */
  int line(int position) {
    return (int) text.chars().limit(position).filter(c -> c == '\n').count();
  }
}
