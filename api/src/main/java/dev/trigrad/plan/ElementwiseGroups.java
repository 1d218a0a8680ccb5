package dev.trigrad.plan;

import dev.trigrad.op.Binary;
import dev.trigrad.op.Cast;
import dev.trigrad.op.Integers;
import dev.trigrad.op.Unary;
import dev.trigrad.op.Where;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Partition of a program's steps into groups that can be done at once. An elementwise step joins
 * the groups of the steps it reads if the results have one shape, and no path leads out of the
 * joined group and back in: the groups stay in an order.
 */
final class ElementwiseGroups {
  /**
   * Most operations in one group: beyond that, registers spill out of the cache and nothing is
   * gained.
   */
  private static final int MAX_STEPS = 40;

  private final Program program;
  private final Uses uses;
  private final Rows rows;
  private final int[] group;
  private final List<List<Integer>> members = new ArrayList<>();

  /** Groups of one shape; or of {@code rows}, if that is not {@code null}. */
  ElementwiseGroups(Program program, Uses uses, Rows rows) {
    this.program = program;
    this.rows = rows;
    this.uses = uses;
    this.group = new int[program.steps().size()];
    for (int at = 0; at < group.length; at++) {
      group[at] = at;
      members.add(new ArrayList<>(List.of(at)));
    }
    for (int at = 0; at < group.length; at++) {
      if (elementwise(at)) {
        joinSources(at);
      }
    }
  }

  private boolean elementwise(int at) {
    if (rows != null) {
      return rows.contain(program.steps().get(at), program);
    }
    return switch (program.steps().get(at).op()) {
      case Unary _, Binary _, Where _, Cast _ -> true;
      default -> false;
    };
  }

  private void joinSources(int at) {
    Step step = program.steps().get(at);
    for (int i = 0; i < step.inputs().size(); i++) {
      int source = uses.maker[step.input(i)];
      if (source >= 0
          && elementwise(source)
          && group[source] != group[at]
          && sameShape(source, at)
          && mayJoin(group[source], group[at])) {
        join(group[source], group[at]);
      }
    }
  }

  private boolean sameShape(int a, int b) {
    return rows != null || shape(a).equals(shape(b));
  }

  private dev.trigrad.Shape shape(int at) {
    return program.type(program.steps().get(at).output()).shape();
  }

  private boolean mayJoin(int a, int b) {
    return members.get(a).size() + members.get(b).size() <= MAX_STEPS
        && !leadsAround(a, b)
        && !leadsAround(b, a);
  }

  /** Whether a path leads from group {@code from} to group {@code to} through another group. */
  private boolean leadsAround(int from, int to) {
    int earliest = members.get(from).getFirst();
    Set<Integer> seen = new HashSet<>();
    var pending = new ArrayDeque<Integer>();
    for (int source : sources(to)) {
      if (source != from && source != to && seen.add(source)) {
        pending.push(source);
      }
    }
    while (!pending.isEmpty()) {
      int at = pending.pop();
      if (members.get(at).getLast() < earliest) {
        continue;
      }
      for (int source : sources(at)) {
        if (source == from) {
          return true;
        }
        if (source != to && seen.add(source)) {
          pending.push(source);
        }
      }
    }
    return false;
  }

  private Set<Integer> sources(int g) {
    Set<Integer> sources = new HashSet<>();
    for (int at : members.get(g)) {
      Integers read = program.steps().get(at).inputs();
      for (int i = 0; i < read.size(); i++) {
        int maker = uses.maker[read.get(i)];
        if (maker >= 0 && group[maker] != g) {
          sources.add(group[maker]);
        }
      }
    }
    return sources;
  }

  private void join(int a, int b) {
    List<Integer> joined = members.get(a);
    joined.addAll(members.get(b));
    joined.sort(null);
    for (int at : members.get(b)) {
      group[at] = a;
    }
    members.set(b, List.of());
  }

  /** The groups, each after those it reads, otherwise in the order of their last steps. */
  List<List<Integer>> inOrder() {
    int[] missing = new int[group.length];
    List<List<Integer>> readers = new ArrayList<>();
    for (int g = 0; g < group.length; g++) {
      readers.add(new ArrayList<>());
    }
    var ready =
        new PriorityQueue<Integer>(
            (x, y) -> Integer.compare(members.get(x).getLast(), members.get(y).getLast()));
    for (int g = 0; g < group.length; g++) {
      if (!members.get(g).isEmpty()) {
        Set<Integer> sources = sources(g);
        missing[g] = sources.size();
        for (int source : sources) {
          readers.get(source).add(g);
        }
        if (missing[g] == 0) {
          ready.add(g);
        }
      }
    }
    List<List<Integer>> order = new ArrayList<>();
    while (!ready.isEmpty()) {
      int g = ready.poll();
      order.add(members.get(g));
      for (int reader : readers.get(g)) {
        if (--missing[reader] == 0) {
          ready.add(reader);
        }
      }
    }
    if (order.stream().mapToInt(List::size).sum() != group.length) {
      throw new IllegalStateException("groups in a circle: " + Arrays.toString(group));
    }
    return order;
  }
}
