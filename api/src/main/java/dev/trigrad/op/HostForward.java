package dev.trigrad.op;

import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import dev.trigrad.reference.ReferenceValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A host function's results. Inputs: its own, then its binding. */
final class HostForward implements HostCall {
  private final String name;
  private final List<TensorType> results;
  private final Integers gradients;

  private HostForward(String name, List<TensorType> results, Integers gradients) {
    this.name = name;
    this.results = results;
    this.gradients = gradients;
  }

  /** The call of {@code function} on inputs of {@code types}. */
  static HostForward of(HostFunction function, List<TensorType> types) {
    String name = function.name();
    for (int i = 0; i < types.size(); i++) {
      refuseDoubles(name, "input", i, types.get(i));
    }
    List<TensorType> results = function.types(types);
    if (results == null || results.isEmpty() || results.stream().anyMatch(Objects::isNull)) {
      throw new GraphException(
          name + ": its results are of types " + results + "; give at least one type, and no null");
    }
    for (int i = 0; i < results.size(); i++) {
      refuseDoubles(name, "result", i, results.get(i));
    }
    var given = new ArrayList<Integer>();
    for (int i = 0; i < types.size(); i++) {
      if (types.get(i).dtype() == DType.FLOAT32 && function.givesGradient(i)) {
        given.add(i);
      }
    }
    int[] gradients = given.stream().mapToInt(Integer::intValue).toArray();
    return new HostForward(name, List.copyOf(results), Integers.of(gradients));
  }

  private static void refuseDoubles(String name, String role, int i, TensorType type) {
    if (type.dtype() == DType.FLOAT64) {
      throw new DTypeException(
          name
              + ": "
              + role
              + " "
              + i
              + " is "
              + type
              + "; float64 is stored, no operation takes it: use float32");
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isBackward() {
    return false;
  }

  @Override
  public List<TensorType> types(List<TensorType> inputs) {
    return results;
  }

  @Override
  public Tensor[] gradient(Backward b) {
    int binding = b.inputs().size() - 1;
    if (gradients.size() == 0) {
      throw new GraphException(
          name
              + ": it has no gradient; give it a backward half (withBackward, or givesGradient and"
              + " backward), or stop the gradient of its result by detach()");
    }
    var wanted = new ArrayList<Integer>();
    for (int i = 0; i < gradients.size(); i++) {
      if (b.needs(gradients.get(i))) {
        wanted.add(gradients.get(i));
      }
    }
    var inputs = new ArrayList<>(b.inputs().subList(0, binding));
    inputs.addAll(b.outputs());
    var flowing = new ArrayList<Integer>();
    for (int i = 0; i < results.size(); i++) {
      if (b.cotangent(i) != null) {
        flowing.add(i);
        inputs.add(b.cotangent(i));
      }
    }
    inputs.add(b.input(binding));
    var all = new Tensor[b.inputs().size()];
    if (wanted.isEmpty() || flowing.isEmpty()) {
      return all;
    }
    var op = new HostBackward(name, binding, results.size(), integers(flowing), integers(wanted));
    List<Tensor> given = Recorder.recordAll(op, inputs);
    for (int i = 0; i < given.size(); i++) {
      all[wanted.get(i)] = given.get(i);
    }
    return all;
  }

  private static Integers integers(List<Integer> numbers) {
    return Integers.of(numbers.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public void run(HostBinding binding, List<TensorType> types, Object[] inputs, Object[] outputs) {
    HostFunction function = binding.function();
    HostArrays filled = HostArrays.filled(function.name(), results, outputs);
    function.forward(HostArrays.read(function.name(), types, inputs), filled);
    filled.store(outputs);
  }

  @Override
  public HostReference reference(
      HostBinding binding, List<ReferenceValue> inputs, List<TensorType> types) {
    HostFunction function = binding.function();
    return HostDoubles.of(
        this,
        binding,
        inputs,
        types,
        (in, out) ->
            function.forwardInDouble(
                HostArrays.ofDoubles(name, HostDoubles.types(inputs), in),
                HostArrays.ofDoubles(name, types, out)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostForward that
        && results.equals(that.results)
        && gradients.equals(that.gradients);
  }

  @Override
  public int hashCode() {
    return 31 * results.hashCode() + gradients.hashCode();
  }

  /** The name and the types of the results. */
  @Override
  public String toString() {
    return "host function " + name + " " + results;
  }
}
