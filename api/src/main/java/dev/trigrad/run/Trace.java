package dev.trigrad.run;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.access.GraphAccess;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The canonical numbering of a requested graph: what makes two requests the same plan, and the
 * leaves in which they differ. Reused from request to request, so that a look-up allocates nothing.
 *
 * <p>Nodes are numbered in the order in which a depth-first walk leaves them. The walk stops at
 * evaluated nodes, except under a gradient, which needs the operations that made them ("open") as
 * well as their values.
 */
final class Trace {
  private static final GraphAccess GRAPH = GraphAccess.get();

  private static final int OPEN = -2;
  private static final int OUTPUT = -3;
  private static final int WRITE = -4;
  private static final AtomicLong WALKS = new AtomicLong();

  /** Numbers of walks that a trace takes at a time. */
  private static final long WALKS_AT_ONCE = 1 << 20;

  /** Low bits of a mark, which hold the number of the node; the walk's is in the others. */
  private static final int NUMBER_BITS = 18;

  private static final long NUMBER = (1L << NUMBER_BITS) - 1;

  /** Depth of recursion, below which the walk keeps a stack of its own. */
  private static final int RECURSIONS = 400;

  /** Outputs that fit into a wire beside the number of their node. */
  private static final int OUTPUTS = 16;

  /** What the walk found. */
  final Structure structure = new Structure();

  /** Leaves in order of first visit: nodes that have a value or read a cell. */
  Node[] leaves = new Node[32];

  int leafCount;

  /** Locks of the run that uses this trace. */
  final CellLocks locks = new CellLocks();

  private Object[] inputs = new Object[32];
  private int numbers;

  /** Operations numbered so far, and how many there may be. */
  private int operations;

  private int most = Recorder.MAX_UNEVALUATED;
  private boolean[] opened = new boolean[64];
  private final LeafTable shared = new LeafTable();
  private Thread thread;

  /** The number of this walk, which no other walk of any trace has. */
  private long walk;

  private long lastWalk;

  /** Evaluated operations among the leaves, below which a gradient finds more. */
  private int closed;

  /** Calls of host functions among the operations, each with a leaf of its own. */
  private int bindings;

  private Node[] stack = new Node[64];

  /** The next input of each node on the stack, and in the lowest bit whether it is open. */
  private int[] next = new int[64];

  private int height;
  private boolean deep;

  /** Numbers the graph behind {@code outputs} and {@code updates}. */
  void record(List<Node> outputs, Map<Cell, Tensor> updates) {
    thread = Thread.currentThread();
    nextWalk();
    structure.begin(outputs, updates);
    for (int i = 0; i < outputs.size(); i++) {
      Node node = outputs.get(i);
      walk(node);
      structure.wire(OUTPUT);
      structure.wire(number(node));
    }
    for (var update : updates.entrySet()) {
      Tensor value = update.getValue();
      walk(value.node());
      walk(GRAPH.leaf(update.getKey()));
      structure.wire(WRITE);
      structure.wire(shared.get(update.getKey()));
      structure.wire(number(value.node()));
      structure.wire(value.output());
    }
    if (bindings > 1) {
      Bindings.describe(leaves, leafCount, bindings, structure);
    }
  }

  /** Whether host functions are applied in the graph, called or not. */
  boolean calls() {
    return bindings > 0;
  }

  private void nextWalk() {
    if (walk == lastWalk) {
      walk = WALKS.getAndAdd(WALKS_AT_ONCE);
      lastWalk = walk + WALKS_AT_ONCE;
    }
    walk++;
  }

  /** Forgets the graph, so that it can be collected. */
  void release() {
    structure.release();
    Arrays.fill(leaves, 0, leafCount, null);
    Arrays.fill(inputs, null);
    Arrays.fill(opened, 0, numbers, false);
    if (deep) {
      Arrays.fill(stack, null);
      deep = false;
    }
    shared.clear();
    thread = null;
    leafCount = 0;
    closed = 0;
    bindings = 0;
    numbers = 0;
    operations = 0;
    most = Recorder.MAX_UNEVALUATED;
    height = 0;
  }

  private void walk(Node root) {
    visit(root, false, 0);
  }

  /**
   * Numbers {@code node} after what it reads; its number. Recursive as far as the thread's stack
   * surely allows, since storing nodes in a long-lived array costs the garbage collector's
   * barriers.
   */
  private int visit(Node node, boolean isOpen, int depth) {
    if (!enters(node, isOpen)) {
      return number(node);
    }
    if (depth >= RECURSIONS) {
      walkDeep(node, isOpen);
      return number(node);
    }
    List<Tensor> inputs = node.inputs();
    int size = inputs.size();
    boolean opens = isOpen || GRAPH.differentiates(node.op());
    int first = 0;
    int second = 0;
    for (int i = 0; i < size; i++) {
      Node input = inputs.get(i).node();
      long mark = GRAPH.mark(input);
      int number =
          !opens && mark >>> NUMBER_BITS == walk
              ? (int) (mark & NUMBER)
              : visit(input, opens, depth + 1);
      if (i == 0) {
        first = number;
      } else if (i == 1) {
        second = number;
      }
    }
    if (opens && !isOpen) {
      most += Recorder.MAX_UNEVALUATED;
    }
    return leave(node, isOpen, inputs, size, first, second);
  }

