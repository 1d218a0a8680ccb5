package dev.trigrad.plan.pass;

import dev.trigrad.op.ElementwisePrimitive;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Partition of a program's steps into groups that can be done at once. An elementwise step joins
 * the groups of the steps it reads if the results have one shape, and one of the groups can move to
 * the place of the other: the groups stay in an order, and the time is that of looking at each
 * reader.
 */
public final class ElementwiseGroups {
  /**
   * Most operations in one group: beyond that, registers spill out of the cache and nothing is
   * gained.
   */
  private static final int MAX_STEPS = 40;

  /** Places between two steps, for groups that move. */
  private static final long GAP = 1 << 20;

  /** Most groups that move for two to be joined: to look for more would take long. */
  private static final int MOST_MOVED = 32;

  /** Most readers that are looked at for it. */
  private static final int MOST_LOOKS = 1024;

  private final Program program;
  private final Uses uses;
  private final Rows rows;
  private final int[] group;

  /** A number for each group, smaller than those of its readers. */
  private final long[] place;

  /** How many groups have been given a place behind each first one. */
  private final int[] moved;

  private final List<List<Integer>> members = new ArrayList<>();

  /** Groups of one shape; or of {@code rows}, if that is not {@code null}. */
  ElementwiseGroups(Program program, Uses uses, Rows rows) {
    this.program = program;
    this.rows = rows;
    this.uses = uses;
    this.group = new int[program.steps().size()];
    this.place = new long[group.length];
    this.moved = new int[group.length];
    for (int at = 0; at < group.length; at++) {
      group[at] = at;
      place[at] = at * GAP;
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
    // What can fail is checked before it computes, and a fused step only computes.
    return program.steps().get(at).op() instanceof ElementwisePrimitive op && !op.canFail();
  }

  private void joinSources(int at) {
    Step step = program.steps().get(at);
    for (int i = 0; i < step.inputs().size(); i++) {
      int source = uses.maker[step.input(i)];
      if (source >= 0
          && elementwise(source)
          && group[source] != group[at]
          && sameShape(source, at)) {
        join(source, at);
      }
    }
  }

  private boolean sameShape(int a, int b) {
    return rows != null || shape(a).equals(shape(b));
  }

  private dev.trigrad.Shape shape(int at) {
    return program.type(program.steps().get(at).output()).shape();
  }

  /**
   * Joins the group of {@code source} and that of {@code at}, which reads it, if one of them can
   * move to the other's place: the source past none of its readers, or the reader before none of
   * its sources. That leaves every group behind those that it reads.
   */
  private void join(int source, int at) {
    int first = group[source];
    int second = group[at];
    if (members.get(first).size() + members.get(second).size() > MAX_STEPS) {
      return;
    }
    if (readersWait(first, second)) {
      join(first, second, place[second]);
    } else if (sourcesAreThere(second, first)) {
      join(first, second, place[first]);
    } else if (readersMove(first, second)) {
      join(first, second, place[second]);
    }
  }

  /**
   * Moves what reads {@code source} before the group {@code reader}, and what reads that, behind
   * it, if these are few and the reader is none of them.
   */
  private boolean readersMove(int source, int reader) {
    // Behind the reader, and before all that had a place behind it from the start.
    long last = place[reader] | GAP - 1;
    var moving = new ArrayList<Integer>(List.of(source));
    var seen = new HashSet<Integer>(List.of(source, reader));
    int[] looks = new int[1];
    for (int next = 0; next < moving.size(); next++) {
      boolean leadsBack = next > 0;
      boolean fixed =
          anyReader(
              moving.get(next),
              by -> {
                if (place[by] <= last && seen.add(by)) {
                  moving.add(by);
                }
                return by == reader && leadsBack
                    || moving.size() > MOST_MOVED
                    || ++looks[0] > MOST_LOOKS;
              });
      if (fixed) {
        return false;
      }
    }
    moving.removeFirst();
    moving.sort((x, y) -> Long.compare(place[x], place[y]));
    for (int g : moving) {
      place[g] = last - GAP + 1 + ++moved[(int) (last / GAP)];
    }
    return true;
  }

  /** Whether all other readers of {@code g} come after the group {@code reader}. */
  private boolean readersWait(int g, int reader) {
    return !anyReader(g, by -> by != reader && place[by] < place[reader]);
  }

  /** Whether {@code test} is true of a group, other than {@code g}, that reads what this makes. */
  private boolean anyReader(int g, IntPredicate test) {
    for (int at : members.get(g)) {
      Integers made = program.steps().get(at).outputs();
      for (int i = 0; i < made.size(); i++) {
        for (int reader : uses.readersOf(made.get(i))) {
          if (group[reader] != g && test.test(group[reader])) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /** Whether everything else that {@code g} reads comes before the group {@code source}. */
  private boolean sourcesAreThere(int g, int source) {
    for (int at : members.get(g)) {
      Integers read = program.steps().get(at).inputs();
      for (int i = 0; i < read.size(); i++) {
        int maker = uses.maker[read.get(i)];
        int by = maker < 0 ? g : group[maker];
        if (by != g && by != source && place[by] > place[source]) {
          return false;
        }
      }
    }
    return true;
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

  private void join(int a, int b, long where) {
    place[a] = where;
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
    return order;
  }
}
