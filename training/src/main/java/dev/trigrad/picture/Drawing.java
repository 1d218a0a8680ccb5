package dev.trigrad.picture;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.graph.access.Evaluation;
import dev.trigrad.graph.access.Place;
import dev.trigrad.nn.ModuleGraph;
import dev.trigrad.picture.layout.Dot;
import dev.trigrad.picture.layout.GraphLayout;
import dev.trigrad.picture.layout.Mermaid;
import dev.trigrad.picture.layout.Picture;
import dev.trigrad.picture.layout.Svg;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A graph as a picture: inputs on the left, a node for each operation, over each edge the value
 * that it carries and under it the gradient that comes back.
 *
 * <pre>{@code
 * Tensor u = Tensor.of(-2f);
 * Tensor v = Tensor.of(5f);
 * Tensor w = Tensor.of(-4f);
 * Tensor f = u.add(v).mul(w);
 * String svg =
 *     Drawing.of(Graph.of(f))
 *         .names(Map.of(u, "u", v, "v", w, "w"))
 *         .values()
 *         .gradients(f)
 *         .svg();
 * }</pre>
 *
 * <p>Immutable: each method gives another drawing. Nothing is computed unless values or gradients
 * are asked for; then they are those of a copy of the graph, recorded for the picture: the tensors
 * of the graph itself stay as they are, and so does all state. Up to four numbers, or three rows of
 * them, are written out; of more, the shape, the mean, and the least and the largest. Where a
 * tensor is used several times, the gradient under each edge is what comes back along this one;
 * their sum is the gradient of the tensor.
 */
public final class Drawing {
  /** Most operations and leaves, or groups in their place, in a picture with a layout. */
  public static final int MAX_NODES = 2_000;

  final Graph graph;
  Map<Place, String> names = Map.of();
  Function<List<Tensor>, List<Tensor>> evaluator = Drawing::evaluate;
  boolean values;
  Tensor loss;
  Map<Place, Tensor> gradients = Map.of();
  Map<Node, String> modules = Map.of();
  UnaryOperator<String> titles = Groups::title;

  /** The depth at which groups are drawn as one node; 0 for none. */
  int fold;

  private Drawing(Graph graph) {
    this.graph = graph;
  }

  /** A drawing of {@code graph}, without numbers. */
  public static Drawing of(Graph graph) {
    return new Drawing(ArgumentException.requirePresent(graph, "drawing", "graph"));
  }

  /**
   * A drawing of what a model has recorded, with a box around what each use of a module has, and
   * its parameters; {@code Drawing.of(recorded).folded()} has a node for each module.
   */
  public static Drawing of(ModuleGraph recorded) {
    ArgumentException.requirePresent(recorded, "drawing", "graph of a model");
    return of(recorded.graph()).modules(recorded.uses(), recorded::title);
  }

  private Drawing copy(Graph graph) {
    var copy = new Drawing(graph);
    copy.names = names;
    copy.evaluator = evaluator;
    copy.values = values;
    copy.loss = loss;
    copy.gradients = gradients;
    copy.modules = modules;
    copy.titles = titles;
    copy.fold = fold;
    return copy;
  }

  private static List<Tensor> evaluate(List<Tensor> tensors) {
    Evaluation.standard().evaluate(tensors);
    return tensors;
  }

  /** The graph that is drawn: the one given, or what {@link #open} has made of it. */
  public Graph graph() {
    return graph;
  }

  /**
   * With names for some tensors: those of leaves are in their nodes, those of others on the edges.
   */
  public Drawing names(Map<Tensor, String> names) {
    ArgumentException.requirePresent(names, "drawing", "map of names");
    var all = new HashMap<>(this.names);
    names.forEach(
        (tensor, name) ->
            all.put(
                Place.of(ArgumentException.requirePresent(tensor, "drawing", "named tensor")),
                ArgumentException.requirePresent(name, "drawing", "name of a tensor")));
    Drawing copy = copy(graph);
    copy.names = Map.copyOf(all);
    return copy;
  }

  /** With the value over each edge, computed by the default evaluator. */
  public Drawing values() {
    Drawing copy = copy(graph);
    copy.values = true;
    return copy;
  }

  /**
   * With the value over each edge.
   *
   * @param evaluator gives for each tensor one that has been evaluated, as {@code
   *     Evaluator.evaluate} does; it computes the gradients, too
   */
  public Drawing values(Function<List<Tensor>, List<Tensor>> evaluator) {
    ArgumentException.requirePresent(evaluator, "drawing", "evaluator");
    Drawing copy = values();
    copy.evaluator = evaluator;
    return copy;
  }

