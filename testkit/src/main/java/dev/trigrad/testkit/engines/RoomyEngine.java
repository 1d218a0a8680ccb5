package dev.trigrad.testkit.engines;

import dev.trigrad.engine.Engine;
import dev.trigrad.engine.Plan;
import dev.trigrad.plan.Program;
import dev.trigrad.plan.Write;
import java.util.Arrays;

/**
 * An engine whose runs get arrays longer than they need, with NaN behind the inputs and all over
 * the outputs: a read of what was never written, or beyond a shape, spoils the result, and a write
 * beyond a shape is noticed.
 */
public final class RoomyEngine extends DelegatingEngine {
  private static final int ROOM = 21;
  private static final int INT_POISON = -1_000_000_007;

  public RoomyEngine(Engine engine) {
    super(engine);
  }

  @Override
  public Plan compile(Program program) {
    return new RoomyPlan(program, engine.compile(program));
  }

  private static final class RoomyPlan extends DelegatingPlan {
    private final Program program;

    RoomyPlan(Program program, Plan plan) {
      super(plan);
      this.program = program;
    }

    @Override
    public void run(Object[] inputs, Object[] outputs) {
      run(inputs, outputs, () -> {});
    }

    @Override
    public void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
      int[] inputElements = new int[program.inputs()];
      Arrays.setAll(inputElements, i -> program.type(i).elements());
      int[] outputElements =
          program.outputs().stream().mapToInt(id -> program.type(id).elements()).toArray();
      Object[] roomyInputs = roomy(inputs, inputElements, true);
      Object[] roomyOutputs = roomy(outputs, outputElements, false);
      if (program.writes().isEmpty()) {
        plan.run(roomyInputs, roomyOutputs);
      } else {
        plan.run(roomyInputs, roomyOutputs, beforeWrites);
      }
      checkRoom("input", roomyInputs, inputElements);
      checkRoom("output", roomyOutputs, outputElements);
      for (int i = 0; i < outputElements.length; i++) {
        System.arraycopy(roomyOutputs[i], 0, outputs[i], 0, outputElements[i]);
      }
      for (Write write : program.writes()) {
        System.arraycopy(
            roomyInputs[write.input()], 0, inputs[write.input()], 0, inputElements[write.input()]);
      }
    }
  }

  private static Object[] roomy(Object[] arrays, int[] elements, boolean copy) {
    var roomy = new Object[elements.length];
    for (int i = 0; i < roomy.length; i++) {
      int n = elements[i];
      if (arrays[i] instanceof float[]) {
        float[] array = new float[n + ROOM];
        Arrays.fill(array, Float.NaN);
        roomy[i] = array;
      } else {
        int[] array = new int[n + ROOM];
        Arrays.fill(array, INT_POISON);
        roomy[i] = array;
      }
      if (copy) {
        System.arraycopy(arrays[i], 0, roomy[i], 0, n);
      }
    }
    return roomy;
  }

  private static void checkRoom(String role, Object[] arrays, int[] elements) {
    for (int i = 0; i < arrays.length; i++) {
      for (int at = elements[i]; at < elements[i] + ROOM; at++) {
        boolean kept =
            arrays[i] instanceof float[] f
                ? Float.isNaN(f[at])
                : ((int[]) arrays[i])[at] == INT_POISON;
        if (!kept) {
          throw new AssertionError(
              role + " " + i + " of " + elements[i] + " elements was written at " + at);
        }
      }
    }
  }
}
