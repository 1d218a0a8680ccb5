package dev.trigrad.graph;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The canonical numbering of a requested graph: what makes two requests the same plan, and the
 * leaves in which they differ. Reused from request to request, so that a look-up allocates nothing.
 *
 * <p>Nodes are numbered in the order in which a depth-first walk leaves them; {@code what} holds
 * the operation of each, or the type of a leaf, and {@code wiring} the numbers of its inputs. The
 * walk stops at evaluated nodes, except under a gradient, which needs the operations that made them
 * ("open") as well as their values.
 */
final class Trace {
  private static final int OPEN = -2;
  private static final int OUTPUT = -3;
  private static final int WRITE = -4;

  /** Leaves in order of first visit: nodes that have a value or read a cell. */
  Node[] leaves = new Node[32];

  int leafCount;

  /** Locks of the run that uses this trace. */
  final CellLocks locks = new CellLocks();

  private Object[] inputs = new Object[32];
  private Object[] what = new Object[64];
  private int[] wiring = new int[256];
  private int entries;
  private int wires;
  private int hash;
  private int numbers;
  private boolean[] opened = new boolean[64];
  private final LeafTable shared = new LeafTable();
  private Thread thread;
  private int generation;
  private Node[] stack = new Node[64];
  private int[] next = new int[64];
  private boolean[] open = new boolean[64];
  private int height;

  /** Numbers the graph behind {@code outputs} and {@code updates}. */
  void record(List<Node> outputs, Map<Cell, Tensor> updates) {
    thread = Thread.currentThread();
    generation++;
    for (int i = 0; i < outputs.size(); i++) {
      Node node = outputs.get(i);
      walk(node);
      wire(OUTPUT);
      wire(number(node));
    }
    for (var update : updates.entrySet()) {
      Tensor value = update.getValue();
      walk(value.node());
      walk(update.getKey().leaf());
      wire(WRITE);
      wire(shared.get(update.getKey()));
      wire(number(value.node()));
      wire(value.output());
    }
    for (int i = 0; i < wires; i++) {
      hash = 31 * hash + wiring[i];
    }
  }

  /** Forgets the graph, so that it can be collected. */
  void release() {
    Arrays.fill(what, 0, entries, null);
    Arrays.fill(leaves, 0, leafCount, null);
    Arrays.fill(inputs, null);
    Arrays.fill(opened, 0, numbers, false);
    Arrays.fill(stack, null);
    shared.clear();
    thread = null;
    entries = 0;
    wires = 0;
    leafCount = 0;
    numbers = 0;
    height = 0;
    hash = 0;
  }

  private void walk(Node root) {
    enter(root, false);
    while (height > 0) {
      int top = height - 1;
      Node node = stack[top];
      List<Tensor> inputs = node.inputs();
      int i = next[top]++;
      if (i < inputs.size()) {
        enter(inputs.get(i).node(), open[top] || node.op() instanceof GradientOf);
      } else {
        height--;
        leave(node);
      }
    }
  }

  private void enter(Node node, boolean isOpen) {
    int number = number(node);
    boolean leaf = node.op() == null || node.evaluated();
    if (number < 0 && leaf) {
      number = numberLeaf(node);
    } else if (leaf && node.cell() != null) {
      checkVersion(node);
    }
    if (number >= 0 && (node.op() == null || !isOpen || opened[number])) {
      return;
    }
    if (!leaf && node.owner() != thread) {
      throw new GraphException(
          node.label()
              + ": unevaluated tensor of thread '"
              + node.owner().getName()
              + "'; evaluate it there first");
    }
    if (number >= 0) {
      opened[number] = true;
    }
    push(node, isOpen);
  }

  private int numberLeaf(Node node) {
    int number = assign(node);
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, leafCount * 2);
    }
    leaves[leafCount++] = node;
    List<?> types = node.types();
    describe(types.size() == 1 ? types.getFirst() : types);
    return number;
  }

  private void leave(Node node) {
    int number = number(node);
    boolean leaf = node.evaluated();
    if (number >= 0 && !leaf) {
      // An operation visited again only to open what is below it.
      return;
    }
    if (number >= 0) {
      wire(OPEN);
      wire(number);
    } else {
      number = assign(node);
      opened[number] = open[height];
    }
    describe(node.op());
    List<Tensor> inputs = node.inputs();
    wire(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      Tensor input = inputs.get(i);
      wire(number(input.node()));
      wire(input.output());
    }
  }

  private void checkVersion(Node read) {
    for (int i = 0; i < leafCount; i++) {
      if (leaves[i].cell() == read.cell() && leaves[i].version() != read.version()) {
        throw read.cell().stale(Math.min(leaves[i].version(), read.version()));
      }
    }
  }

  private int number(Node node) {
    if (node.cell() != null) {
      return shared.get(node.cell());
    }
    if (node.owner() == thread) {
      return node.markedBy == this && node.mark == generation ? node.index : -1;
    }
    return shared.get(node);
  }

  private int assign(Node node) {
    int number = numbers++;
    if (number == opened.length) {
      opened = Arrays.copyOf(opened, number * 2);
    }
    if (number >= Recorder.MAX_UNEVALUATED * 2) {
      throw Recorder.tooMany(node.label());
    }
    if (node.cell() != null) {
      shared.put(node.cell(), number);
    } else if (node.owner() == thread) {
      node.markedBy = this;
      node.mark = generation;
      node.index = number;
    } else {
      shared.put(node, number);
    }
    return number;
  }

  private void push(Node node, boolean isOpen) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, height * 2);
      next = Arrays.copyOf(next, height * 2);
      open = Arrays.copyOf(open, height * 2);
    }
    stack[height] = node;
    next[height] = 0;
    open[height] = isOpen;
    height++;
  }

  private void describe(Object described) {
    if (entries == what.length) {
      what = Arrays.copyOf(what, entries * 2);
    }
    what[entries++] = described;
    hash = 31 * hash + described.hashCode();
  }

  private void wire(int value) {
    if (wires == wiring.length) {
      wiring = Arrays.copyOf(wiring, wires * 2);
    }
    wiring[wires++] = value;
  }

  /** An array of at least {@code count} places for the run's inputs. */
  Object[] inputs(int count) {
    if (inputs.length < count) {
      inputs = new Object[Math.max(count, inputs.length * 2)];
    }
    return inputs;
  }

  /** An immutable copy, to store. */
  Key key() {
    return new Key(Arrays.copyOf(what, entries), Arrays.copyOf(wiring, wires), hash);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * Whether {@code other} is a {@link Key} of the same structure: a trace is only ever compared
   * with stored keys.
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Key key
        && key.hash == hash
        && Arrays.equals(wiring, 0, wires, key.wiring, 0, key.wiring.length)
        && Arrays.equals(what, 0, entries, key.what, 0, key.what.length);
  }

  /** Structure of a planned graph. */
  static final class Key {
    private final Object[] what;
    private final int[] wiring;
    private final int hash;

    Key(Object[] what, int[] wiring, int hash) {
      this.what = what;
      this.wiring = wiring;
      this.hash = hash;
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.hash == hash
          && Arrays.equals(wiring, key.wiring)
          && Arrays.equals(what, key.what);
    }
  }
}