  /**
   * With the gradient {@code ∂loss/∂x} under each edge along which one comes back.
   *
   * @throws GraphException if the graph does not contain the loss
   * @throws dev.trigrad.ShapeException if the loss is not a scalar
   */
  public Drawing gradients(Tensor loss) {
    ArgumentException.requirePresent(loss, "drawing", "loss");
    Replay.requireScalar("drawing", loss);
    if (!graph.nodes().contains(loss.node())) {
      throw new GraphException(
          "drawing: the graph does not contain the loss '"
              + loss.node().label()
              + "'; draw Graph.of(loss), and name the loss before open(…)");
    }
    Drawing copy = copy(graph);
    copy.loss = loss;
    copy.gradients = Map.of();
    return copy;
  }

  /** With given gradients under the edges of some tensors. */
  public Drawing gradients(Map<Tensor, Tensor> gradients) {
    ArgumentException.requirePresent(gradients, "drawing", "map of gradients");
    var all = new HashMap<Place, Tensor>();
    gradients.forEach(
        (tensor, gradient) ->
            all.put(
                Place.of(ArgumentException.requirePresent(tensor, "drawing", "tensor")),
                ArgumentException.requirePresent(gradient, "drawing", "gradient")));
    Drawing copy = copy(graph);
    copy.gradients = Map.copyOf(all);
    copy.loss = null;
    return copy;
  }

  /**
   * With boxes around what modules have recorded.
   *
   * @param paths of operations and leaves, as {@code encoder.layers.0}: one box for each part, one
   *     within the other; a leaf that is in none is with what reads it, if it has no name
   */
  public Drawing modules(Map<Node, String> paths) {
    return modules(paths, Groups::title);
  }

  /** As {@link #modules(Map)}, with a title for each path. */
  public Drawing modules(Map<Node, String> paths, UnaryOperator<String> titles) {
    ArgumentException.requirePresent(paths, "drawing", "map of paths");
    Drawing copy = copy(graph);
    copy.modules = Collections.unmodifiableMap(new IdentityHashMap<>(paths));
    copy.titles = ArgumentException.requirePresent(titles, "drawing", "titles of paths");
    return copy;
  }

  /** With the outermost boxes drawn as one node each. */
  public Drawing folded() {
    return folded(1);
  }

  /**
   * With each box that lies in {@code depth} − 1 others drawn as one node.
   *
   * @param depth 1 for the outermost, 0 to draw all boxes open
   */
  public Drawing folded(int depth) {
    if (depth < 0) {
      throw new ArgumentException("drawing: depth " + depth + " is negative; give 0 or more");
    }
    Drawing copy = copy(graph);
    copy.fold = depth;
    return copy;
  }

  /**
   * With what operations stand for in their place, in a box each: of composites their bodies, of
   * gradients the backward graph. Names, modules and loss are kept.
   *
   * @param operations names of those to open, as {@code "gradient"}; none for all
   */
  public Drawing open(String... operations) {
    ArgumentException.requirePresent(operations, "drawing", "array of operations");
    var opening = new Opening(graph, modules, Set.of(operations));
    Drawing copy = copy(opening.graph());
    copy.modules = opening.paths();
    copy.loss = loss == null ? null : opening.moved(loss);
    copy.names = opening.moved(names);
    copy.gradients = opening.moved(gradients);
    return copy;
  }

  private Picture picture() {
    return new Figure(this).picture();
  }

  /**
   * The picture as an SVG document that needs nothing else, for light and dark pages. The group of
   * node i of {@link #graph} has the id {@code n<i>}, that of the edge to its k-th input {@code
   * e<from>-<to>-<k>}, and {@code o<k>} where output k leaves; of a module drawn as one node i is
   * its last node, and k counts what comes in. On an edge the text of the class {@code value} is
   * its value, and {@code gradient} its gradient.
   *
   * @throws GraphException if there are more than {@value #MAX_NODES} nodes, or too many long edges
   */
  public String svg() {
    Picture picture = picture();
    if (picture.items().size() > MAX_NODES) {
      throw large("has " + picture.items().size() + " nodes, at most " + MAX_NODES);
    }
    return GraphLayout.of(picture)
        .map(geometry -> Svg.of(picture, geometry))
        .orElseThrow(() -> large("has more long edges than"));
  }

  private static GraphException large(String how) {
    return new GraphException(
        "drawing: "
            + how
            + " can be laid out; fold modules, draw a smaller part, or use listing() or dot()");
  }

  /** The picture as a flowchart for Mermaid, which lays it out itself. */
  public String mermaid() {
    return Mermaid.of(picture());
  }

  /** The picture in the DOT language, for Graphviz to lay out. */
  public String dot() {
    return Dot.of(picture());
  }
}
