package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.List;

/** Modules one after the other, named 0, 1, 2, … */
public final class Sequential extends Module {
  private final List<Module> modules;

  private Sequential(Module[] modules) {
    this.modules = List.of(modules);
    for (int i = 0; i < modules.length; i++) {
      child(Integer.toString(i), modules[i]);
    }
  }

  /** The composition of {@code modules}, the first one applied first. */
  public static Sequential of(Module... modules) {
    ArgumentException.requirePresent(modules, "sequential", "array of modules");
    for (int i = 0; i < modules.length; i++) {
      ArgumentException.requirePresent(modules[i], "sequential", "module", i);
    }
    return new Sequential(modules);
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    Tensor y = x;
    for (Module module : modules) {
      y = module.apply(y, pass);
    }
    return y;
  }

  @Override
  public String toString() {
    return "Sequential" + modules;
  }
}
