package dev.trigrad.testkit.learning;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Updates;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.Pass;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells that every step raises together: the more there are, the more often a step falls between
 * copying two.
 */
public final class Together extends Module {
  private final List<Cell> all = new ArrayList<>();

  public Together() {
    for (int i = 0; i < 100; i++) {
      all.add(state("cell" + i, Tensor.of(new float[500])));
    }
  }

  public Updates raised() {
    var updates = new Updates();
    all.forEach(cell -> updates.put(cell, cell.tensor().add(1)));
    return updates;
  }

  @Override
  protected Tensor forward(Tensor x, Pass pass) {
    return Tensor.stack(0, all.stream().map(pass::value).toArray(Tensor[]::new));
  }
}
