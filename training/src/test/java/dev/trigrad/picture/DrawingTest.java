package dev.trigrad.picture;

import static dev.trigrad.picture.Pictures.requireReadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.GraphException;
import dev.trigrad.Shape;
import dev.trigrad.ShapeException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.graph.Node;
import dev.trigrad.picture.layout.Picture;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is drawn of graphs; the reference computes, so that no engine is needed. */
class DrawingTest {
  private final Tensor u = Tensor.of(-2f);
  private final Tensor v = Tensor.of(5f);
  private final Tensor w = Tensor.of(-4f);

  private static Drawing drawing(Tensor f) {
    return Drawing.of(Graph.of(f)).values(Pictures::judged).gradients(f);
  }

  /** For the id of each edge its value and its gradient, as {@code value|gradient}. */
  private static Map<String, String> edges(Drawing drawing) {
    var texts = new TreeMap<String, String>();
    for (Picture.Edge edge : new Figure(drawing).picture().edges()) {
      texts.put(edge.id(), String.join(" ", edge.above()) + "|" + String.join(" ", edge.below()));
    }
    return texts;
  }

  @Test
  void theLecturesGraphIsThatOfTheLecture() {
    Tensor f = u.add(v).mul(w);
    Drawing drawing = drawing(f).names(Map.of(u, "u", v, "v", w, "w"));
    assertEquals(
        Map.of(
            "e0-2-0", "-2|-4",
            "e1-2-1", "5|-4",
            "e2-4-0", "3|-4",
            "e3-4-1", "-4|3",
            "o0", "-12|1"),
        edges(drawing));
    String svg = drawing.svg();
    for (String part :
        List.of(
            "<g class=\"node leaf\" id=\"n0\">",
            "<g class=\"node sign\" id=\"n2\">",
            "<g class=\"edge\" id=\"e2-4-0\">",
            "<text class=\"value\"",
            "<text class=\"gradient\"",
            "prefers-color-scheme:dark",
            "viewBox=\"0 0 ",
            "<title>Computation graph of mul, 5 nodes</title>")) {
      assertTrue(svg.contains(part), part);
    }
    requireReadable(drawing);
    assertFalse(f.evaluated() || f.node().inputs().getFirst().evaluated(), "drawing evaluates");
  }

  /** Each edge has what comes back along it; at u they add up to 1·w·… + … = 3. */
  @Test
  void gradientsOfASharedTensorAreTakenApart() {
    Tensor f = u.maximum(v).mul(u);
    assertEquals(
        Map.of("e0-2-0", "|0", "e1-2-1", "|-2", "e2-3-0", "5|-2", "e0-3-1", "|5", "o0", "-10|1"),
        edges(drawing(f)));
    Tensor square = u.mul(u);
    assertEquals(
        Map.of("e0-1-0", "x = -2|-2", "e0-1-1", "x = -2|-2", "o0", "4|1").values().stream()
            .map(text -> text.replace("x = ", ""))
            .sorted()
            .toList(),
        edges(drawing(square).names(Map.of(u, "x"))).values().stream().sorted().toList());
  }

  @Test
  void noGradientIsDrawnWhereNoneComesBack() {
    Tensor f = u.detach().mul(v).add(u.greater(v).where(w, v));
    Map<String, String> edges = edges(drawing(f).names(Map.of(u, "u")));
    assertTrue(edges.values().stream().anyMatch(text -> text.equals("-2|")), edges::toString);
  }

