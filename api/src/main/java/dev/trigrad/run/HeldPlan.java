package dev.trigrad.run;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.TensorType;
import dev.trigrad.engine.ObjectPool;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Buffers;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.plan.Program;
import java.lang.ref.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A plan kept by the caller: the outputs as a function of some leaves, computed from the caller's
 * arrays into the caller's arrays. A run records nothing, looks nothing up and, once as many runs
 * have overlapped as ever will, allocates nothing.
 *
 * <pre>{@code
 * Tensor x = Tensor.zeros(1, 784);
 * HeldPlan predict = Engines.evaluator().hold(List.of(x), model.apply(x));
 * predict.run(features, scores);             // float[784] to float[10], from any thread
 * }</pre>
 *
 * <p>Cells are read as they are at the time of the run, all of one moment: after a training step,
 * or after new weights were loaded, the next run uses them. Runs and steps do not wait for each
 * other: as long as a held plan can be reached, a step works on a copy of the cells that it reads,
 * which costs a second array each and the time to copy it. Other leaves keep the values they had.
 * Safe for use by many threads at once.
 */
public final class HeldPlan {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private static final int IDLE = 64;

  private final PlannedGraph planned;
  private final TensorType[] inputTypes;
  private final TensorType[] outputTypes;
  private final int[] inputPlaces;
  private final int[] outputPlaces;
  private final Object[] constants;
  private final Read[] cells;
  private final ObjectPool<Binding> idle = new ObjectPool<>(IDLE);

  /** A cell, its place among the program's inputs, and the arrays that it may be in. */
  private record Read(Cell cell, int place, Buffers buffers) {}

  /** The arrays of one run. */
  private static final class Binding {
    final Object[] inputs;
    final Object[] outputs;
    final Buffers.Buffer[] buffers;
    final long[] moments;
    int entered;

    Binding(Object[] inputs, Object[] outputs, int cells) {
      this.inputs = inputs;
      this.outputs = outputs;
      this.buffers = new Buffers.Buffer[cells];
      this.moments = new long[cells];
    }
  }

  /**
   * A held form of {@code planned}.
   *
   * @param leaves the program's leaves in order
   * @param inputs places of the caller's inputs among the program's
   * @param outputs places of the caller's outputs among the program's
   */
  HeldPlan(PlannedGraph planned, List<Node> leaves, int[] inputs, int[] outputs) {
    this.planned = planned;
    this.inputPlaces = inputs;
    this.outputPlaces = outputs;
    Program program = planned.program;
    inputTypes = new TensorType[inputs.length];
    Arrays.setAll(inputTypes, i -> program.type(inputs[i]));
    outputTypes = new TensorType[outputs.length];
    Arrays.setAll(outputTypes, i -> program.type(program.outputs().get(outputs[i])));
    constants = new Object[program.inputs()];
    var read = new ArrayList<Read>();
    int place = 0;
    for (Node leaf : leaves) {
      if (leaf.cell() != null) {
        read.add(new Read(leaf.cell(), place++, GRAPH.hold(leaf.cell(), this)));
      } else {
        for (int output = 0; output < leaf.types().size(); output++) {
          constants[place++] = leaf.value(output);
        }
      }
    }
    for (int input : inputs) {
      constants[input] = null;
    }
    cells = read.toArray(Read[]::new);
  }

  /** Element type and shape of each input. */
  public List<TensorType> inputs() {
    return List.of(inputTypes);
  }

  /** Element type and shape of each output. */
  public List<TensorType> outputs() {
    return List.of(outputTypes);
  }

  /** Text on how the outputs are computed, as {@link Evaluator#explain}. */
  public String explain() {
    return planned.explanation();
  }

  /**
   * Computes the only output from the only input, both row-major.
   *
   * @throws GraphException if there are several of either
   * @throws ShapeException if an array is not of the length of its tensor
   */
  public void run(float[] input, float[] output) {
    if (inputPlaces.length != 1 || outputPlaces.length != 1) {
      throw count(1, 1);
    }
    Binding binding = lease();
    try {
      binding.inputs[inputPlaces[0]] = checked("input", 0, input, inputTypes[0]);
      binding.outputs[outputPlaces[0]] = checked("output", 0, output, outputTypes[0]);
      distinct(input, output);
      run(binding);
    } finally {
      giveBack(binding);
    }
  }

