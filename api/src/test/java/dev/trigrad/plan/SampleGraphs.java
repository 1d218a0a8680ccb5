package dev.trigrad.plan;

import dev.trigrad.DType;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Small graphs that show what the planner does. */
final class SampleGraphs {
  private static final Set<PlannerPass> ALL = EnumSet.allOf(PlannerPass.class);

  private SampleGraphs() {}

  /** What is asked for. */
  record Recorded(Updates updates, Tensor... outputs) {}

  /**
   * A graph, planned with some passes and with more.
   *
   * @param name of its file
   * @param fallible whether all steps of the engine can fail
   */
  record Sample(
      String name,
      boolean fallible,
      Set<PlannerPass> before,
      Set<PlannerPass> after,
      Supplier<Recorded> record) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Sample> all() {
    var samples = new ArrayList<Sample>();
    pass(samples, PlannerPass.COMMON_SUBEXPRESSIONS, SampleGraphs::repeated);
    pass(samples, PlannerPass.DROP_EXPANDS, SampleGraphs::expands);
    pass(samples, PlannerPass.SINGLE_TERMS, SampleGraphs::singleTerms);
    pass(samples, PlannerPass.DEAD_CODE, SampleGraphs::unread);
    pass(samples, PlannerPass.MATMUL_EPILOGUE, SampleGraphs::layers);
    pass(samples, PlannerPass.FUSE_SCATTERS, TableGraphs::lookups);
    pass(samples, PlannerPass.FUSE_ROWS, SampleGraphs::rows);
    pass(samples, PlannerPass.FUSE_COLUMNS, SampleGraphs::columns, PlannerPass.FUSE_ROWS);
    pass(samples, PlannerPass.FUSE_ELEMENTWISE, SampleGraphs::elementwise);
    pass(samples, PlannerPass.PLACE_UPDATES, SampleGraphs::updates);
    pass(samples, PlannerPass.SHARE_BUFFERS, SampleGraphs::lifetimes);
    whole(samples, "transposes", SampleGraphs::transposes);
    whole(samples, "groups", SampleGraphs::groups);
    whole(samples, "longChain", SampleGraphs::longChain);
    whole(samples, "perceptron", SampleGraphs::perceptron);
    whole(samples, "normalized", SampleGraphs::normalized);
    whole(samples, "recurrent", SampleGraphs::recurrent);
    whole(samples, "exchange", SampleGraphs::exchange);
    whole(samples, "embedding", TableGraphs::embedding);
    samples.add(
        new Sample(
            "deadGroup",
            false,
            Set.of(),
            Set.of(PlannerPass.FUSE_ELEMENTWISE),
            SampleGraphs::deadGroup));
    samples.add(new Sample("fallible", true, Set.of(), ALL, SampleGraphs::updates));
    return samples;
  }

  private static void pass(
      List<Sample> samples, PlannerPass pass, Supplier<Recorded> record, PlannerPass... needed) {
    var before = EnumSet.noneOf(PlannerPass.class);
    before.addAll(List.of(needed));
    var after = EnumSet.copyOf(before);
    after.add(pass);
    samples.add(new Sample(pass.name(), false, before, after, record));
  }

  private static void whole(List<Sample> samples, String name, Supplier<Recorded> record) {
    samples.add(new Sample(name, false, Set.of(), ALL, record));
  }

  static Tensor leaf(int... extents) {
    int count = 1;
    for (int extent : extents) {
      count *= extent;
    }
    return Tensor.of(new float[count], extents);
  }

  private static Recorded outputs(Tensor... outputs) {
    return new Recorded(new Updates(), outputs);
  }

  /** Equal expressions, equal constants, and constants that are not equal. */
  private static Recorded repeated() {
    Tensor x = leaf(3);
    Tensor a = x.layerNorm(1, 1e-5f);
    Tensor b = x.layerNorm(1, 1e-5f);
    return outputs(a.add(b), x.softmax(0), x.exp().mul(x.exp()));
  }

  /** Transposes of both operands, twice, of several axes, and beside one row or column. */
  private static Recorded transposes() {
    Tensor a = leaf(4, 3);
    Tensor b = leaf(5, 4);
    Tensor turned = b.neg().transpose().neg().transpose();
    return outputs(
        a.neg().transpose().transpose().neg().transpose().matmul(turned.transpose()),
        a.transpose().matmul(leaf(4, 2)),
        leaf(1, 4).matmul(turned.transpose().transpose().transpose()),
        leaf(2, 3, 4).permute(1, 0, 2).matmul(leaf(3, 4, 2)),
        leaf(2, 3, 4).transpose().neg().transpose().neg().matmul(leaf(2, 4, 5)));
  }

