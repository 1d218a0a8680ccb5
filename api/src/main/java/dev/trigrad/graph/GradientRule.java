package dev.trigrad.graph;

import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.op.Backward;
import dev.trigrad.op.Composite;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * What the gradient rule of a composite gives, recorded as {@linkplain Body bodies} are: on
 * stand-ins for the inputs, the outputs and the cotangents that flow, twice.
 *
 * @param body its results that are not {@code null}
 * @param places the input that each of these belongs to
 * @param length entries of the rule's array; −1 if the composite has no rule
 */
record GradientRule(Body body, int[] places, int length) {
  /** What a rule is asked for: which cotangents flow, and which are wanted. */
  record Kind(Composite composite, List<TensorType> inputs, BitSet flowing, BitSet wanted) {
    /** That of {@code backward}, at {@code node}. */
    static Kind of(Node node, Backward backward) {
      var flowing = new BitSet();
      for (int i = 0; i < backward.cotangents().size(); i++) {
        flowing.set(i, backward.cotangent(i) != null);
      }
      var wanted = new BitSet();
      for (int i = 0; i < backward.inputs().size(); i++) {
        wanted.set(i, backward.needs(i));
      }
      return new Kind((Composite) node.op(), Recorder.types(backward.inputs()), flowing, wanted);
    }

    /** What a rule sees, on stand-ins. */
    private Backward backward(List<TensorType> outputs) {
      var cotangents = new Tensor[outputs.size()];
      flowing.stream()
          .forEach(i -> cotangents[i] = Body.standIns(outputs.subList(i, i + 1)).getFirst());
      var needs = new boolean[inputs.size()];
      wanted.stream().forEach(i -> needs[i] = true);
      return new Backward(
          Body.standIns(inputs), Body.standIns(outputs), Arrays.asList(cotangents), needs);
    }
  }

  /**
   * The rule of a composite with outputs of the types {@code outputs}.
   *
   * @throws dev.trigrad.GraphException if it reads anything but what it is given
   */
  static GradientRule of(Kind kind, List<TensorType> outputs, Expansions expansions) {
    GradientRule rule = record(kind, outputs);
    if (rule.length < 0) {
      return rule;
    }
    String what = kind.composite.name() + ": its gradient";
    GradientRule again = record(kind, outputs);
    if (again.length != rule.length || !Arrays.equals(again.places, rule.places)) {
      throw Body.changes(what);
    }
    return new GradientRule(
        rule.body.comparedWith(again.body, what, expansions), rule.places, rule.length);
  }

  private static GradientRule record(Kind kind, List<TensorType> outputs) {
    Backward backward = kind.backward(outputs);
    Tensor[] given = Expanding.gradient(kind.composite, () -> kind.composite.gradient(backward));
    if (given == null) {
      return new GradientRule(null, null, -1);
    }
    var results = new ArrayList<Tensor>();
    int[] places = new int[given.length];
    for (int i = 0; i < given.length; i++) {
      if (given[i] != null) {
        places[results.size()] = i;
        results.add(given[i]);
      }
    }
    return new GradientRule(
        Body.recorded(read(backward), List.copyOf(results)),
        Arrays.copyOf(places, results.size()),
        given.length);
  }

  /** All that a rule may read: inputs, outputs, and the cotangents that flow. */
  private static List<Tensor> read(Backward backward) {
    var read = new ArrayList<>(backward.inputs());
    read.addAll(backward.outputs());
    for (Tensor cotangent : backward.cotangents()) {
      if (cotangent != null) {
        read.add(cotangent);
      }
    }
    return read;
  }

  /** The results for what {@code backward} has in place of the stand-ins. */
  Tensor[] on(Backward backward, int level) {
    if (length < 0) {
      return null;
    }
    List<Tensor> moved = body.on(read(backward), level);
    var results = new Tensor[length];
    for (int i = 0; i < places.length; i++) {
      results[places[i]] = moved.get(i);
    }
    return results;
  }
}
