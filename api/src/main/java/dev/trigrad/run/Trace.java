package dev.trigrad.run;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.Recorder;
import dev.trigrad.graph.Updates;
import dev.trigrad.graph.access.GraphAccess;
import dev.trigrad.op.Op;
import java.util.Arrays;
import java.util.List;
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

  /** The nodes that the request is for. */
  final WantedNodes wanted = new WantedNodes();

  /** What the walk found. */
  final Structure structure = new Structure();

  /** Leaves in order of first visit: nodes that have a value or read a cell. */
  Node[] leaves = new Node[32];

  int leafCount;

  /** Locks of the run that uses this trace. */
  final CellLocks locks = new CellLocks();

  private Object[] inputs = new Object[32];

  /** Nodes numbered so far, and how many of them may be operations. */
  private int numbers;

  private int most = Recorder.MAX_UNEVALUATED;

  /** The numbers of operations below which a gradient has been; shorter than they are many. */
  private boolean[] opened = new boolean[64];

  private boolean opens;
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

  /** Numbers the graph behind the wanted nodes and {@code updates}. */
  void record(Updates updates) {
    thread = Thread.currentThread();
    nextWalk();
    int count = GRAPH.count(updates);
    structure.begin(wanted, count);
    for (int i = 0; i < wanted.count(); i++) {
      int number = visit(wanted.at(i), 0);
      structure.wire(OUTPUT);
      structure.wire(number);
    }
    for (int i = 0; i < count; i++) {
      Tensor value = GRAPH.value(updates, i);
      int number = visit(value.node(), 0);
      int cell = visit(GRAPH.leaf(GRAPH.cell(updates, i)), 0);
      structure.wire(WRITE);
      structure.wire(cell);
      structure.wire(number);
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
    wanted.clear();
    Arrays.fill(leaves, 0, leafCount, null);
    Arrays.fill(inputs, null);
    if (opens) {
      Arrays.fill(opened, false);
      opens = false;
    }
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
    most = Recorder.MAX_UNEVALUATED;
    height = 0;
  }

  /**
   * Numbers {@code node} after what it reads; its number. Recursive as far as the thread's stack
   * surely allows, since storing nodes in a long-lived array costs the garbage collector's
   * barriers.
   *
   * <p>All but operations that this thread has recorded and that have no value yet is left to other
   * methods: the compiler meets this one first, and inlines it into itself.
   */
  private int visit(Node node, int depth) {
    int number = marked(node);
    if (number >= 0) {
      return number;
    }
    Op op = node.op();
    if (op == null || node.evaluated()) {
      return visitLeaf(node);
    }
    if (GRAPH.differentiates(op) || depth >= RECURSIONS || GRAPH.owner(node) != thread) {
      return visitOpening(node, false, depth);
    }
    Tensor[] inputs = GRAPH.inputs(node);
    int first = 0;
    int second = 0;
    for (int i = 0; i < inputs.length; i++) {
      int read = visit(inputs[i].node(), depth + 1);
      if (i == 0) {
        first = read;
      } else if (i == 1) {
        second = read;
      }
    }
    number = assign(node);
    describe(node, inputs, first, second);
    return number;
  }

  private int visitLeaf(Node node) {
    int number = unmarked(node);
    if (number < 0) {
      return numberLeaf(node);
    }
    if (node.cell() != null) {
      checkVersion(node);
    }
    return number;
  }

  /** The same for any node, perhaps below a gradient; its number. */
  private int visitOpening(Node node, boolean isOpen, int depth) {
    if (!enters(node, isOpen)) {
      return number(node);
    }
    if (depth >= RECURSIONS) {
      walkDeep(node, isOpen);
      return number(node);
    }
    boolean opens = isOpen || GRAPH.differentiates(node.op());
    for (Tensor input : GRAPH.inputs(node)) {
      if (opens) {
        visitOpening(input.node(), true, depth + 1);
      } else {
        visit(input.node(), depth + 1);
      }
    }
    return leave(node, isOpen, opens);
  }

  private void walkDeep(Node root, boolean rootIsOpen) {
    deep = true;
    push(root, rootIsOpen);
    while (height > 0) {
      int top = height - 1;
      Node node = stack[top];
      Tensor[] inputs = GRAPH.inputs(node);
      int i = next[top] >> 1;
      boolean isOpen = (next[top] & 1) != 0;
      boolean opens = isOpen || GRAPH.differentiates(node.op());
      while (i < inputs.length && height == top + 1) {
        Node input = inputs[i++].node();
        if ((opens || marked(input) < 0) && enters(input, opens)) {
          push(input, opens);
        }
      }
      if (height > top + 1) {
        next[top] = i << 1 | next[top] & 1;
      } else {
        height--;
        leave(node, isOpen, opens);
      }
    }
  }

  /** The number of {@code node}, if this walk has written it on the node itself; else −1. */
  private int marked(Node node) {
    if (GRAPH.owner(node) != thread) {
      return -1;
    }
    long mark = GRAPH.mark(node);
    return mark >>> NUMBER_BITS == walk ? (int) (mark & NUMBER) : -1;
  }

  /** Numbers a leaf; whether the inputs of {@code node} are to be visited. */
  private boolean enters(Node node, boolean isOpen) {
    int number = marked(node);
    boolean leaf = node.op() == null || node.evaluated();
    if (number < 0 && leaf) {
      number = visitLeaf(node);
    }
    if (number >= 0 && (node.op() == null || !isOpen || closed == 0 || isOpened(number))) {
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
      open(number);
    }
    return true;
  }

  private boolean isOpened(int number) {
    return number < opened.length && opened[number];
  }

  private void open(int number) {
    if (number >= opened.length) {
      opened = Arrays.copyOf(opened, Math.max(number + 1, opened.length * 2));
    }
    opened[number] = true;
    opens = true;
  }

  private int numberLeaf(Node node) {
    if (leafCount == leaves.length) {
      leaves = Arrays.copyOf(leaves, leafCount * 2);
    }
    leaves[leafCount++] = node;
    int number = assign(node);
    if (node.op() != null) {
      closed++;
    } else if (Bindings.of(node) != null) {
      bindings++;
    }
    List<?> types = node.types();
    structure.describe(types.size() == 1 ? types.getFirst() : types);
    return number;
  }

  /** Writes {@code node} down behind what it reads; its number. */
  private int leave(Node node, boolean isOpen, boolean opens) {
    if (opens && !isOpen) {
      most += Recorder.MAX_UNEVALUATED;
    }
    int number = isOpen ? number(node) : -1;
    if (number >= 0 && !node.evaluated()) {
      // An operation visited again only to open what is below it.
      return number;
    }
    if (number >= 0) {
      structure.wire(OPEN);
      structure.wire(number);
    } else {
      number = assign(node);
      if (isOpen) {
        open(number);
      }
    }
    Tensor[] inputs = GRAPH.inputs(node);
    int first = inputs.length > 0 ? number(inputs[0].node()) : 0;
    describe(node, inputs, first, inputs.length > 1 ? number(inputs[1].node()) : 0);
    return number;
  }

  /** Writes down what {@code node} is and reads, given the numbers of its first two inputs. */
  private void describe(Node node, Tensor[] inputs, int first, int second) {
    structure.describe(node.op());
    // An output beyond those that fit takes a second wire.
    int[] wiring = structure.room(1 + 2 * inputs.length);
    int at = structure.wires();
    wiring[at++] = inputs.length;
    for (int i = 0; i < inputs.length; i++) {
      int output = inputs[i].output();
      int from = i == 0 ? first : i == 1 ? second : number(inputs[i].node());
      wiring[at++] = from * OUTPUTS + Math.min(output, OUTPUTS - 1);
      if (output >= OUTPUTS - 1) {
        wiring[at++] = output;
      }
    }
    structure.wires(at);
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
    int number = marked(node);
    return number >= 0 ? number : unmarked(node);
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
    if (number >= NUMBER || number - leafCount >= most) {
      throw GRAPH.tooMany(node.label());
    }
    if (node.cell() != null) {
      shared.put(node.cell(), number);
    }
    if (GRAPH.owner(node) == thread) {
      GRAPH.mark(node, walk << NUMBER_BITS | number);
    } else if (node.cell() == null) {
      shared.put(node, number);
    }
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
