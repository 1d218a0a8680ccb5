package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a {@link Module} is made of: named children, parameters and state, each registered when the
 * module is built, and found by a path such as {@code encoder.fc1.weight}. What is shared has
 * several paths, and goes by the first one.
 */
public abstract sealed class ModuleTree permits Module {
  private final Map<String, Module> children = new LinkedHashMap<>();
  private final Map<String, Cell> cells = new LinkedHashMap<>();

  /** Path in the outermost module that this was built into; empty if in none. */
  private String path = "";

  ModuleTree() {}

  private Module self() {
    return (Module) this;
  }

  /** Registers {@code module} as a child called {@code name}, and returns it. */
  protected final <M extends Module> M child(String name, M module) {
    requireFree(name);
    adopt(name, module);
    return module;
  }

  /**
   * Puts {@code module} in place of the child called {@code name}, and returns it: a new head, say,
   * of a class that keeps its child in a field, {@code head = replaceChild("head", new Linear(512,
   * 2))}. Optimizers made before do not know its parameters.
   *
   * @throws ArgumentException if there is no such child
   */
  protected final <M extends Module> M replaceChild(String name, M module) {
    if (!children.containsKey(name)) {
      throw new ArgumentException(
          "module: " + self() + " has no child '" + name + "'; it has " + children.keySet());
    }
    adopt(name, module);
    return module;
  }

  private void adopt(String name, Module module) {
    ArgumentException.requirePresent(module, "module", "child '" + name + "'");
    if (module.modules().contains(self())) {
      throw new ArgumentException(
          module == this
              ? "module: '" + name + "' is the module itself; it cannot contain itself"
              : "module: '" + name + "' contains this module; a module cannot contain itself");
    }
    // What this module shares with itself has its path already.
    var known = Collections.newSetFromMap(new IdentityHashMap<Object, Boolean>());
    known.addAll(cells().values());
    known.addAll(modules());
    children.put(name, module);
    if (known.contains(module) || !((ModuleTree) module).path.isEmpty()) {
      return;
    }
    String prefix = path.isEmpty() ? name : path + "." + name;
    for (Cell cell : module.cells().values()) {
      if (!known.contains(cell)) {
        ((Named) cell).within(prefix);
      }
    }
    for (ModuleTree each : module.modules()) {
      if (!known.contains(each)) {
        each.path = each.path.isEmpty() ? prefix : prefix + "." + each.path;
      }
    }
  }

  /** Name of {@code child}, or its description where it was not registered. */
  final String nameOf(Module child) {
    for (var entry : children.entrySet()) {
      if (entry.getValue() == child) {
        return entry.getKey();
      }
    }
    return child.toString();
  }

  /** Registers a new parameter. */
  protected final Parameter parameter(String name, Shape shape, Initializer initializer) {
    return register(name, new Parameter(name, shape, initializer));
  }

  /**
   * Registers a parameter of another module, which both share from now on: tied weights. It trains
   * by the sum of its gradients, and is counted, initialized, saved and stepped once.
   */
  protected final Parameter parameter(String name, Parameter shared) {
    return register(name, ArgumentException.requirePresent(shared, "module", "shared parameter"));
  }

  /** Registers state that is no parameter, such as a running mean. */
  protected final Cell state(String name, Tensor initial) {
    ArgumentException.requirePresent(initial, "module", "initial value of '" + name + "'");
    return register(name, new State(name, initial));
  }

  private <C extends Cell> C register(String name, C cell) {
    requireFree(name);
    cells.put(name, cell);
    return cell;
  }

  private void requireFree(String name) {
    ArgumentException.requirePresent(name, "module", "name");
    if (name.isBlank() || name.indexOf('.') >= 0) {
      throw new ArgumentException(
          "module: the name '" + name + "' is blank or has a dot, which joins paths");
    }
    if (children.containsKey(name) || cells.containsKey(name)) {
      throw new ArgumentException(
          "module: something is called '" + name + "' already; choose another name");
    }
  }

  /** The modules directly within this one, by name, as they are now. */
  public final Map<String, Module> children() {
    return Collections.unmodifiableMap(new LinkedHashMap<>(children));
  }

  /** This module and all below it, outer ones first, shared ones once. */
  public final List<Module> modules() {
    return new ArrayList<>(namedModules().values());
  }

  /** {@link #modules} by their paths from this module on; its own is empty. */
  public final Map<String, Module> namedModules() {
    var found = new LinkedHashMap<String, Module>();
    Set<Module> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    visitModules(
        "",
        (path, module) -> {
          if (seen.add(module)) {
            found.put(path, module);
          }
        });
    return found;
  }

