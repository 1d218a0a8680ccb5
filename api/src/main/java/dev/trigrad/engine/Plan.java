package dev.trigrad.engine;

import java.util.List;

/**
 * A program compiled by an engine; safe for use by many threads at once.
 *
 * <p>A run reads the input arrays, writes every output array, and at its end, after every step that
 * can fail, writes the inputs that the program declares as {@linkplain
 * dev.trigrad.plan.Program#writes writes}. Whatever is thrown before it has announced the first of
 * these writes has changed no input; what is thrown later leaves them unusable, and the cells that
 * they belong to refuse to be read.
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
   * As {@link #run(Object[], Object[])} for a program that writes inputs: calls {@code
   * beforeWrites} exactly once, on the calling thread, before it first writes one.
   *
   * <p>An engine that does not override this announces the writes before the run begins, so that
   * any failure of a step, a wrong index too, makes its cells unusable until they are set anew.
   *
   * @param beforeWrites what has to happen before the first write; what it throws is passed on
   */
  default void run(Object[] inputs, Object[] outputs, Runnable beforeWrites) {
    beforeWrites.run();
    run(inputs, outputs);
  }

  /**
   * The engine whose code runs each step once everything is compiled, in the order of the program's
   * steps, as in {@code vector} or {@code java}; several are joined, as in {@code vector+java}. It
   * is not who asked for the code, but who wrote it.
   */
  List<String> kernels();

  /**
   * What an explanation says of each step beside that: which loops it is made of, why they are not
   * one, and what stands in for them until they are compiled. A list of strings, empty where there
   * is nothing to say; by default there is nothing to say at all.
   */
  default List<String> notes() {
    return List.of();
  }
}
