package dev.trigrad.picture;

import dev.trigrad.ArgumentException;
import dev.trigrad.DType;
import dev.trigrad.DTypeException;
import dev.trigrad.GraphException;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A computation one node at a time, forward and then backward, as a lecture goes through it: the
 * value of each node; then the gradient that comes in, the local gradient of each edge, their
 * product, and the sum where several products arrive.
 *
 * <p>All numbers are the library's own: what arrives at a node are the parts that the sweep of
 * {@link dev.trigrad.graph.Gradients} adds up, and a local gradient is what the operation's rule
 * gives for 1.
 *
 * @param graph whose nodes the steps name by their place in {@link Graph#nodes}
 * @param steps in order
 * @param names of nodes, in texts; others have their cell's name, or that of their operation with a
 *     number, {@code add1, mul1, mul2, log10_1}, in the order of the graph
 */
public record Replay(Graph graph, List<Step> steps, Map<Node, String> names) {
  /** Copies the collections. */
  public Replay {
    steps = List.copyOf(steps);
    names = Map.copyOf(names);
  }

  /** What happens at one node. */
  public sealed interface Step permits Forward, Backward {
    /** Place of the node in {@link Graph#nodes}. */
    int node();
  }

  /**
   * A node gets its value: given, if it is a leaf, else by its operation.
   *
   * @param node place of the node
   * @param values one for each output, evaluated
   */
  public record Forward(int node, List<Tensor> values) implements Step {
    /** Copies the list. */
    public Forward {
      values = List.copyOf(values);
    }
  }

  /**
   * A node gets its gradient, and sends one to each input that leads to what is differentiated
   * against.
   *
   * @param node place of the node
   * @param arrived edges whose products are added, in this order; none at the loss itself, where
   *     the gradient is 1
   * @param gradients the sums, one for each output, evaluated; {@code null} where none arrives
   * @param sent an edge for each input that gets a part
   */
  public record Backward(int node, List<Edge> arrived, List<Tensor> gradients, List<Edge> sent)
      implements Step {}

  /**
   * A gradient on its way from a node back to one of its inputs.
   *
   * @param from place of the node that is read, to which the gradient goes
   * @param to place of the node that reads it
   * @param input which of the inputs of {@code to} it is
   * @param local the derivative of {@code to}'s value by this input, evaluated: for an elementwise
   *     operation one number for each element of the result, for a result of one element the
   *     gradient of that; {@code null} for others, which turn the incoming gradient into the
   *     product at once (vector-Jacobian product)
   * @param product local times incoming gradient, added up to the input's shape, evaluated
   */
  public record Edge(int from, int to, int input, Tensor local, Tensor product) {}

  /**
   * The computation of {@code loss} and of its gradients with respect to {@code wrt}: if none is
   * given, to all cells that it reads, or of a graph without cells to all float32 leaves. Evaluates
   * all nodes on the default engine; they are the same tensors before and after.
   *
   * @throws ShapeException if the loss is not a scalar (one element)
   * @throws DTypeException if it, or one of {@code wrt}, is not float32
   * @throws GraphException if no gradient flows to one of {@code wrt}, or the loss is made with
   *     gradients
   */
  public static Replay of(Tensor loss, Tensor... wrt) {
    ArgumentException.requirePresent(loss, "replay", "loss");
    ArgumentException.requirePresent(wrt, "replay", "array of x");
    requireScalar("replay", loss);
    if (loss.dtype() != DType.FLOAT32) {
      throw new DTypeException(
          "replay: the loss is " + loss.type() + "; only float32 has gradients");
    }
    return new ReplaySweep(loss, wrt).replay();
  }

  static void requireScalar(String operation, Tensor loss) {
    if (loss.type().elements() != 1) {
      throw new ShapeException(
          operation
              + ": the loss is "
              + loss.shape()
              + ", expected a scalar; take its sum or mean");
    }
  }

  /** This replay with names for some tensors, as {@code Map.of(q, "q")}. */
  public Replay names(Map<Tensor, String> named) {
    ArgumentException.requirePresent(named, "replay", "map of names");
    var all = new HashMap<>(names);
    named.forEach((tensor, name) -> all.put(tensor.node(), name));
    return new Replay(graph, steps, all);
  }

  /**
   * {@code ∂loss/∂x}, the sum of all that arrived.
   *
   * @throws GraphException if no gradient has arrived there
   */
  public Tensor gradient(Tensor x) {
    ArgumentException.requirePresent(x, "replay", "x");
    Object wanted = Place.identity(x.node());
    for (Step step : steps) {
      if (step instanceof Backward backward
          && Place.identity(graph.nodes().get(step.node())) == wanted
          && backward.gradients.get(x.output()) != null) {
        return backward.gradients.get(x.output());
      }
    }
    throw new GraphException(
        "replay: no gradient has arrived at " + x.node() + "; name it when the replay is made");
  }

  /** Step {@code index}, which counts from 0, in words: some lines. */
  public String text(int index) {
    return new ReplayText(this).step(steps.get(index));
  }

  /** The name of node {@code node} in texts. */
  public String name(int node) {
    return new ReplayText(this).name(node);
  }

  /**
   * The numbers of {@code tensor}, which is evaluated, if they are few; else its shape with their
   * mean and range.
   */
  public static String brief(Tensor tensor) {
    return ReplayText.value(tensor);
  }

  /** All steps in words, numbered from 1. */
  @Override
  public String toString() {
    var writer = new ReplayText(this);
    var text = new StringBuilder();
    for (int i = 0; i < steps.size(); i++) {
      text.append(i + 1).append(". ").append(writer.step(steps.get(i)));
    }
    return text.toString();
  }
}
