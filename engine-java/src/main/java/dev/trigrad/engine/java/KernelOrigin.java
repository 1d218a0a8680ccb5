package dev.trigrad.engine.java;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose code each step runs, put into words when somebody asks.
 *
 * @param kernels one for each step; {@code null} for one that needs none
 * @param creators the layer that made each
 * @param provenance of one engine
 */
record KernelOrigin(List<Kernel> kernels, List<KernelLayer> creators, Provenance provenance) {
  /** The engines of each step. */
  List<String> names() {
    var names = new ArrayList<String>();
    for (int i = 0; i < kernels.size(); i++) {
      Kernel kernel = kernels.get(i);
      names.add(kernel == null ? "alias" : provenance.engines(kernel, creators.get(i)));
    }
    return names;
  }

  /** What there is to say of each step beside that. */
  List<String> notes() {
    var notes = new ArrayList<String>();
    for (int i = 0; i < kernels.size(); i++) {
      Kernel kernel = kernels.get(i);
      notes.add(kernel == null ? "" : provenance.note(kernel, creators.get(i)));
    }
    return notes;
  }
}
