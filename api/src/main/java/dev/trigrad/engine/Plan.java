package dev.trigrad.engine;

import java.util.List;

/**
 * A program compiled by an engine; safe for use by many threads at once.
 *
 * <p>A run reads the input arrays, writes every output array, and at its end, after every step that
 * can fail, writes the inputs that the program declares as {@linkplain
 * dev.trigrad.plan.Program#writes writes}.
 */
public interface Plan {
  /**
   * Runs the program once.
   *
   * @param inputs one array per program input, of at least its elements; there may be unused places
   *     behind
   * @param outputs one array per program output, of at least its elements, distinct from all inputs
   * @throws dev.trigrad.TrigradException if a computed index is out of range; no input has then
   *     been written
   */
  void run(Object[] inputs, Object[] outputs);

  /**
   * The engine whose kernel runs each step, in the order of the program's steps, as in {@code
   * vector} or {@code java}.
   */
  List<String> kernels();
}
