package dev.trigrad.op;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Recorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A function over plain arrays as part of a graph, for code that is no tensor expression: a
 * simulator, a table, a call of native code; with a gradient, if it has one.
 *
 * <pre>{@code
 * HostFunction cube =
 *     HostFunction.of(
 *             "cube",
 *             TensorType.float32(Shape.of(3)),
 *             (in, out) -> {
 *               for (int i = 0; i < 3; i++) {
 *                 out.floats(0)[i] = (float) Math.pow(in.floats(0)[i], 3);
 *               }
 *             })
 *         .withBackward(
 *             (in, out, outGradients, inGradients) -> {
 *               for (int i = 0; i < 3; i++) {
 *                 float x = in.floats(0)[i];
 *                 inGradients.floats(0)[i] = 3 * x * x * outGradients.floats(0)[i];
 *               }
 *             });
 * Tensor y = cube.apply(Tensor.of(new float[] {1, 2, 3}));
 * y.toArray(); // → 1, 8, 27
 * }</pre>
 *
 * <p>The function is bound when a plan is run; the plan's key holds how many tensors of which types
 * it takes and gives, so that one made anew at each step finds the plan of the step before. Each
 * application that a run needs is called once in it, on the thread that asked for the value,
 * whatever threads the engine has; equal ones are not merged, one that nobody asks for is not
 * called. A gradient needs the results, too: evaluate both at once, or the results first.
 * Applications run in the order in which they were recorded; gradients behind what they need, the
 * last application's first. What the function throws reaches the caller as it is, and no cell has
 * then changed.
 *
 * <p>While it runs, values and cells are out of reach: evaluating a tensor, reading a cell or a
 * step throws, and waiting for another thread that does so may never end. The cells of a step are
 * locked meanwhile. In a {@link dev.trigrad.run.HeldPlan} that several threads run, it must be safe
 * for them. It cannot be part of the body of another operation.
 *
 * <p>A gradient calls {@link #backward} once; it has no gradient itself, and asking for one is an
 * error. Write a {@link CustomFunction} where tensors suffice.
 */
public interface HostFunction {
  /** What it computes: fills {@code out}, which is zeros before, from {@code in}. */
  @FunctionalInterface
  interface Forward {
    /** Fills the results. */
    void run(HostArrays in, HostArrays out);
  }

  /** Its vector-Jacobian product. */
  @FunctionalInterface
  interface Backward {
    /** Fills the gradients of the inputs; see {@link HostFunction#backward}. */
    void run(HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients);
  }

  /** Name for errors and listings. */
  String name();

  /**
   * The types of the results for inputs of these types; it depends on them alone.
   *
   * @throws dev.trigrad.TrigradException if it does not take them, naming rule and remedy
   */
  List<TensorType> types(List<TensorType> inputs);

  /** Fills {@code out}, one array for each result, zeros before, from {@code in}. */
  void forward(HostArrays in, HostArrays out);

  /**
   * Whether {@link #backward} gives the gradient of float32 input {@code input}; by default of
   * none. No gradient flows to the others, as if the result did not depend on them; if there is
   * none at all, asking for a gradient through this function is an error.
   */
  default boolean givesGradient(int input) {
    return false;
  }

  /**
   * Fills {@code inGradients}, one array for each input, zeros before: {@code Σ ∂out/∂in ·
   * outGradients} over all elements of all results. Those that are not {@linkplain
   * HostArrays#wanted wanted} may be left alone.
   *
   * @param in what {@link #forward} read
   * @param out what it gave
   * @param outGradients for each result the gradient that flows back, zeros if none does
   * @param inGradients to fill
   */
  default void backward(
      HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
    throw new GraphException(name() + ": it gives a gradient, but has no backward half");
  }

  /**
   * As {@link #forward} with float32 tensors as {@code double[]}, for the {@linkplain
   * dev.trigrad.reference.Reference reference} and gradient checks; whether there is such a form.
   * If not, they use the float form, within wider bounds.
   */
  default boolean forwardInDouble(HostArrays in, HostArrays out) {
    return false;
  }

  /**
   * As {@link #backward} with float32 tensors as {@code double[]}; whether there is such a form.
   */
  default boolean backwardInDouble(
      HostArrays in, HostArrays out, HostArrays outGradients, HostArrays inGradients) {
    return false;
  }

  /** A function with one result of {@code type}. */
  static HostLambda of(String name, TensorType type, Forward forward) {
    return of(name, List.of(ArgumentException.requirePresent(type, name, "type")), forward);
  }

  /** A function with results of these {@code types}. */
  static HostLambda of(String name, List<TensorType> types, Forward forward) {
    ArgumentException.requirePresent(name, "host function", "name");
    ArgumentException.requirePresent(types, name, "list of types");
    ArgumentException.requirePresent(forward, name, "function");
    return new HostLambda(name, types, forward);
  }

  /** The first result on {@code inputs}. */
  default Tensor apply(Tensor... inputs) {
    return applyAll(inputs).getFirst();
  }

  /**
   * All results on {@code inputs}.
   *
   * @throws GraphException in the body of another operation
   * @throws DTypeException if an input or a result is float64
   */
  default List<Tensor> applyAll(Tensor... inputs) {
    String name = ArgumentException.requirePresent(name(), "host function", "name");
    ArgumentException.requirePresent(inputs, name, "array of inputs");
    if (Recorder.expanding()) {
      throw new GraphException(
          name
              + ": a host function cannot be part of the body or gradient of another operation, or"
              + " of another host function; apply it outside, and pass its result as an input");
    }
    var types = new ArrayList<TensorType>();
    for (int i = 0; i < inputs.length; i++) {
      types.add(ArgumentException.requirePresent(inputs[i], name, "input", i).type());
    }
    var all = new ArrayList<>(Arrays.asList(inputs));
    all.add(HostBinding.leaf(this));
    return Recorder.recordAll(HostForward.of(this, List.copyOf(types)), all);
  }
}
