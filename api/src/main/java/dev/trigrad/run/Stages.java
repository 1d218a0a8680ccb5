package dev.trigrad.run;

import dev.trigrad.TensorType;
import dev.trigrad.op.HostBinding;
import dev.trigrad.op.HostCall;
import dev.trigrad.op.Integers;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import dev.trigrad.plan.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A raw program with calls of host functions, cut into what is run one after the other: parts that
 * an engine runs, and the calls between them. Every engine can do that, since it sees programs
 * without such calls; updates are in the last part, behind all that can fail on the host.
 *
 * <p>Each part before a call computes what the call needs and nothing else; the rest is the last.
 */
final class Stages {
  /** A part of the whole. */
  sealed interface Stage permits Part, Call {}

  /**
   * What an engine runs.
   *
   * @param program with numbers of its own
   * @param inputs the whole program's values that its inputs are
   * @param outputs those that its outputs are
   */
  record Part(Program program, int[] inputs, int[] outputs) implements Stage {}

  /**
   * A call of a host function.
   *
   * @param call what is called
   * @param binding the input of the whole program that says which
   * @param inputs the whole program's values that it reads
   * @param shared whether somebody else needs the array of each
   * @param outputs those that it defines
   */
  record Call(HostCall call, int binding, int[] inputs, boolean[] shared, int[] outputs)
      implements Stage {}

  final Program whole;
  final List<Stage> stages = new ArrayList<>();
  private final int[] maker;
  private final boolean[] done;

  /** Readers of each value, outputs and updates among them. */
  private final int[] readers;

  private Stages(Program whole) {
    this.whole = whole;
    maker = new int[whole.values().size()];
    readers = new int[maker.length];
    done = new boolean[whole.steps().size()];
    Arrays.fill(maker, -1);
    for (int at = 0; at < done.length; at++) {
      Step step = whole.steps().get(at);
      for (int i = 0; i < step.outputs().size(); i++) {
        maker[step.outputs().get(i)] = at;
      }
      for (int i = 0; i < step.inputs().size(); i++) {
        readers[step.input(i)]++;
      }
    }
    whole.outputs().forEach(id -> readers[id]++);
    whole.writes().forEach(write -> readers[write.value()]++);
  }

  /** The stages of {@code whole}, whose inputs are the leaves of {@code trace}. */
  static Stages of(Program whole, Trace trace) {
    var stages = new Stages(whole);
    for (int at : new CallOrder(whole, recorded(whole, trace)).order()) {
      stages.before(whole.steps().get(at));
      stages.call(at);
    }
    var rest = new ArrayList<Step>();
    for (int at = 0; at < stages.done.length; at++) {
      if (!stages.done[at]) {
        rest.add(whole.steps().get(at));
      }
    }
    stages.part(rest, whole.outputs(), whole.writes());
    return stages;
  }

  /** For each input of the program, when the call that it binds was recorded. */
  private static long[] recorded(Program whole, Trace trace) {
    var recorded = new long[whole.inputs()];
    int next = 0;
    for (int i = 0; i < trace.leafCount; i++) {
      if (Bindings.of(trace.leaves[i]) instanceof HostBinding binding) {
        recorded[next] = binding.number();
      }
      next += trace.leaves[i].types().size();
    }
    return recorded;
  }

  /** The part that computes what {@code call} needs and nobody has computed. */
  private void before(Step call) {
    boolean[] needed = new boolean[done.length];
    mark(call, needed);
    var steps = new ArrayList<Step>();
    for (int at = needed.length - 1; at >= 0; at--) {
      if (needed[at]) {
        steps.add(whole.steps().get(at));
        mark(whole.steps().get(at), needed);
        done[at] = true;
      }
    }
    if (steps.isEmpty()) {
      return;
    }
    List<Step> ordered = steps.reversed();
    Map<Integer, Integer> within = new HashMap<>();
    ordered.forEach(step -> count(step, within));
    var outputs = new ArrayList<Integer>();
    for (Step step : ordered) {
      for (int i = 0; i < step.outputs().size(); i++) {
        int id = step.outputs().get(i);
        if (within.getOrDefault(id, 0) < readers[id]) {
          outputs.add(id);
        }
      }
    }
    part(ordered, outputs, List.of());
  }

  private static void count(Step step, Map<Integer, Integer> reads) {
    for (int i = 0; i < step.inputs().size(); i++) {
      reads.merge(step.input(i), 1, Integer::sum);
    }
  }

  private void mark(Step step, boolean[] needed) {
    for (int i = 0; i < step.inputs().size(); i++) {
      int at = maker[step.input(i)];
      if (at >= 0 && !done[at]) {
        needed[at] = true;
      }
    }
  }

  private void call(int at) {
    Step step = whole.steps().get(at);
    int last = step.inputs().size() - 1;
    int[] inputs = Arrays.copyOf(step.inputs().toArray(), last);
    boolean[] shared = new boolean[last];
    for (int i = 0; i < last; i++) {
      shared[i] = maker[inputs[i]] < 0 || readers[inputs[i]] > 1;
    }
    done[at] = true;
    var call = (HostCall) step.op();
    stages.add(new Call(call, step.input(last), inputs, shared, step.outputs().toArray()));
  }

  private void part(List<Step> steps, List<Integer> outputs, List<Write> writes) {
    stages.add(new Numbering().part(steps, outputs, writes));
  }

  /** The values of one part, numbered anew: its inputs first. */
  private final class Numbering {
    private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
    private final List<TensorType> types = new ArrayList<>();
    private final Map<Integer, Object> literals = new HashMap<>();

    Part part(List<Step> steps, List<Integer> outputs, List<Write> writes) {
      boolean[] defined = new boolean[maker.length];
      for (Step step : steps) {
        for (int i = 0; i < step.outputs().size(); i++) {
          defined[step.outputs().get(i)] = true;
        }
      }
      var read = new ArrayList<Integer>();
      writes.forEach(write -> read.add(write.input()));
      for (Step step : steps) {
        for (int i = 0; i < step.inputs().size(); i++) {
          read.add(step.input(i));
        }
      }
      writes.forEach(write -> read.add(write.value()));
      read.addAll(outputs);
      for (int id : read) {
        if (!defined[id] && !whole.literals().containsKey(id)) {
          number(id);
        }
      }
      int[] inputs = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
      for (int id : read) {
        if (whole.literals().containsKey(id)) {
          literals.put(number(id), whole.literals().get(id));
        }
      }
      var moved = new ArrayList<Step>();
      for (Step step : steps) {
        moved.add(new Step(step.op(), numbers(step.inputs()), numbers(step.outputs())));
      }
      var program =
          new Program(
              types,
              inputs.length,
              literals,
              moved,
              outputs.stream().map(this::number).toList(),
              writes.stream()
                  .map(write -> new Write(number(write.input()), number(write.value())))
                  .toList(),
              null);
      return new Part(program, inputs, outputs.stream().mapToInt(Integer::intValue).toArray());
    }

    private int number(int id) {
      Integer known = numbers.putIfAbsent(id, types.size());
      if (known != null) {
        return known;
      }
      types.add(whole.type(id));
      return types.size() - 1;
    }

    private Integers numbers(Integers ids) {
      int[] moved = new int[ids.size()];
      Arrays.setAll(moved, i -> number(ids.get(i)));
      return Integers.of(moved);
    }
  }
}
