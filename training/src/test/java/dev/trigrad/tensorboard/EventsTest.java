package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.DType;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.TensorType;
import dev.trigrad.nn.Activation;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;

/** TensorFlow's own classes read every event, and find in it what was said. */
class EventsTest {
  @TempDir Path directory;

  private List<Event> written(java.util.function.Consumer<EventWriter> log) throws IOException {
    return Recorded.events(Recorded.written(directory, log));
  }

  private static Summary.Value value(Event event) {
    assertEquals(1, event.getSummary().getValueCount());
    assertTrue(event.getUnknownFields().asMap().isEmpty());
    return event.getSummary().getValue(0);
  }

  @Test
  void thousandsOfScalars() throws IOException {
    var random = new Random(7);
    int count = 5000;
    long[] steps = new long[count];
    float[] values = new float[count];
    for (int i = 1; i < count; i++) {
      steps[i] = steps[i - 1] + (random.nextLong() >>> random.nextInt(14, 63)) / count;
      values[i] = Float.intBitsToFloat(random.nextInt());
    }
    List<Event> events =
        written(
            writer -> {
              for (int i = 0; i < count; i++) {
                writer.scalar("a/" + i % 3, steps[i], values[i]);
              }
            });
    assertEquals(count, events.size());
    for (int i = 0; i < count; i++) {
      assertEquals(steps[i], events.get(i).getStep());
      assertEquals("a/" + i % 3, value(events.get(i)).getTag());
      assertEquals(values[i], value(events.get(i)).getSimpleValue());
      assertEquals(1_700_000_000.25, events.get(i).getWallTime());
    }
  }

  @Test
  void negativeSteps() throws IOException {
    assertEquals(-3, written(writer -> writer.scalar("a", -3, 1)).getFirst().getStep());
  }

  @Test
  void bucketsHoldEveryValue() throws IOException {
    var random = new Random(3);
    float[] values = new float[20_000];
    for (int i = 0; i < values.length; i++) {
      do {
        values[i] = Float.intBitsToFloat(random.nextInt());
      } while (!Float.isFinite(values[i]));
    }
    HistogramProto found =
        value(written(writer -> writer.histogram("h", 0, Tensor.of(values))).getFirst()).getHisto();
    assertEquals(found.getBucketLimitCount(), found.getBucketCount());
    double total = 0;
    for (int i = 0; i < found.getBucketCount(); i++) {
      double from = i == 0 ? Double.NEGATIVE_INFINITY : found.getBucketLimit(i - 1);
      double to = found.getBucketLimit(i);
      double count = 0;
      for (float value : values) {
        count += value >= from && value < to ? 1 : 0;
      }
      assertEquals(count, found.getBucket(i));
      total += count;
    }
    assertEquals(values.length, total);
    assertEquals(values.length, found.getNum());
  }

  @Test
  void everyTypeHasAHistogram() throws IOException {
    Tensor truths = Tensor.of(new boolean[] {true, false, true});
    HistogramProto found =
        value(written(writer -> writer.histogram("h", 0, truths)).getFirst()).getHisto();
    assertEquals(3, found.getNum());
    assertEquals(2, found.getSum());
  }

  @Test
  void computedTensorsAreEvaluated() throws IOException {
    Tensor sum = Tensor.of(new float[] {1, 2}).add(1);
    HistogramProto found =
        value(written(writer -> writer.histogram("h", 0, sum)).getFirst()).getHisto();
    assertEquals(5, found.getSum());
  }

  @Test
  void aCurveIsATableOfSixRows() throws IOException {
    Tensor scores = Tensor.of(new float[] {0, 0.25f, 1, 0.75f}, 2, 2);
    Tensor labels = Tensor.of(new boolean[] {false, true, true, false}).reshape(2, 2);
    Summary.Value found =
        value(written(writer -> writer.precisionRecall("c", 0, scores, labels)).getFirst());
    assertEquals("pr_curves", found.getMetadata().getPluginData().getPluginName());
    TensorProto table = found.getTensor();
    assertEquals(6, table.getTensorShape().getDim(0).getSize());
    assertEquals(127, table.getTensorShape().getDim(1).getSize());
    assertEquals(6 * 127, table.getFloatValCount());
    assertArrayEquals(
        new float[] {2, 2, 0, 0, 0.5f, 1},
        new float[] {
          table.getFloatVal(0),
          table.getFloatVal(127),
          table.getFloatVal(2 * 127),
          table.getFloatVal(3 * 127),
          table.getFloatVal(4 * 127),
          table.getFloatVal(5 * 127)
        });
    assertEquals(1, table.getFloatVal(126), "true positives at threshold 1");
  }

  @Test
  void restartIsASessionsStart() throws IOException {
    Event event = written(writer -> writer.restart(17)).getFirst();
    assertEquals(17, event.getStep());
    assertEquals(SessionLog.SessionStatus.START, event.getSessionLog().getStatus());
  }

  @Test
  void aModelIsAGraphOfScopes() throws IOException {
    var model =
        Sequential.of(
            new Linear(4, 3), Activation.relu(), Sequential.of(new Linear(3, 2), new Linear(2, 2)));
    model.initialize(1);
    Event event =
        written(writer -> writer.graph(model, TensorType.float32(Shape.of(5, 4)))).getFirst();
    GraphDef graph = GraphDef.parseFrom(event.getGraphDef());
    Map<String, NodeDef> nodes = new HashMap<>();
    for (NodeDef node : graph.getNodeList()) {
      for (String input : node.getInputList()) {
        assertTrue(nodes.containsKey(input.split(":")[0]), node.getName() + " reads " + input);
      }
      assertEquals(null, nodes.put(node.getName(), node), "names differ");
    }
    NodeDef weight = nodes.get("Sequential/2/0/weight");
    assertEquals("Parameter", weight.getOp());
    assertEquals(List.of(3L, 2L), shape(weight));
    assertEquals("Placeholder", nodes.get("input").getOp());
    assertEquals(List.of(5L, 4L), shape(nodes.get("input")));
    assertEquals(List.of(5L, 2L), shape(nodes.get("output")));
    assertTrue(nodes.keySet().stream().anyMatch(name -> name.startsWith("Sequential/1/")));
    assertEquals(DType.FLOAT32.ordinal() + 1, weight.getAttrOrThrow("T").getTypeValue());
  }

  private static List<Long> shape(NodeDef node) {
    var extents = new ArrayList<Long>();
    node.getAttrOrThrow("_output_shapes")
        .getList()
        .getShape(0)
        .getDimList()
        .forEach(dim -> extents.add(dim.getSize()));
    return extents;
  }
}
