package dev.trigrad.nn;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
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

/**
 * A part of a network: a function of a tensor, with parameters and children that it registers when it is built.
 *
 * <p>Subclasses write {@link #forward} with any Java control flow; callers use {@link #apply(Tensor, Pass)}. A module may be used
 * in several places, and then shares its parameters.
 *
 * <pre>{@code
 * final class Mlp extends Module {
 *   private final Linear hidden = child("hidden", new Linear(64, 32));
 *   private final Linear output = child("output", new Linear(32, 10));
 *
 *   protected Tensor forward(Tensor x, Pass pass) {
 *     return output.apply(hidden.apply(x, pass).relu(), pass);
 *   }
 * }
 * }</pre>
 */
public abstract class Module {
  private final Map<String, Module> children = new LinkedHashMap<>();
  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private String name = "";

  /** A module without children or parameters yet. */
  protected Module() {}

  /** Computes the output for {@code x}; called by {@link #apply(Tensor, Pass)} only. */
  protected abstract Tensor forward(Tensor x, Pass pass);

  /** The output for {@code x} when predicting. */
  public final Tensor apply(Tensor x) {
    return apply(x, Pass.inference());
  }

  /**
   * The output for {@code x} in {@code pass}.
   *
   * @throws ShapeException naming this module's path and what it expects, if the shapes do not fit
   */
  public final Tensor apply(Tensor x, Pass pass) {
    pass.enter(name);
    try {
      return forward(x, pass);
    } catch (ShapeException e) {
      throw e.getMessage().contains("'") ? e : new ShapeException(at(pass) + e.getMessage());
    } finally {
      pass.leave(name);
    }
  }

  /** Description and path of this module, to begin an error: {@code Linear(784→128) 'encoder.fc1': }. */
  protected final String at(Pass pass) {
    String path = pass.path();
    return this + " '" + (path.isEmpty() ? "model" : path) + "': ";
  }

  /** Registers {@code module} as a child called {@code name}, and returns it. */
  protected final <M extends Module> M child(String name, M module) {
    Module child = module;
    if (child.name.isEmpty()) {
      child.name = name;
    }
    if (children.putIfAbsent(name, module) != null) {
      throw new IllegalArgumentException("module: a child is called '" + name + "' already; choose another name");
    }
    return module;
  }

  /** Registers a new parameter. */
  protected final Parameter parameter(String name, Shape shape, Initializer initializer) {
    return register(name, new Parameter(name, shape, initializer));
  }

  /** Registers state that is no parameter, such as a running mean. */
  protected final Cell state(String name, Tensor initial) {
    return register(name, new Cell(name, initial));
  }

  private <C extends Cell> C register(String name, C cell) {
    if (cells.putIfAbsent(name, cell) != null) {
      throw new IllegalArgumentException("module: a cell is called '" + name + "' already; choose another name");
    }
    return cell;
  }

  /** Every parameter below this module, in order of registration, shared ones once. */
  public final List<Parameter> parameters() {
    var parameters = new ArrayList<Parameter>();
    for (Cell cell : cells().values()) {
      if (cell instanceof Parameter parameter) {
        parameters.add(parameter);
      }
    }
    return parameters;
  }

  /** Every cell below this module by its path, as in {@code encoder.fc1.weight}; shared ones once. */
  public final Map<String, Cell> cells() {
    var found = new LinkedHashMap<String, Cell>();
    Set<Cell> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    visit(
        "",
        (path, cell) -> {
          if (seen.add(cell)) {
            found.put(path, cell);
          }
        });
    return found;
  }

  private void visit(String prefix, BiConsumer<String, Cell> visitor) {
    cells.forEach((key, cell) -> visitor.accept(prefix + key, cell));
    children.forEach((key, child) -> child.visit(prefix + key + ".", visitor));
  }

  /** Number of trainable values. */
  public final long parameterCount() {
    return parameters().stream().mapToLong(parameter -> parameter.type().elements()).sum();
  }

  /** Gives every parameter its first values; equal seeds give equal values, on every engine. */
  public final void initialize(long seed) {
    initialize(RandomKey.of(seed));
  }

  /** As above, each parameter drawing from the child of {@code key} that its path names. */
  public final void initialize(RandomKey key) {
    cells()
        .forEach(
            (path, cell) -> {
              if (cell instanceof Parameter parameter) {
                parameter.initialize(key.split(path));
              }
            });
  }

  /**
   * This module with the values that its cells hold now: predicts while the module itself trains on. Safe for use by many threads,
   * if {@link #forward} is, as those of this library are.
   */
  public final Snapshot snapshot() {
    Map<Cell, Tensor> values = new IdentityHashMap<>();
    cells().values().forEach(cell -> values.put(cell, cell.snapshot()));
    return new Snapshot(this, values);
  }

  /** The class's name; subclasses add their sizes. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
