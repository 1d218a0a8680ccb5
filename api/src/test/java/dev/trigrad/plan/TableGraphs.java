package dev.trigrad.plan;

import static dev.trigrad.plan.SampleGraphs.descent;
import static dev.trigrad.plan.SampleGraphs.leaf;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.plan.SampleGraphs.Recorded;
import java.util.List;

/** Small graphs of tables of which some rows are looked up, and learn. */
final class TableGraphs {
  private TableGraphs() {}

  /**
   * Tables that are looked up and descend; and those that must have a gradient of all rows: looked
   * up twice, looked up and read as a whole, smaller than the batch, or never looked up at the same
   * rows.
   */
  static Recorded lookups() {
    Tensor indices = Tensor.of(new int[] {1, 5, 1}).add(Tensor.of(0));
    Tensor others = Tensor.of(new int[] {2, 0, 2}).add(Tensor.of(0));
    var plain = new Cell("plain", leaf(6, 2));
    var vector = new Cell("vector", leaf(6));
    var twice = new Cell("twice", leaf(6, 2));
    var whole = new Cell("whole", leaf(6, 2));
    var small = new Cell("small", leaf(2, 2));
    Tensor loss =
        plain
            .tensor()
            .gather(0, indices)
            .sum()
            .add(vector.tensor().gather(0, indices).sum())
            .add(twice.tensor().gather(0, indices).mul(twice.tensor().gather(0, others)).sum())
            .add(whole.tensor().gather(0, others).sum())
            .add(whole.tensor().square().sum())
            .add(small.tensor().gather(0, indices.minimum(1)).sum());
    List<Cell> cells = List.of(plain, vector, twice, whole, small);
    Tensor[] values = cells.stream().map(Cell::tensor).toArray(Tensor[]::new);
    return new Recorded(descent(cells, Gradients.of(loss, values)), loss);
  }

  /** Rows of a table looked up by computed indices, and its gradient. */
  static Recorded embedding() {
    var table = new Cell("table", leaf(6, 2));
    var scale = new Cell("scale", Tensor.of(1f));
    Tensor indices = Tensor.of(new int[] {1, 5, 1}).add(Tensor.of(0));
    Tensor rows = table.tensor().gather(0, indices).mul(scale.tensor());
    Tensor noise = Tensor.uniform(RandomKey.of(3), 3, 2);
    Tensor loss = rows.mul(noise).sum();
    List<Cell> cells = List.of(table, scale);
    return new Recorded(descent(cells, Gradients.of(loss, table.tensor(), scale.tensor())), loss);
  }
}
