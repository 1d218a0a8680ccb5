package dev.trigrad.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.GraphException;
import dev.trigrad.Tensor;
import dev.trigrad.graph.access.Pictures;
import org.junit.jupiter.api.Test;

/** What a graph says of itself without anybody who draws. */
class GraphTest {
  @Test
  void dotHasNodesWithShapesAndEdges() {
    var cell = new Cell("w", Tensor.of(new float[] {1, 2}));
    assertEquals(
        """
        digraph trigrad {
          rankdir=LR;
          n0 [shape=box, label="w\\nfloat32[2]"];
          n1 [shape=box, label="constant\\nfloat32[]\\n3.0"];
          n2 [shape=ellipse, label="mul\\nfloat32[2]"];
          n0 -> n2;
          n1 -> n2;
        }
        """,
        Graph.of(cell.tensor().mul(Tensor.of(3f))).dot());
  }

  @Test
  void namesAreEscapedInDot() {
    var cell = new Cell("a\"]\\<b>&quot;\n", Tensor.of(1f));
    String dot = Graph.of(cell.tensor().neg()).dot();
    assertTrue(dot.contains("label=\"a\\\"]\\\\<b>&amp;quot; \\nfloat32[]"), dot);
  }

  @Test
  void whoDrawsIsNamedWhereNobodyDoes() {
    var message =
        assertThrows(
                GraphException.class,
                () -> Pictures.find("svg", ClassLoader.getPlatformClassLoader()))
            .getMessage();
    assertEquals(
        "graph: svg() is drawn by trigrad-training, which is not on the class path or module path;"
            + " add it, or use dot()",
        message);
  }
}