  private void walkDeep(Node root, boolean rootIsOpen) {
    deep = true;
    push(root, rootIsOpen);
    while (height > 0) {
      int top = height - 1;
      Node node = stack[top];
      List<Tensor> inputs = node.inputs();
      int i = next[top] >> 1;
      int size = inputs.size();
      boolean isOpen = (next[top] & 1) != 0;
      boolean opens = isOpen || GRAPH.differentiates(node.op());
      while (i < size && height == top + 1) {
        Node input = inputs.get(i++).node();
        if ((opens || !marked(input)) && enters(input, opens)) {
          push(input, opens);
        }
      }
      if (height > top + 1) {
        next[top] = i << 1 | next[top] & 1;
      } else {
        height--;
        if (opens && !isOpen) {
          most += Recorder.MAX_UNEVALUATED;
        }
        int first = size > 0 ? number(inputs.getFirst().node()) : 0;
        leave(node, isOpen, inputs, size, first, size > 1 ? number(inputs.get(1).node()) : 0);
      }
    }
  }

  /** Whether this walk has numbered {@code node} already and says so on the node itself. */
  private boolean marked(Node node) {
    return GRAPH.mark(node) >>> NUMBER_BITS == walk;
  }

  /** Numbers a leaf; whether the inputs of {@code node} are to be visited. */
  private boolean enters(Node node, boolean isOpen) {
    long mark = GRAPH.mark(node);
    boolean marked = mark >>> NUMBER_BITS == walk;
    int number = marked ? (int) (mark & NUMBER) : unmarked(node);
    boolean leaf = node.op() == null || node.evaluated();
    if (number < 0 && leaf) {
      number = numberLeaf(node);
    } else if (!marked && node.cell() != null) {
      checkVersion(node);
    }
    if (number >= 0 && (node.op() == null || !isOpen || closed == 0 || opened[number])) {
      return false;
    }
    if (!leaf && GRAPH.owner(node) != thread) {
      throw new GraphException(
          node.label()
              + ": unevaluated tensor of thread '"
              + GRAPH.owner(node).getName()
              + "'; evaluate it there first");
    }
    if (number >= 0) {
      opened[number] = true;
    }
    return true;
  }

  private int numberLeaf(Node node) {
    int number = assign(node);
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, leafCount * 2);
    }
    leaves[leafCount++] = node;
    if (node.op() != null) {
      closed++;
    } else if (Bindings.of(node) != null) {
      bindings++;
    }
    List<?> types = node.types();
    structure.describe(types.size() == 1 ? types.getFirst() : types);
    return number;
  }

  /** Writes {@code node} down, given the numbers of its first two inputs; its number. */
  private int leave(
      Node node, boolean isOpen, List<Tensor> inputs, int size, int first, int second) {
    int number = isOpen ? number(node) : -1;
    if (number >= 0 && !node.evaluated()) {
      // An operation visited again only to open what is below it.
      return number;
    }
    if (number >= 0) {
      structure.wire(OPEN);
      structure.wire(number);
    } else {
      operations++;
      number = assign(node);
      if (isOpen) {
        opened[number] = true;
      }
    }
    structure.describe(node.op());
    // An output beyond those that fit takes a second wire.
    int[] wiring = structure.room(1 + 2 * size);
    int at = structure.wires();
    wiring[at++] = size;
    for (int i = 0; i < size; i++) {
      Tensor input = inputs.get(i);
      int output = input.output();
      int from = i == 0 ? first : i == 1 ? second : number(input.node());
      wiring[at++] = from * OUTPUTS + Math.min(output, OUTPUTS - 1);
      if (output >= OUTPUTS - 1) {
        wiring[at++] = output;
      }
    }
    structure.wires(at);
    return number;
  }

  private void checkVersion(Node read) {
    for (int i = 0; i < leafCount; i++) {
      if (leaves[i].cell() == read.cell() && leaves[i].version() != read.version()) {
        throw GRAPH.stale(read.cell(), Math.min(leaves[i].version(), read.version()));
      }
    }
  }

  /** The number that this walk gave to {@code node}, or −1. */
  private int number(Node node) {
    long mark = GRAPH.mark(node);
    return mark >>> NUMBER_BITS == walk ? (int) (mark & NUMBER) : unmarked(node);
  }

  /** The number of a node without this walk's mark: of a leaf perhaps, by its cell or itself. */
  private int unmarked(Node node) {
    if (node.cell() != null) {
      return shared.get(node.cell());
    }
    return GRAPH.owner(node) == thread ? -1 : shared.get(node);
  }

  private int assign(Node node) {
    int number = numbers++;
    if (number == opened.length) {
      opened = Arrays.copyOf(opened, number * 2);
    }
    if (number >= NUMBER || operations > most) {
      throw GRAPH.tooMany(node.label());
    }
    if (node.cell() != null) {
      shared.put(node.cell(), number);
    } else if (GRAPH.owner(node) != thread) {
      // Its owner must find the mark of its own walk.
      shared.put(node, number);
      return number;
    }
    GRAPH.mark(node, walk << NUMBER_BITS | number);
    return number;
  }

  private void push(Node node, boolean isOpen) {
    if (height == stack.length) {
      stack = Arrays.copyOf(stack, height * 2);
      next = Arrays.copyOf(next, height * 2);
    }
    stack[height] = node;
    next[height] = isOpen ? 1 : 0;
    height++;
  }

  /** An array of at least {@code count} places for the run's inputs. */
  Object[] inputs(int count) {
    if (inputs.length < count) {
      inputs = new Object[Math.max(count, inputs.length * 2)];
    }
    return inputs;
  }
}