  /**
   * Computes all outputs from all inputs: {@code float[]} for float32 and bool (0 or 1), {@code
   * int[]} for int32, each of exactly its elements, row-major, the outputs distinct from all other
   * arrays.
   *
   * @throws ShapeException if an array is of the wrong type or length
   */
  public void run(Object[] inputs, Object[] outputs) {
    ArgumentException.requirePresent(inputs, "held plan", "array of inputs");
    ArgumentException.requirePresent(outputs, "held plan", "array of outputs");
    if (inputs.length != inputPlaces.length || outputs.length != outputPlaces.length) {
      throw count(inputs.length, outputs.length);
    }
    Binding binding = lease();
    try {
      for (int i = 0; i < inputs.length; i++) {
        binding.inputs[inputPlaces[i]] = checked("input", i, inputs[i], inputTypes[i]);
      }
      for (int i = 0; i < outputs.length; i++) {
        binding.outputs[outputPlaces[i]] = checked("output", i, outputs[i], outputTypes[i]);
        for (Object input : inputs) {
          distinct(input, outputs[i]);
        }
        for (int j = 0; j < i; j++) {
          distinct(outputs[j], outputs[i]);
        }
      }
      run(binding);
    } finally {
      giveBack(binding);
    }
  }

  private void run(Binding binding) {
    while (!enter(binding)) {
      leave(binding);
      Thread.onSpinWait();
    }
    planned.plan.run(binding.inputs, binding.outputs);
  }

  /** Registers with the arrays of all cells; whether these are of one moment. */
  private boolean enter(Binding binding) {
    for (int i = 0; i < cells.length; i++) {
      Read read = cells[i];
      long moment = read.buffers.moment;
      Buffers.Buffer front = read.buffers.front;
      front.enter();
      binding.buffers[i] = front;
      binding.entered = i + 1;
      binding.moments[i] = moment;
      binding.inputs[read.place] = front.array;
    }
    for (int i = 0; i < cells.length; i++) {
      long moment = binding.moments[i];
      if ((moment & 1) != 0 || cells[i].buffers.moment != moment) {
        return false;
      }
    }
    return true;
  }

  private void leave(Binding binding) {
    for (int i = binding.entered - 1; i >= 0; i--) {
      binding.buffers[i].leave();
      binding.buffers[i] = null;
      binding.inputs[cells[i].place] = null;
    }
    binding.entered = 0;
  }

  private Binding lease() {
    Binding known = idle.take();
    if (known != null) {
      return known;
    }
    var outputs = new Object[planned.program.outputs().size()];
    for (int i = 0; i < outputs.length; i++) {
      TensorType type = planned.program.type(planned.program.outputs().get(i));
      outputs[i] = isCallers(i) ? null : type.dtype().newArray(type.elements());
    }
    return new Binding(constants.clone(), outputs, cells.length);
  }

  private boolean isCallers(int place) {
    for (int output : outputPlaces) {
      if (output == place) {
        return true;
      }
    }
    return false;
  }

  private void giveBack(Binding binding) {
    leave(binding);
    // Until here steps must see that the cells are held.
    Reference.reachabilityFence(this);
    for (int place : inputPlaces) {
      binding.inputs[place] = null;
    }
    for (int place : outputPlaces) {
      binding.outputs[place] = null;
    }
    idle.giveBack(binding);
  }

  private static Object checked(String role, int index, Object array, TensorType type) {
    boolean whole = type.dtype() == DType.INT32;
    int length =
        switch (array) {
          case float[] f when !whole -> f.length;
          case int[] i when whole -> i.length;
          case null, default -> -1;
        };
    if (length != type.elements()) {
      throw wrong(role, index, array, type);
    }
    return array;
  }

  private static ShapeException wrong(String role, int index, Object array, TensorType type) {
    String found =
        switch (array) {
          case null -> "null";
          case float[] f -> "float[" + f.length + "]";
          case int[] i -> "int[" + i.length + "]";
          default -> array.getClass().getSimpleName();
        };
    String wanted = type.dtype() == DType.INT32 ? "int[" : "float[";
    return new ShapeException(
        "held plan: "
            + role
            + " "
            + index
            + " is "
            + found
            + ", expected "
            + wanted
            + type.elements()
            + "] for "
            + type);
  }

  private static void distinct(Object array, Object output) {
    if (array == output) {
      throw new GraphException(
          "held plan: an output array is also another input or output; give each its own");
    }
  }

  private GraphException count(int inputs, int outputs) {
    return new GraphException(
        "held plan: got "
            + inputs
            + " inputs and "
            + outputs
            + " outputs, expected "
            + inputPlaces.length
            + " and "
            + outputPlaces.length);
  }
}
