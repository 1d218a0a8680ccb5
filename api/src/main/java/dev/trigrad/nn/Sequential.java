package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Modules one after the other, named 0, 1, 2, … */
public final class Sequential extends Module {
  private final List<Module> modules = new ArrayList<>();

  private Sequential() {}

  /** The composition of {@code modules}, the first one applied first. */
  public static Sequential of(Module... modules) {
    ArgumentException.requirePresent(modules, "sequential", "array of modules");
    for (int i = 0; i < modules.length; i++) {
      ArgumentException.requirePresent(modules[i], "sequential", "module", i);
    }
    var sequential = new Sequential();
    for (Module module : modules) {
      sequential.append(module);
    }
    return sequential;
  }

  /** Adds {@code module} at the end, and returns this. */
  public Sequential append(Module module) {
    return append(Integer.toString(modules.size()), module);
  }

  /** Adds {@code module} at the end under a name of its own, as in {@code head.weight}. */
  public Sequential append(String name, Module module) {
    ArgumentException.requirePresent(module, "sequential", "module", modules.size());
    modules.add(child(name, module));
    return this;
  }

  /** Number of modules. */
  public int size() {
    return modules.size();
  }

  /**
   * The module at {@code index}; negative ones count from the end.
   *
   * @throws ArgumentException if there is none
   */
  public Module at(int index) {
    return modules.get(resolved(index));
  }

  /**
   * Puts {@code module} in place of the one at {@code index}, under its name, and returns this: a
   * new head is {@code model.set(-1, new Linear(512, 2))}.
   *
   * @throws ArgumentException if there is none
   */
  public Sequential set(int index, Module module) {
    int at = resolved(index);
    ArgumentException.requirePresent(module, "sequential", "module", at);
    replaced(List.copyOf(children().keySet()).get(at), module);
    return this;
  }

  @Override
  protected void replaced(String name, Module module) {
    int at = List.copyOf(children().keySet()).indexOf(name);
    modules.set(at, replaceChild(name, module));
  }

  private int resolved(int index) {
    int size = modules.size();
    if (index < -size || index >= size) {
      throw new ArgumentException(
          "sequential: there is no module " + index + ", it has " + size + " of them");
    }
    return index < 0 ? index + size : index;
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
