package dev.trigrad.op;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.reference.ReferenceValue;
import java.util.Arrays;
import java.util.List;

/**
 * A host function's vector-Jacobian product. Inputs: those of the function, its results, the
 * cotangents that flow, its binding.
 */
final class HostBackward implements HostCall {
  private final String name;
  private final int inputs;
  private final int results;
  private final Integers flowing;
  private final Integers wanted;

  HostBackward(String name, int inputs, int results, Integers flowing, Integers wanted) {
    this.name = name;
    this.inputs = inputs;
    this.results = results;
    this.flowing = flowing;
    this.wanted = wanted;
  }

  @Override
  public String name() {
    return name + " backward";
  }

  @Override
  public boolean isBackward() {
    return true;
  }

  @Override
  public List<TensorType> types(List<TensorType> types) {
    var gradients = new TensorType[wanted.size()];
    Arrays.setAll(gradients, i -> types.get(wanted.get(i)));
    return List.of(gradients);
  }

  @Override
  public Tensor[] gradient(Backward b) {
    throw new GraphException(
        name
            + ": the gradient of a host function has no gradient itself; write it as a"
            + " CustomFunction of tensors, or stop its gradient by detach()");
  }

  /** What {@code all} arrays are to the function, as arrays of its two halves. */
  private record Split(Object[] in, Object[] out, Object[] outGradients, Object[] inGradients) {}

  private Split split(Object[] all, Object[] given) {
    var outGradients = new Object[results];
    for (int i = 0; i < flowing.size(); i++) {
      outGradients[flowing.get(i)] = all[inputs + results + i];
    }
    var inGradients = new Object[inputs];
    for (int i = 0; i < wanted.size(); i++) {
      inGradients[wanted.get(i)] = given[i];
    }
    return new Split(
        Arrays.copyOf(all, inputs),
        Arrays.copyOfRange(all, inputs, inputs + results),
        outGradients,
        inGradients);
  }

  @Override
  public void run(HostBinding binding, List<TensorType> types, Object[] arrays, Object[] given) {
    HostFunction function = binding.function();
    List<TensorType> in = types.subList(0, inputs);
    List<TensorType> out = types.subList(inputs, inputs + results);
    Split split = split(arrays, given);
    String called = function.name();
    function.backward(
        HostArrays.read(called, in, split.in),
        HostArrays.read(called, out, split.out),
        HostArrays.read(called, out, split.outGradients),
        HostArrays.filled(called, in, split.inGradients));
  }

  @Override
  public HostReference reference(
      HostBinding binding, List<ReferenceValue> values, List<TensorType> types) {
    HostFunction function = binding.function();
    List<TensorType> all = HostDoubles.types(values);
    List<TensorType> in = all.subList(0, inputs);
    List<TensorType> out = all.subList(inputs, inputs + results);
    return HostDoubles.of(
        this,
        binding,
        values,
        types,
        (arrays, given) -> {
          Split split = split(arrays, given);
          return function.backwardInDouble(
              HostArrays.ofDoubles(name, in, split.in),
              HostArrays.ofDoubles(name, out, split.out),
              HostArrays.ofDoubles(name, out, split.outGradients),
              HostArrays.ofDoubles(name, in, split.inGradients));
        });
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostBackward that
        && inputs == that.inputs
        && results == that.results
        && flowing.equals(that.flowing)
        && wanted.equals(that.wanted);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * flowing.hashCode() + wanted.hashCode()) + 7 * inputs + results;
  }

  /** The name and the inputs whose gradients it gives. */
  @Override
  public String toString() {
    return "host function " + name() + " " + wanted;
  }
}
