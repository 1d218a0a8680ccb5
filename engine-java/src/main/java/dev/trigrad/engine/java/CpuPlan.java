package dev.trigrad.engine.java;

import dev.trigrad.TensorType;
import dev.trigrad.engine.EngineException;
import dev.trigrad.engine.Plan;
import dev.trigrad.engine.java.FramePool.Frame;
import dev.trigrad.plan.MemoryPlan.Copy;
import dev.trigrad.plan.MemoryPlan.Slot;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A flat list of kernels over a frame of arrays. Frames are leased, so that runs at the same time
 * do not share scratch; a replay allocates nothing.
 */
final class CpuPlan implements Plan {
  private final Program program;
  private final Kernel[] kernels;

  /** The first kernel that writes an input; all of them if only the copies at the end do. */
  private final int firstWrite;

  private final KernelOrigin origin;
  private final int[] inputSlots;
  private final int[] inputElements;
  private final int[] outputSlots;
  private final int[] outputElements;
  private final Copy[] copies;
  private final Poison poison;
  private final FramePool frames;

  CpuPlan(
      Program program,
      List<Kernel> steps,
      KernelOrigin origin,
      FrameBudget budget,
      boolean poison) {
    this.program = program;
    this.origin = origin;
    this.copies = program.memory().copies().toArray(new Copy[0]);
    this.poison = poison ? new Poison(program) : null;
    var present = new ArrayList<Kernel>();
    int first = -1;
    for (int i = 0; i < steps.size(); i++) {
      Kernel kernel = steps.get(i);
      if (kernel != null) {
        if (first < 0 && writesInput(program, program.steps().get(i))) {
          first = present.size();
        }
        present.add(kernel);
      }
      if (poison) {
        int step = i;
        present.add((frame, state) -> this.poison.after(step, frame));
      }
    }
    this.kernels = present.toArray(new Kernel[0]);
    this.firstWrite = first < 0 ? kernels.length : first;
    inputSlots = new int[program.inputs()];
    inputElements = new int[program.inputs()];
    outputSlots = new int[program.outputs().size()];
    outputElements = new int[outputSlots.length];
    frames = new FramePool(budget, bind() + stateBytes());
  }

  private long bind() {
    long bytes = 0;
    List<Slot> table = program.memory().table();
    for (int slot = 0; slot < table.size(); slot++) {
      // No switch over patterns, here and below: each is made into a class when it first runs.
      if (table.get(slot) instanceof Slot.Input(int index)) {
        inputSlots[index] = slot;
        inputElements[index] = program.type(index).elements();
      } else if (table.get(slot) instanceof Slot.Output(int index)) {
        outputSlots[index] = slot;
        outputElements[index] = program.type(program.outputs().get(index)).elements();
      } else if (table.get(slot) instanceof Slot.Scratch(var dtype, int elements)) {
        bytes += (long) elements * dtype.bytes();
      }
    }
    return bytes;
  }

  private long stateBytes() {
    long bytes = 0;
    for (Kernel kernel : kernels) {
      bytes += kernel.stateBytes();
    }
    return bytes;
  }

  private static boolean writesInput(Program program, Step step) {
    for (int i = 0; i < step.outputs().size(); i++) {
      int slot = program.memory().slots().get(step.outputs().get(i));
      if (program.memory().table().get(slot) instanceof Slot.Input) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void run(Object[] inputs, Object[] outputs) {
    execute(inputs, outputs, null);
  }

  @Override
  public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
    execute(inputs, outputs, beforeWrites);
  }

  private void execute(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
    Frame frame = lease();
    try {
      Object[] arrays = frame.arrays;
      for (int i = 0; i < inputSlots.length; i++) {
        arrays[inputSlots[i]] = checked("input", i, inputs[i], inputElements[i]);
      }
      for (int i = 0; i < outputSlots.length; i++) {
        arrays[outputSlots[i]] = checked("output", i, outputs[i], outputElements[i]);
      }
      if (poison != null) {
        poison.before(arrays);
      }
      Object[] states = frame.states;
      for (int i = 0; i < firstWrite; i++) {
        kernels[i].run(arrays, states[i]);
      }
      if (beforeWrites != null) {
        beforeWrites.run();
      }
      for (int i = firstWrite; i < kernels.length; i++) {
        kernels[i].run(arrays, states[i]);
      }
      for (Copy copy : copies) {
        System.arraycopy(arrays[copy.from()], 0, arrays[copy.to()], 0, copy.elements());
      }
    } finally {
      giveBack(frame);
    }
  }

  private static Object checked(String role, int index, Object array, int elements) {
    // Mostly it is one of floats; a switch over types would be made at the first call.
    int length = array instanceof float[] floats ? floats.length : length(array);
    if (length < elements) {
      throw new EngineException(
          role + " " + index + " has " + length + " elements, expected at least " + elements);
    }
    return array;
  }

  private static int length(Object array) {
    if (array instanceof int[] ints) {
      return ints.length;
    }
    return array instanceof double[] doubles ? doubles.length : -1;
  }

  private Frame lease() {
    Frame frame = frames.take();
    return frame == null ? newFrame() : frame;
  }

  private Frame newFrame() {
    List<Slot> table = program.memory().table();
    var arrays = new Object[table.size()];
    for (int slot = 0; slot < arrays.length; slot++) {
      if (table.get(slot) instanceof Slot.Literal(Object array)) {
        arrays[slot] = array;
      } else if (table.get(slot) instanceof Slot.Scratch(var dtype, int elements)) {
        arrays[slot] = dtype.newArray(elements);
      }
    }
    var states = new Object[kernels.length];
    for (int i = 0; i < states.length; i++) {
      states[i] = kernels[i].newState();
    }
    return new Frame(arrays, states);
  }

  private void giveBack(Frame frame) {
    for (int slot : inputSlots) {
      frame.arrays[slot] = null;
    }
    for (int slot : outputSlots) {
      frame.arrays[slot] = null;
    }
    frames.giveBack(frame);
  }

  @Override
  public List<String> kernels() {
    return origin.names();
  }

  @Override
  public List<String> notes() {
    return origin.notes();
  }

  /** Number of elements and element type of each input, for errors. */
  @Override
  public String toString() {
    var types = new ArrayList<TensorType>(program.values().subList(0, program.inputs()));
    return "plan of " + kernels.length + " kernels over " + Arrays.toString(types.toArray());
  }
}