  /** Expansions that the other operands make up for, and ones that they do not. */
  private static Recorded expands() {
    Tensor x = leaf(2, 3);
    Tensor row = leaf(3);
    return outputs(
        x.add(row.expand(2, 3)),
        row.expand(2, 3).mul(Tensor.of(2f)),
        leaf(2, 1).expand(2, 3).sub(row.expand(2, 3)),
        x.less(row).where(row.expand(2, 3), Tensor.of(0f).expand(2, 3)));
  }

  /** Sums and extrema of one term, over rows, columns and both; and what must stay. */
  private static Recorded singleTerms() {
    Tensor x = leaf(1, 6, 1);
    return outputs(
        x.sum(0),
        x.sumKeep(2),
        x.sum(0, 2).reshape(2, 3).neg(),
        x.max(2),
        x.sum(1),
        leaf(1, 0).sum(0),
        Tensor.of(new int[4], 1, 4).sum(0),
        leaf(4, 1).sum(1).reshape(2, 2));
  }

  private static Recorded unread() {
    Tensor x = leaf(3);
    Tensor y = x.mul(2).exp();
    return outputs(Gradients.of(y.add(1).sum(), x).getFirst());
  }

  /** Layers with and without bias and activation, sums of products, products read twice. */
  private static Recorded layers() {
    Tensor x = leaf(4, 3);
    Tensor w = leaf(3, 5);
    Tensor b = leaf(5);
    Tensor twice = x.matmul(w);
    Tensor one = leaf(1, 3).matmul(w);
    Tensor other = leaf(1, 2).matmul(leaf(2, 5));
    Tensor kept = x.matmul(w).add(leaf(1, 5));
    return outputs(
        x.matmul(w).add(b).relu(),
        b.add(x.matmul(w)),
        x.matmul(w).add(leaf(4, 1)),
        x.matmul(w).sub(b),
        twice.add(b).mul(twice),
        one.add(other).tanh(),
        kept,
        kept.exp(),
        leaf(1, 3).matmul(leaf(3, 5)).add(leaf(2, 1, 5)));
  }

  /** Softmax and normalization of rows long enough, and of others. */
  private static Recorded rows() {
    Tensor x = leaf(4, 32);
    return outputs(
        x.softmax(-1),
        x.layerNorm(leaf(32), leaf(32), 1e-5f),
        leaf(4, 8).softmax(-1),
        x.softmax(0),
        leaf(2, 4, 8).layerNorm(2, 1e-5f),
        x.sub(x.maxKeep(1)).mul(leaf(4, 32)).sum(1));
  }

  /** Gradients of gain and bias, added up with the rows. */
  private static Recorded columns() {
    Tensor x = leaf(8, 32);
    Tensor gain = leaf(32);
    Tensor bias = leaf(32);
    Tensor y = x.layerNorm(gain, bias, 1e-5f).tanh();
    var gradients = Gradients.of(y.sum(), x, gain, bias);
    Tensor reader = gradients.get(2).add(1);
    return outputs(y, gradients.get(0), gradients.get(1), reader);
  }

  /** One shape, several shapes, reads from outside, mixed types. */
  private static Recorded elementwise() {
    Tensor x = leaf(3);
    Tensor y = x.mul(2).add(1);
    Tensor sum = y.exp().sum();
    return outputs(
        y.tanh().sub(sum), y, x.less(y).where(x, y.neg()).cast(DType.INT32), x.add(leaf(2, 3)));
  }

  /** Groups that could be in a circle, groups that move, and readers that must move with them. */
  private static Recorded groups() {
    Tensor v = leaf(3).exp();
    Tensor t = v.cos().sum();
    Tensor s = leaf(3).exp();
    Tensor early = leaf(4).sin();
    Tensor rows = leaf(2, 4).add(early).sum(0);
    Tensor late = leaf(4, 4).matmul(leaf(4, 1)).reshape(4);
    return outputs(t, v.mul(s), t.add(s), rows.exp(), early.mul(late.neg()), late.add(rows));
  }