  @Test
  void namesAreOfCellsOrGivenAndOfResults() {
    var cell = new Cell("layer.weight", Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7}, 7));
    Tensor q = cell.tensor().mul(v);
    Drawing drawing = drawing(q.sum()).names(Map.of(q, "q"));
    assertEquals("q = [7] mean 20 5 … 35|all 1", edges(drawing).get("e2-3-0"));
    String svg = Drawing.of(Graph.of(q)).svg();
    assertTrue(svg.contains(">layer.weight<tspan"), svg);
    assertTrue(svg.contains(">[7]</tspan>"), svg);
  }

  @Test
  void compositesOpenInABoxEach() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor f = x.softmax(1).log().sum().neg();
    Drawing folded = drawing(f);
    Drawing open = folded.open();
    assertTrue(folded.svg().contains(">softmax</text>"));
    assertTrue(
        open.svg().contains("<g class=\"group\">") && open.svg().contains(">softmax</text>"));
    assertTrue(open.graph().nodes().stream().noneMatch(node -> node.label().equals("softmax")));
    assertEquals(edges(folded).get("o0"), edges(open).get("o0"));
    requireReadable(open);
    assertEquals(folded.graph(), folded.open("none of these").graph());
  }

  @Test
  void aGradientOpensIntoTheBackwardGraph() {
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4}, 2, 2);
    Tensor f = x.matmul(x).tanh().sum();
    Tensor g = Gradients.of(f, x).getFirst();
    Drawing open = Drawing.of(Graph.of(f, g)).values(Pictures::judged).open("gradient");
    assertTrue(open.graph().nodes().stream().noneMatch(node -> node.label().equals("gradient")));
    List<String> outputs = edges(open).values().stream().toList();
    assertTrue(outputs.getLast().startsWith(judgedText(g)), outputs::toString);
    requireReadable(open);
    requireReadable(Drawing.of(Graph.of(g)).values(Pictures::judged).gradients(f));
  }

  private static String judgedText(Tensor tensor) {
    Tensor value = Pictures.judged(List.of(tensor)).getFirst();
    return String.join(" ", Numbers.lines(value.type(), value.node().value(0), true));
  }

  /** Paths that make circles lose boxes, not the picture. */
  @Test
  void anyPathsCanBeDrawn() {
    for (int seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var tensors = new ArrayList<>(List.of(u, v, w));
      for (int i = 0; i < 25; i++) {
        Tensor a = tensors.get(random.nextInt(tensors.size()));
        Tensor b = tensors.get(random.nextInt(tensors.size()));
        tensors.add(random.nextBoolean() ? a.add(b) : a.sub(b).tanh());
      }
      Graph graph = Graph.of(tensors.getLast(), tensors.get(tensors.size() - 2));
      Map<Node, String> paths = new IdentityHashMap<>();
      for (Node node : graph.nodes()) {
        var path = new StringBuilder("m" + random.nextInt(3));
        for (int depth = random.nextInt(3); depth > 0; depth--) {
          path.append('.').append(random.nextInt(2));
        }
        paths.put(node, path.toString());
      }
      Drawing drawing = Drawing.of(graph).modules(paths).values(Pictures::judged);
      requireReadable(drawing);
      requireReadable(drawing.folded());
      requireReadable(drawing.folded(2));
    }
  }

  @Test
  void aFoldedBoxHasTheIndexOfItsLastNode() {
    Tensor sum = u.add(v);
    Tensor f = sum.tanh().mul(w);
    Map<Node, String> paths = Map.of(sum.node(), "a", f.node().inputs().getFirst().node(), "a");
    Map<Tensor, String> names = Map.of(u, "u", v, "v", w, "w");
    Drawing drawing = Drawing.of(Graph.of(f)).modules(paths).names(names).folded();
    assertEquals(
        List.of("e0-3-0", "e1-3-1", "e3-5-0", "e4-5-1", "o0"),
        new Figure(drawing).picture().edges().stream().map(Picture.Edge::id).toList());
    requireReadable(drawing);
  }

  @Test
  void awkwardValuesAreDrawn() {
    float nan = Float.NaN;
    Tensor x = Tensor.of(new float[] {nan, 1, Float.POSITIVE_INFINITY, -1, 1e-30f, 3e30f}, 6);
    requireReadable(drawing(x.exp().sum()));
    assertEquals("[6] mean nan nan … nan", judgedText(x));
    assertEquals("inf", judgedText(Tensor.of(Float.POSITIVE_INFINITY)));
    assertEquals("1e-30", judgedText(Tensor.of(1e-30f)));
    assertEquals("-1.235e9", judgedText(Tensor.of(-1234567890f)));
    assertEquals("0.3333", judgedText(Tensor.of(1 / 3f)));
    assertEquals("[0, 3]", judgedText(Tensor.zeros(0, 3)));
    assertEquals("[1, 2] [3, 4]", judgedText(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2)));
    assertEquals("[2, 5] all 7", judgedText(Tensor.of(7f).expand(Shape.of(2, 5))));
    requireReadable(drawing(Tensor.zeros(0, 3).sum()));
    requireReadable(Drawing.of(Graph.of(u)).values(Pictures::judged));
    requireReadable(Drawing.of(Graph.of()));
  }

  @Test
  void textIsEscapedInEveryForm() {
    Tensor f = u.add(v);
    Drawing drawing = Drawing.of(Graph.of(f)).names(Map.of(u, "a\"]<b>&\\\n\u0000#", v, "end"));
    requireReadable(drawing);
    assertTrue(drawing.svg().contains("a&quot;]&lt;b&gt;&amp;\\  #"), drawing.svg());
    assertTrue(drawing.mermaid().contains("n0[\"a#34;]#60;b#62;#38;#92;  #35;"), drawing.mermaid());
    assertTrue(drawing.dot().contains("label=\"a\\\"]<b>&amp;\\\\  #"), drawing.dot());
  }

  @Test
  void textFormsHaveTheSameNodesAndNumbers() {
    Tensor f = u.add(v).mul(w);
    Drawing drawing = drawing(f).names(Map.of(u, "u"));
    assertTrue(drawing.mermaid().startsWith("flowchart LR\n"), drawing.mermaid());
    assertTrue(drawing.mermaid().contains("  n0 -->|\"-2<br/>∇ -4\"| n2\n"), drawing.mermaid());
    assertTrue(drawing.dot().contains("  n0 -> n2 [label=\"-2\\n∇ -4\"];\n"), drawing.dot());
    String dot = Drawing.of(Graph.of(f)).dot();
    assertTrue(dot.contains("n2 [shape=circle, label=\"+\"]"), dot);
  }

  /** The graph finds what draws it, as a service. */
  @Test
  void theGraphDrawsItself() {
    Graph graph = Graph.of(u.add(v).mul(w));
    assertEquals(Drawing.of(graph).svg(), graph.svg());
    assertEquals(Drawing.of(graph).mermaid(), graph.mermaid());
  }

  @Test
  void wrongCallsAreAnswered() {
    Graph graph = Graph.of(u.add(v));
    Drawing drawing = Drawing.of(graph);
    assertThrows(ArgumentException.class, () -> Drawing.of((Graph) null));
    assertThrows(ArgumentException.class, () -> drawing.folded(-1));
    assertThrows(ArgumentException.class, () -> drawing.names(null));
    assertThrows(ShapeException.class, () -> drawing.gradients(Tensor.zeros(2)));
    String message =
        assertThrows(GraphException.class, () -> drawing.gradients(u.mul(v))).getMessage();
    assertTrue(message.startsWith("drawing: the graph does not contain the loss 'mul'"), message);
    Tensor chain = u;
    for (int i = 0; i < Drawing.MAX_NODES; i++) {
      chain = chain.neg();
    }
    Drawing large = Drawing.of(Graph.of(chain));
    message = assertThrows(GraphException.class, large::svg).getMessage();
    assertTrue(message.contains("fold modules"), message);
    assertTrue(large.dot().contains("n2000"));
  }
}
