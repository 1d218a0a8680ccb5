package dev.trigrad.nn;

import dev.trigrad.ArgumentException;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.IndexException;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.TrigradException;
import dev.trigrad.graph.Cell;
import dev.trigrad.reference.GradientCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
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
public abstract non-sealed class Module extends ModuleTree {
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
   * @throws GraphException if {@link #forward} gives null
   * @throws ShapeException if the shapes do not fit; this, a {@link DTypeException} and an {@link
   *     IndexException} begin with the innermost module's description and path, as in {@code
   *     Linear(784→128) 'encoder.fc1': }
   */
  public final Tensor apply(Tensor x, Pass pass) {
    if (x == null || pass == null) {
      throw new ArgumentException(this + ": " + (x == null ? "input" : "pass") + " is null");
    }
    return within(pass, x, () -> forward(x, pass));
  }

  /**
   * What {@code recording} gives for input {@code x} with this module at work in {@code pass}, so
   * that errors and listings name it; for modules that are more than a function of one tensor.
   *
   * @throws ShapeException as {@link #apply(Tensor, Pass)} has it
   */
  protected final Tensor within(Pass pass, Tensor x, Supplier<Tensor> recording) {
    if (pass == null) {
      throw new ArgumentException(this + ": pass is null");
    }
    pass.enter(this, x);
    Tensor result = null;
    try {
      result = recording.get();
      if (result == null) {
        throw new GraphException(place(pass) + "forward gave null; return the output");
      }
      return result;
    } catch (ShapeException e) {
      throw located(e, ShapeException::new, pass);
    } catch (DTypeException e) {
      throw located(e, DTypeException::new, pass);
    } catch (IndexException e) {
      throw located(e, IndexException::new, pass);
    } finally {
      pass.leave(result);
    }
  }

  /**
   * {@code error} with this module before its message, unless a module within has said so already.
   */
  private <E extends TrigradException> E located(E error, Function<String, E> make, Pass pass) {
    if (pass.located() == error) {
      return error;
    }
    E located = make.apply(place(pass) + error.getMessage());
    // The line that matters is the user's, within forward.
    located.setStackTrace(error.getStackTrace());
    pass.located(located);
    return located;
  }

  private String place(Pass pass) {
    String path = pass.path();
    return this + " '" + (path.isEmpty() ? "model" : path) + "': ";
  }

  /** Gives every parameter its first values; equal seeds give equal values, on every engine. */
  public final void initialize(long seed) {
    initialize(RandomKey.of(seed));
  }

  /** As above, each parameter drawing from the child of {@code key} that its path names. */
  public final void initialize(RandomKey key) {
    ArgumentException.requirePresent(key, "module", "key");
    for (var parameter : namedParameters().entrySet()) {
      parameter.getValue().initialize(key.split(parameter.getKey()));
    }
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
   * One line for each layer, with output shapes, parameters, flops and bytes, for a float32 input
   * of these extents; nothing is computed. For other inputs see {@link Summary#of}.
   */
  public final Summary summary(int... extents) {
    return summary(TensorType.float32(Shape.of(extents)));
  }

  /** As above, for an input of {@code type}, int32 as an {@link Embedding} takes it, say. */
  public final Summary summary(TensorType type) {
    ArgumentException.requirePresent(type, "summary", "type of the input");
    return Summary.of(this, pass -> apply(Summary.input(type), pass));
  }

  /**
   * Assigns {@code values}, by the paths of {@link #cells}; a shared cell may be given at any of
   * its paths. Every value is looked at first: on an error, nothing has changed.
   *
   * @param strict whether each cell needs a value and each value a cell; else those that have none
   *     are left alone, and listed in the result
   * @throws ArgumentException naming all that is of another type at once and, if strict, all that
   *     is missing or unexpected
   */
  public final Loaded load(Map<String, Tensor> values, boolean strict) {
    ArgumentException.requirePresent(values, "load", "map of values");
    return Loaded.into(this, values, strict);
  }

  /**
   * Assigns the values that the cells of {@code other} hold now, all of one moment, by their paths.
   *
   * @throws ArgumentException as {@link #load} has it, if the two are not built alike
   */
  public final void loadFrom(Module other) {
    ArgumentException.requirePresent(other, "load", "other module");
    var values = new LinkedHashMap<String, Tensor>();
    Map<Cell, Tensor> held = Cell.snapshots(other.cells().values());
    other.visit("", (path, cell) -> values.put(path, held.get(cell)));
    load(values, true);
  }

  /**
   * A deep copy: what {@code constructor} builds, with the values, and what is frozen, of {@code
   * model}. A module is a Java object with fields of its own, which only its class can make anew:
   * copied field by field, its layers would still be those of the original.
   *
   * <p>{@code Mlp copy = Module.copyOf(model, Mlp::new);}
   *
   * @throws ArgumentException if the constructor does not build the like of {@code model}
   */
  public static <M extends Module> M copyOf(M model, Supplier<? extends M> constructor) {
    ArgumentException.requirePresent(model, "copy", "model");
    ArgumentException.requirePresent(constructor, "copy", "constructor");
    M copy = ArgumentException.requirePresent(constructor.get(), "copy", "constructed module");
    if (copy == model) {
      throw new ArgumentException("copy: the constructor gave the model itself; build a new one");
    }
    copy.loadFrom(model);
    model
        .namedParameters()
        .forEach((path, given) -> copy.namedParameters().get(path).trainable(given.trainable()));
    return copy;
  }

  /**
   * Puts {@code module} in place of the one at {@code path}, as in {@code model.replace("head", new
   * Linear(512, 2))}. Optimizers made before do not know its parameters.
   *
   * @throws ArgumentException if there is none at this path, or if what contains it keeps it in a
   *     field of its own, and does not override {@link #replaced}
   */
  public final void replace(String path, Module module) {
    ArgumentException.requirePresent(path, "replace", "path");
    ArgumentException.requirePresent(module, "replace", "module");
    module(path);
    if (path.isEmpty()) {
      throw new ArgumentException("replace: the path is empty; a module cannot replace itself");
    }
    int dot = path.lastIndexOf('.');
    module(path.substring(0, Math.max(dot, 0))).replaced(path.substring(dot + 1), module);
  }

  /**
   * Called by {@link #replace} to put {@code module} in place of the child called {@code name}. A
   * module that keeps its children in fields refuses; override it to set the field: {@code head =
   * replaceChild(name, (Linear) module)}.
   */
  protected void replaced(String name, Module module) {
    throw new ArgumentException(
        "replace: "
            + this
            + " keeps '"
            + name
            + "' in a field, which would still hold the old one; override replaced(name, module)"
            + " to set it");
  }

  /**
   * How PyTorch's module of the same kind stores the cell called {@code name} of this module: by
   * default under the same name with the same order of axes.
   */
  protected TorchLayout torchLayout(String name) {
    return TorchLayout.same(name);
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

  /** Its description, without those of modules within, which Sequential, say, names all. */
  final String ownName() {
    return children().isEmpty() ? toString() : getClass().getSimpleName();
  }

  /** The class's name; subclasses add their sizes. */
  @Override
  public String toString() {
    return getClass().isAnonymousClass() ? "Module" : getClass().getSimpleName();
  }
}
