package dev.trigrad.train;

import dev.trigrad.engine.EngineException;
import dev.trigrad.graph.Cell;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Parameter;
import dev.trigrad.optim.Group;
import dev.trigrad.optim.Optimizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.BiConsumer;

/** What goes by one name in a checkpoint. */
sealed interface CheckpointPart {
  /** Its cells by path, as they are at present, each once. */
  Map<String, Cell> cells();

  /** Shows {@code visitor} every cell at each of its paths. */
  default void visit(BiConsumer<String, Cell> visitor) {
    cells().forEach(visitor);
  }

  /** What one of its cells is, in errors. */
  default String kind(Cell cell) {
    return "cell";
  }

  /** What it is, in words that two programs that fit have in common; empty if there are none. */
  default String description() {
    return "";
  }

  /** A model: a part of it is of use without the rest. */
  record Model(Module module) implements CheckpointPart {
    @Override
    public Map<String, Cell> cells() {
      return module.cells();
    }

    @Override
    public void visit(BiConsumer<String, Cell> visitor) {
      visit("", module, visitor);
    }

    private static void visit(String at, Module module, BiConsumer<String, Cell> visitor) {
      module
          .cells()
          .forEach(
              (path, cell) -> {
                if (path.indexOf('.') < 0) {
                  visitor.accept(at + path, cell);
                }
              });
      module.children().forEach((name, child) -> visit(at + name + ".", child, visitor));
    }

    @Override
    public String kind(Cell cell) {
      return cell instanceof Parameter ? "parameter" : "state";
    }
  }

  /** An optimizer. */
  record Steps(Optimizer optimizer) implements CheckpointPart {
    @Override
    public Map<String, Cell> cells() {
      return optimizer.cells();
    }

    @Override
    public String kind(Cell cell) {
      return "slot";
    }

    /** Class, and number of parameters in each group. */
    @Override
    public String description() {
      var sizes = new StringJoiner(" + ", " of ", " parameters");
      for (Group group : optimizer.groups()) {
        sizes.add(Integer.toString(group.parameters().size()));
      }
      String name = optimizer.getClass().getSimpleName();
      return (name.isEmpty() ? optimizer.getClass().getName() : name) + sizes;
    }

    /** The name of the engine that it steps on; {@code null} if there is none. */
    String engine() {
      try {
        return optimizer.evaluator().engine().info().name();
      } catch (EngineException e) {
        // Without an engine nothing can be trained, but all can be saved.
        return null;
      }
    }

    /** Its schedule, without what names objects of one run only; empty if there is none. */
    String schedule() {
      return optimizer
          .schedule()
          .map(
              each ->
                  each.toString()
                      .replaceAll("[\\w.$]*\\$\\$Lambda[\\w/]*", "function")
                      .replaceAll("@[0-9a-f]+", ""))
          .orElse("");
    }
  }

  /** Cells of something else. */
  record Cells(Map<String, Cell> cells) implements CheckpointPart {
    public Cells {
      cells = new LinkedHashMap<>(cells);
    }
  }
}
