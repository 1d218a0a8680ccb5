package dev.trigrad.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.ArgumentException;
import dev.trigrad.Engines;
import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.graph.Gradients;
import dev.trigrad.graph.Updates;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Parameter;
import dev.trigrad.nn.Pass;
import dev.trigrad.nn.Sequential;
import dev.trigrad.op.HostFunction;
import dev.trigrad.plan.Planner;
import dev.trigrad.run.Evaluator;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pictures of plans are legible, and show what the plan is. */
class PlanPictureTest {
  private static final Pattern RECTANGLE =
      Pattern.compile(
          "<rect class=\"(\\w+)\" rx=\"3\" x=\"(.*?)\" y=\"(.*?)\" width=\"(.*?)\""
              + " height=\"(.*?)\">");
  private static final Pattern TEXT =
      Pattern.compile(
          "<text class=\"\\w*\" text-anchor=\"(\\w+)\" x=\"(.*?)\" y=\"(.*?)\">(.*?)</text>");

  private final Evaluator evaluator = Engines.evaluator("java");

  private record Box(String what, double x, double y, double width, double height) {
    boolean meets(Box other) {
      return x < other.x + other.width
          && other.x < x + width
          && y < other.y + other.height
          && other.y < y + height;
    }
  }

  private static List<Box> rectangles(String svg) {
    return RECTANGLE
        .matcher(svg)
        .results()
        .map(
            found ->
                new Box(
                    found.group(1),
                    Double.parseDouble(found.group(2)),
                    Double.parseDouble(found.group(3)),
                    Double.parseDouble(found.group(4)),
                    Double.parseDouble(found.group(5))))
        .toList();
  }

  private static List<Box> texts(String svg) {
    var boxes = new ArrayList<Box>();
    Matcher found = TEXT.matcher(svg);
    while (found.find()) {
      String text = found.group(4).replaceAll("&\\w+;", "x");
      double wide = PlanSheet.LETTER * text.length();
      double x = Double.parseDouble(found.group(2));
      double left =
          switch (found.group(1)) {
            case "start" -> x;
            case "middle" -> x - wide / 2;
            default -> x - wide;
          };
      boxes.add(new Box(text, left, Double.parseDouble(found.group(3)) - 9, wide, 12));
    }
    return boxes;
  }

  private static void apart(List<Box> boxes) {
    for (int i = 0; i < boxes.size(); i++) {
      for (int j = 0; j < i; j++) {
        Box a = boxes.get(i);
        Box b = boxes.get(j);
        assertFalse(a.meets(b), () -> a + " meets " + b);
      }
    }
  }

  /** Nothing lies on anything else, or leaves the picture; no text is small. */
  private static void legible(String svg) {
    List<Box> texts = texts(svg);
    List<Box> rectangles = rectangles(svg);
    assertEquals(svg.split("<text ", -1).length - 1, texts.size());
    apart(texts);
    // A frame lies around its operations.
    apart(rectangles.stream().filter(box -> !box.what.equals("fused")).toList());
    apart(rectangles.stream().filter(box -> !box.what.equals("pill")).toList());
    Matcher size = Pattern.compile("width=\"(\\d+)\" height=\"(\\d+)\"").matcher(svg);
    assertTrue(size.find());
    for (Box box : Stream.concat(texts.stream(), rectangles.stream()).toList()) {
      assertTrue(box.x >= 0 && box.x + box.width <= Integer.parseInt(size.group(1)), box::toString);
      assertTrue(
          box.y >= 0 && box.y + box.height <= Integer.parseInt(size.group(2)), box::toString);
    }
    Matcher font = Pattern.compile("(\\d+)px").matcher(svg);
    while (font.find()) {
      assertTrue(Integer.parseInt(font.group(1)) >= 9);
    }
    assertFalse(svg.contains("href") || svg.contains("url("), "needs something else");
  }

  private static long count(String svg, String what) {
    return rectangles(svg).stream().filter(box -> box.what.equals(what)).count();
  }

  @Test
  void aStepOfAnMlp() {
    var model = Sequential.of(new Linear(64, 128), Activation.relu(), new Linear(128, 10));
    model.initialize(1);
    var pass = Pass.training(RandomKey.of(1));
    Tensor scores = model.apply(Tensor.zeros(32, 64), pass);
    Tensor loss = new CrossEntropy().of(scores, Tensor.of(new int[32]));
    List<Parameter> parameters = model.parameters();
    List<Tensor> values = parameters.stream().map(Parameter::tensor).toList();
    List<Tensor> gradients = Gradients.of(loss, values);
    var updates = new Updates();
    for (int i = 0; i < values.size(); i++) {
      updates.put(parameters.get(i), values.get(i).sub(gradients.get(i).mul(0.1)));
    }
    String svg = PlanPicture.of(evaluator, updates, loss);
    legible(svg);
    assertEquals(4, count(svg, "new"), "parameters");
    assertTrue(count(svg, "fused") >= 6, svg);
    String words = evaluator.explain(updates, loss).replaceAll("\\s+", " ");
    assertTrue(words.contains(count(svg, "k0") + count(svg, "k1") + " steps"), words);
    Matcher bytes = Pattern.compile("([\\d,]+) bytes in buffers for ([\\d,]+) ").matcher(svg);
    assertTrue(bytes.find());
    assertTrue(
        words.contains(
            "buffers of " + bytes.group(1) + " bytes for " + bytes.group(2) + " bytes of values"),
        words);
  }

  @Test
  void longChainsAreWrapped() {
    Tensor x = Tensor.of(new float[1000]);
    for (int i = 0; i < 60; i++) {
      x = x.square().add(x).sin();
    }
    String svg = PlanPicture.of(evaluator, x);
    legible(svg);
    assertEquals(180, count(svg, "pill"));
  }

  @Test
  void severalOutputsAndRanks() {
    Tensor x = Tensor.zeros(2, 3, 4, 5, 2, 1, 3);
    legible(PlanPicture.of(evaluator, x.sum(0), x.exp().mean(1, 2), x.softmax(-1).neg()));
    legible(PlanPicture.of(evaluator, Tensor.zeros(0, 3).exp()));
  }

  @Test
  void callsOfHostFunctionsAreBetweenTheParts() {
    var square =
        HostFunction.of(
            "square",
            TensorType.float32(Shape.of(3)),
            (in, out) -> out.floats(0)[0] = in.floats(0)[0]);
    String svg = PlanPicture.of(evaluator, square.apply(Tensor.zeros(3).exp()).cos());
    legible(svg);
    assertEquals(1, svg.split("host functions are called here", -1).length - 1);
    assertTrue(svg.contains(">exp<") && svg.contains(">cos<"), svg);
  }

  @Test
  void saysWhatItCannotDraw() {
    Tensor known = Tensor.of(1f);
    String message =
        assertThrows(ArgumentException.class, () -> PlanPicture.of(evaluator, known)).getMessage();
    assertTrue(message.contains("all is known already"), message);
    Tensor sum = known;
    for (int i = 0; i < 2100; i++) {
      sum = sum.sin();
    }
    Tensor deep = sum;
    assertThrows(
        ArgumentException.class,
        () -> PlanPicture.of(new Evaluator(evaluator.engine(), Planner.none()), deep));
  }
}
