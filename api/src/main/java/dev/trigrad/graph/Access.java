package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.access.Buffers;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Op;
import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Function;

/** What this package lets those do who evaluate its graphs. */
final class Access extends GraphAccess {
  @Override
  public long mark(Node node) {
    return node.mark();
  }

  @Override
  public void mark(Node node, long marked) {
    node.mark(marked);
  }

  @Override
  public Tensor[] inputs(Node node) {
    return node.inputArray();
  }

  @Override
  public Thread owner(Node node) {
    return node.owner();
  }

  @Override
  public int depth(Node node) {
    return node.depth();
  }

  @Override
  public void evaluated(Node node, Object[] values) {
    node.evaluated(values);
  }

  @Override
  public long number(Cell cell) {
    return cell.number;
  }

  @Override
  public StampedLock lock(Cell cell) {
    return cell.lock;
  }

  @Override
  public long changes(Cell cell) {
    return cell.changes;
  }

  @Override
  public void changes(Cell cell, long changes) {
    cell.changes = changes;
  }

  @Override
  public Object array(Cell cell) {
    return cell.array();
  }

  @Override
  public void array(Cell cell, Object array) {
    cell.array = array;
  }

  @Override
  public Buffers buffers(Cell cell) {
    return cell.buffers;
  }

  @Override
  public Buffers.Buffer spare(Cell cell) {
    return cell.spare();
  }

  @Override
  public Buffers hold(Cell cell, Object plan) {
    return cell.hold(plan);
  }

  @Override
  public Node leaf(Cell cell) {
    return cell.leaf();
  }

  @Override
  public GraphException stale(Cell cell, long old) {
    return cell.stale(old);
  }

  @Override
  public GraphException refusal(Cell cell, long old) {
    return cell.refusal(old);
  }

  @Override
  public int count(Updates updates) {
    return updates.count();
  }

  @Override
  public Cell cell(Updates updates, int index) {
    return updates.cell(index);
  }

  @Override
  public Tensor value(Updates updates, int index) {
    return updates.value(index);
  }

  @Override
  public List<TensorType> types(List<Tensor> tensors) {
    return Recorder.types(tensors);
  }

  @Override
  public boolean differentiates(Op op) {
    return op instanceof GradientOf;
  }

  @Override
  public Function<Node, List<Tensor>> expansions() {
    return new Expansions()::of;
  }

  @Override
  public Function<Tensor, Tensor> sweep(Tensor y, List<Tensor> xs, Onlooker onlooker) {
    var sweep =
        new Backpropagation(xs, false, GradientOf.Demand.NOTHING, new Expansions())
            .watchedBy(onlooker);
    sweep.run(List.of(y), List.of(Tensor.of(1f).expand(y.shape())));
    return sweep::arrived;
  }

  @Override
  public GraphException tooMany(String name) {
    return Recorder.tooMany(name);
  }

  @Override
  public void host(String name, Runnable function) {
    Expanding.host(name, function);
  }

  @Override
  public boolean calls(Node node) {
    return !node.evaluated() && node.calls();
  }

  @Override
  public GraphException refused(Object what) {
    return Expanding.refused(what);
  }
}
