package dev.trigrad.testkit.program;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A program as a description: it can be recorded as Trigrad's tensors, computed by another library,
 * made smaller, and printed as Java.
 *
 * @param seed what it was generated from
 * @param statements in order; each names earlier ones only
 */
public record RandomProgram(long seed, List<Statement> statements) {
  /** Copies the list. */
  public RandomProgram {
    statements = List.copyOf(statements);
  }

  /** The program that {@link ProgramGenerator} makes of {@code seed}. */
  public static RandomProgram of(long seed) {
    return new ProgramGenerator(seed).generate();
  }

  /** This program with other statements. */
  RandomProgram with(List<Statement> changed) {
    return new RandomProgram(seed, changed);
  }

  /** This program without the statements that no request needs. */
  public RandomProgram reached() {
    Set<Integer> needed = new HashSet<>();
    for (int at = statements.size() - 1; at >= 0; at--) {
      Statement statement = statements.get(at);
      if (statement.isRequest() || needed.contains(at)) {
        needed.add(at);
        statement.reads().forEach(value -> needed.add(value.statement()));
      }
    }
    return keeping(needed);
  }

  /** The statements at {@code kept}, which must name no others. */
  RandomProgram keeping(Set<Integer> kept) {
    int[] places = new int[statements.size()];
    var shorter = new java.util.ArrayList<Statement>();
    for (int at = 0; at < places.length; at++) {
      if (kept.contains(at)) {
        places[at] = shorter.size();
        Statement statement = statements.get(at);
        shorter.add(
            statement.renamed(value -> new Value(places[value.statement()], value.output())));
      }
    }
    return with(shorter);
  }
}