  final void visitModules(String at, BiConsumer<String, Module> visitor) {
    visitor.accept(at, self());
    String prefix = at.isEmpty() ? "" : at + ".";
    for (var child : children.entrySet()) {
      child.getValue().visitModules(prefix + child.getKey(), visitor);
    }
  }

  /**
   * Does {@code action} to this module and all below it, shared ones once: {@code model.forEach(m
   * -> { if (m instanceof Linear linear) { … } })}, PyTorch's {@code apply}.
   */
  public final void forEach(Consumer<? super Module> action) {
    modules().forEach(ArgumentException.requirePresent(action, "module", "action"));
  }

  /**
   * The module at {@code path} below this one, this one itself if it is empty.
   *
   * @throws ArgumentException if there is none
   */
  public final Module module(String path) {
    ArgumentException.requirePresent(path, "module", "path");
    ModuleTree at = this;
    for (String name : path.isEmpty() ? new String[0] : path.split("\\.", -1)) {
      ModuleTree next = at.children.get(name);
      if (next == null) {
        throw new ArgumentException(
            "module: there is no '"
                + path
                + "': "
                + at
                + " has no child '"
                + name
                + "', it has "
                + at.children.keySet());
      }
      at = next;
    }
    return at.self();
  }

  /**
   * The cell at {@code path} below this module, a shared one at any of its paths.
   *
   * @throws ArgumentException if there is none
   */
  public final Cell cell(String path) {
    int dot = ArgumentException.requirePresent(path, "module", "path").lastIndexOf('.');
    Module owner = module(path.substring(0, Math.max(dot, 0)));
    Cell cell = owner.ownCells().get(path.substring(dot + 1));
    if (cell == null) {
      throw new ArgumentException(
          "module: there is no '" + path + "': " + owner + " has " + owner.ownCells().keySet());
    }
    return cell;
  }

  /** Every parameter below this module, in order of registration, shared ones once. */
  public final List<Parameter> parameters() {
    return new ArrayList<>(namedParameters().values());
  }

  /** {@link #parameters} by their paths from this module on, as in {@code encoder.fc1.weight}. */
  public final Map<String, Parameter> namedParameters() {
    var parameters = new LinkedHashMap<String, Parameter>();
    for (var cell : cells().entrySet()) {
      if (cell.getValue() instanceof Parameter parameter) {
        parameters.put(cell.getKey(), parameter);
      }
    }
    return parameters;
  }

  /** Every cell below this module by its path, as in {@code fc1.weight}; shared ones once. */
  public final Map<String, Cell> cells() {
    var found = new LinkedHashMap<String, Cell>();
    Set<Cell> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (var module : namedModules().entrySet()) {
      String prefix = module.getKey().isEmpty() ? "" : module.getKey() + ".";
      for (var cell : module.getValue().ownCells().entrySet()) {
        if (seen.add(cell.getValue())) {
          found.put(prefix + cell.getKey(), cell.getValue());
        }
      }
    }
    return found;
  }

  /** Every cell below this module at each of its paths. */
  final void visit(String prefix, BiConsumer<String, Cell> visitor) {
    cells.forEach((key, cell) -> visitor.accept(prefix + key, cell));
    children.forEach((key, child) -> child.visit(prefix + key + ".", visitor));
  }

  /**
   * How PyTorch stores every cell below this module, by the paths of {@link #cells}, shared ones at
   * each of theirs: the name in the {@code state_dict} of a module whose children are called as
   * these are, as in {@code encoder.norm.running_mean}, and the order of axes.
   *
   * @throws ArgumentException if two cells would have one name
   */
  public final Map<String, TorchLayout> torchLayouts() {
    return TorchLayout.of(self());
  }

  /** The cells of this module alone, by name. */
  final Map<String, Cell> ownCells() {
    return cells;
  }

  /** Number of trainable values: those of parameters that are not {@linkplain #freeze frozen}. */
  public final long parameterCount() {
    return count(true);
  }

  /** Number of values of {@linkplain #freeze frozen} parameters. */
  public final long frozenParameterCount() {
    return count(false);
  }

  private long count(boolean trainable) {
    long count = 0;
    for (Parameter parameter : parameters()) {
      count += parameter.trainable() == trainable ? parameter.type().elements() : 0;
    }
    return count;
  }

  /**
   * Freezes all parameters below this module: see {@link Parameter#freeze}. State goes on, such as
   * running statistics in a pass that trains.
   */
  public final void freeze() {
    parameters().forEach(Parameter::freeze);
  }

  /** Lets all parameters below this module train again. */
  public final void unfreeze() {
    parameters().forEach(Parameter::unfreeze);
  }
}
