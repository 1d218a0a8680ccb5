package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.reference.GradientCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A part of a network: a function of a tensor, with parameters and children that it registers when
 * it is built.
 *
 * <p>Subclasses write {@link #forward} with any Java control flow; callers use {@link
 * #apply(Tensor, Pass)}. They read what they own through the pass, {@code pass.value(weight)}, so
 * that a {@link #snapshot} can stand in for it. A module may be used in several places, and then
 * shares its parameters.
 *
 * <p>Training hands in the pass, {@code optimizer.step(pass -> loss.of(model.apply(x, pass), y))};
 * {@link #apply(Tensor)} without one predicts. What differs between them asks {@link
 * Pass#training()}. Import this class by name: a star import meets {@code java.lang.Module}.
 *
 * <pre>{@code
 * import dev.trigrad.nn.Module;
 *
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
  private boolean inside;

  /** A module without children or parameters yet. */
  protected Module() {}

  /** Computes the output for {@code x}; called by {@link #apply(Tensor, Pass)} only. */
  protected abstract Tensor forward(Tensor x, Pass pass);

  /**
   * The output for {@code x} when predicting.
   *
   * @throws GraphException within {@code step(pass -> …)} or a snapshot, where a module names its
   *     pass
   */
  public final Tensor apply(Tensor x) {
    if (Pass.recording()) {
      throw new GraphException(
          this
              + ": applied without a pass where one is at work, it would predict with present"
              + " values; write apply(x, pass), or apply(x, Pass.inference()) if that is meant");
    }
    return apply(x, Pass.inference());
  }

  /**
   * The output for {@code x} in {@code pass}.
   *
   * @throws ShapeException if the shapes do not fit; this, a {@link DTypeException} and an {@link
   *     IndexException} begin with the innermost module's description and path, as in {@code
   *     Linear(784→128) 'encoder.fc1': }
   */
  public final Tensor apply(Tensor x, Pass pass) {
    if (x == null || pass == null) {
      throw new ArgumentException(this + ": " + (x == null ? "input" : "pass") + " is null");
    }
    pass.enter(this);
    try {
      return forward(x, pass);
    } catch (ShapeException e) {
      throw located(e, ShapeException::new, pass);
    } catch (DTypeException e) {
      throw located(e, DTypeException::new, pass);
    } catch (IndexException e) {
      throw located(e, IndexException::new, pass);
    } finally {
      pass.leave();
    }
  }

  /**
   * {@code error} with this module before its message, unless a module within has said so already.
   */
  private <E extends TrigradException> E located(E error, Function<String, E> make, Pass pass) {
    if (pass.located() == error) {
      return error;
    }
    String path = pass.path();
    E located =
        make.apply(this + " '" + (path.isEmpty() ? "model" : path) + "': " + error.getMessage());
    // The line that matters is the user's, within forward.
    located.setStackTrace(error.getStackTrace());
    pass.located(located);
    return located;
  }

  /** Registers {@code module} as a child called {@code name}, and returns it. */
  protected final <M extends Module> M child(String name, M module) {
    requireFree(name);
    ArgumentException.requirePresent(module, "module", "child '" + name + "'");
    if (module == this) {
      throw new ArgumentException(
          "module: '" + name + "' is the module itself; it cannot contain itself");
    }
    // What this module shares with itself has its path already.
    var known = new HashSet<>(cells().values());
    children.put(name, module);
    Module child = module;
    if (!child.inside) {
      child.inside = true;
      for (Cell cell : child.cells().values()) {
        if (!known.contains(cell)) {
          ((Named) cell).within(name);
        }
      }
    }
    return module;
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

  /** Every parameter below this module, in order of registration, shared ones once. */
  public final List<Parameter> parameters() {
    return new ArrayList<>(namedParameters().values());
  }

  /** {@link #parameters} by their paths from this module on, as in {@code encoder.fc1.weight}. */
  public final Map<String, Parameter> namedParameters() {
    var parameters = new LinkedHashMap<String, Parameter>();
    cells()
        .forEach(
            (path, cell) -> {
              if (cell instanceof Parameter parameter) {
                parameters.put(path, parameter);
              }
            });
    return parameters;
  }

  /**
   * Every cell below this module by its path, as in {@code encoder.fc1.weight}; shared ones once.
   */
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
    ArgumentException.requirePresent(key, "module", "key");
    namedParameters().forEach((path, parameter) -> parameter.initialize(key.split(path)));
  }

  /**
   * This module with the values that its cells hold now, all of one moment: predicts while the
   * module itself trains on. Safe for use by many threads, if {@link #forward} is, as those of this
   * library are.
   */
  public final Snapshot snapshot() {
    return new Snapshot(this, Cell.snapshots(cells().values()));
  }

  /**
   * A check of the gradients of {@code loss}, a function of this module's output when predicting,
   * with respect to every parameter at its present value and to the input, the one point to give:
   * {@code model.gradientCheck(y -> y).at(x).orThrow()}. For a pass that trains or a module of
   * several inputs, use {@link GradientCheck#withRespectTo}.
   */
  public final GradientCheck gradientCheck(UnaryOperator<Tensor> loss) {
    ArgumentException.requirePresent(loss, "gradient check", "loss");
    return GradientCheck.of(points -> loss.apply(apply(onlyPoint(points))))
        .withRespectTo(parameters());
  }

  private Tensor onlyPoint(List<Tensor> points) {
    if (points.size() != 1) {
      throw new GraphException(
          "gradient check: " + this + " takes one point, its input, got " + points.size());
    }
    return points.getFirst();
  }

  /** The class's name; subclasses add their sizes. */
  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}
