package dev.trigrad.picture;

import static dev.trigrad.picture.Pictures.requireReadable;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.Tensor;
import dev.trigrad.graph.Cell;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Graph;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Module;
import dev.trigrad.nn.ModuleGraph;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Modules as boxes, open and folded. */
class ModuleDrawingTest {
  private static final class Block extends Module {
    private final Linear first = child("first", new Linear(4, 4));
    private final Linear second = child("second", new Linear(4, 4));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      return second.apply(first.apply(x, pass).relu(), pass).add(x).relu();
    }
  }

  /** A cell that reads x and its own result, three times. */
  private static final class Recurrent extends Module {
    private final Linear cell = child("cell", new Linear(6, 4));

    @Override
    protected Tensor forward(Tensor x, Pass pass) {
      Tensor state = Tensor.zeros(1, 4);
      for (int step = 0; step < 3; step++) {
        state = cell.apply(x.concat(1, state), pass).tanh();
      }
      return state;
    }
  }

  private static ModuleGraph residual() {
    var model = Sequential.of();
    for (int i = 0; i < 20; i++) {
      model.append(new Block());
    }
    model.initialize(1);
    Tensor x = new Cell("x", Tensor.of(new float[8], 2, 4)).tensor();
    return ModuleGraph.of(model, pass -> model.apply(x, pass));
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void anMlpWithItsLossIsReadable() {
    var model = Sequential.of(new Linear(3, 8), Activation.relu(), new Linear(8, 4));
    model.initialize(1);
    Tensor x = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);
    Tensor y = Tensor.of(new int[] {1, 3}, 2);
    ModuleGraph recorded =
        ModuleGraph.of(model, pass -> new CrossEntropy().of(model.apply(x, pass), y));
    Tensor loss = recorded.graph().output();
    Drawing drawing =
        Drawing.of(recorded).names(Map.of(x, "x", y, "y")).values(Pictures::judged).gradients(loss);
    for (Drawing each : List.of(drawing, drawing.folded(), drawing.open(), Drawing.of(recorded))) {
      requireReadable(each);
    }
    String svg = drawing.svg();
    assertEquals(3, count(svg, "<g class=\"group\">"));
    assertTrue(svg.contains(">0 Linear(3→8)</text>") && svg.contains(">weight</text>"), svg);
    assertEquals(3, count(drawing.folded().svg(), "class=\"node folded\""));
    Drawing backward =
        Drawing.of(
            Graph.of(loss, Gradients.of(loss, model.parameters().getFirst().tensor()).getFirst()));
    requireReadable(backward.open());
    requireReadable(backward.open("gradient").values(Pictures::judged));
  }

  @Test
  void twentyResidualBlocksAreReadable() {
    ModuleGraph recorded = residual();
    requireReadable(Drawing.of(recorded));
    requireReadable(Drawing.of(recorded).values(Pictures::judged));
    requireReadable(Drawing.of(recorded).folded(2));
    Drawing folded = Drawing.of(recorded).folded();
    requireReadable(folded);
    String svg = folded.svg();
    assertEquals(20, count(svg, "class=\"node folded\""));
    assertEquals(21, count(svg, "class=\"edge\""));
    assertFalse(svg.contains("class=\"group\""));
    assertEquals(60, count(Drawing.of(recorded).svg(), "<g class=\"group\">"));
  }

  /** One module three times is three boxes, or the middle would be within and without. */
  @Test
  void eachUseOfAModuleIsABox() {
    var model = new Recurrent();
    model.initialize(1);
    Tensor x = new Cell("x", Tensor.of(new float[2], 1, 2)).tensor();
    ModuleGraph recorded = ModuleGraph.of(model, pass -> model.apply(x, pass));
    String svg = Drawing.of(recorded).svg();
    for (String title : List.of(">cell Linear(6→4)<", ">cell#2 Linear(6→4)<", ">cell#3 Linear")) {
      assertTrue(svg.contains(title), svg);
    }
    requireReadable(Drawing.of(recorded).values(Pictures::judged));
    assertEquals(3, count(Drawing.of(recorded).folded().svg(), "class=\"node folded\""));
  }
}