  private static Recorded longChain() {
    Tensor x = leaf(5);
    Tensor y = x;
    for (int i = 0; i < 45; i++) {
      y = y.mul(x).add(i);
    }
    return outputs(y);
  }

  /** Cells written in place, read late, exchanged, given away and kept. */
  private static Recorded updates() {
    var w = new Cell("w", leaf(4));
    var v = new Cell("v", leaf(4));
    var kept = new Cell("kept", leaf(4));
    Tensor next = v.tensor().mul(0.9f).add(leaf(4));
    Tensor late = w.tensor().exp();
    var updates =
        new Updates()
            .put(w, w.tensor().sub(next.mul(0.1f)))
            .put(v, next)
            .put(kept, kept.tensor().gather(0, Tensor.of(new int[] {3, 2, 1, 0})));
    return new Recorded(updates, late.sum(), kept.tensor().reshape(2, 2));
  }

  /** Values that die one after the other, of one size and of others, and of other types. */
  private static Recorded lifetimes() {
    Tensor x = leaf(8, 8);
    Tensor y = x;
    for (int i = 0; i < 3; i++) {
      y = y.matmul(x).transpose(0, 1).reshape(4, 16).reshape(8, 8);
    }
    Tensor index = y.argmax(1);
    Tensor small = y.sum(0);
    return outputs(y.gather(1, index), small.exp().add(index.cast(DType.FLOAT32)), small.sum());
  }

  /** A training step of two layers with momentum. */
  private static Recorded perceptron() {
    var cells =
        List.of(
            new Cell("w1", leaf(6, 4)),
            new Cell("b1", leaf(4)),
            new Cell("w2", leaf(4, 3)),
            new Cell("b2", leaf(3)));
    List<Tensor> values = cells.stream().map(Cell::tensor).toList();
    Tensor hidden = leaf(5, 6).matmul(values.get(0)).add(values.get(1)).relu();
    Tensor scores = hidden.matmul(values.get(2)).add(values.get(3));
    Tensor target = Tensor.of(new int[] {0, 1, 2, 1, 0});
    Tensor loss = new dev.trigrad.loss.CrossEntropy().of(scores, target);
    return new Recorded(descent(cells, Gradients.of(loss, values)), loss);
  }

  static Updates descent(List<Cell> cells, List<Tensor> gradients) {
    var updates = new Updates();
    for (int i = 0; i < cells.size(); i++) {
      Tensor w = cells.get(i).tensor();
      updates.put(cells.get(i), w.sub(gradients.get(i).mul(0.1f)));
    }
    return updates;
  }

  /** Normalization, GELU and a skip connection, with gradients. */
  private static Recorded normalized() {
    Tensor x = leaf(4, 32);
    Tensor w = leaf(32, 32);
    Tensor gain = leaf(32);
    Tensor bias = leaf(32);
    Tensor y = x.add(x.layerNorm(gain, bias, 1e-5f).matmul(w).gelu()).softmax(-1);
    Tensor loss = y.square().mean();
    var outputs = new ArrayList<>(List.of(loss));
    outputs.addAll(Gradients.of(loss, w, gain, bias));
    return outputs(outputs.toArray(Tensor[]::new));
  }

  /** Three steps of a recurrent cell for one sequence, with gradients. */
  private static Recorded recurrent() {
    Tensor w = leaf(3, 4);
    Tensor u = leaf(4, 4);
    Tensor h = leaf(1, 4);
    for (int t = 0; t < 3; t++) {
      h = leaf(1, 3).matmul(w).add(h.matmul(u)).tanh();
    }
    Tensor loss = h.sum();
    var gradients = Gradients.of(loss, w, u);
    return outputs(loss, gradients.get(0), gradients.get(1));
  }

  /** Cells that take each other's values, and one that is asked for before and after. */
  private static Recorded exchange() {
    var a = new Cell("a", leaf(3));
    var b = new Cell("b", leaf(3));
    var c = new Cell("c", leaf(3));
    Tensor next = c.tensor().add(a.tensor());
    var updates = new Updates().put(a, b.tensor()).put(b, a.tensor()).put(c, next);
    return new Recorded(updates, c.tensor().reshape(3, 1), next);
  }

  /** Elementwise steps that nobody reads: there are no results of theirs to fuse. */
  private static Recorded deadGroup() {
    Tensor x = leaf(4);
    Tensor y = x.exp().neg();
    return outputs(Gradients.of(x.mul(2).add(y.square()).sum(), x).getFirst());
  }
}
