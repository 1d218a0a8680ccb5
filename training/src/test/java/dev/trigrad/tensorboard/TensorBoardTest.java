package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.loss.MeanSquaredError;
import dev.trigrad.nn.Linear;
import dev.trigrad.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** What is written of a training. */
class TensorBoardTest {
  @TempDir Path directory;

  private static void epoch(TensorBoard listener, int epoch) {
    for (int step = 2 * epoch + 1; step <= 2 * epoch + 2; step++) {
      listener.on(new TrainingEvent.Stepped(epoch, step, 1.0 / step, 32, 0.125));
    }
    var values = new LinkedHashMap<String, Double>();
    values.put("loss", 0.5);
    values.put("validation.loss", 0.75);
    values.put("validation.accuracy", 0.25);
    listener.on(new TrainingEvent.EpochEnded(epoch, 2L * epoch + 2, values));
  }

  private static List<Double> values(EventFile file, String tag) {
    return file.scalars().get(tag).stream().map(EventFile.Point::value).toList();
  }

  @Test
  void oneRunHasTagsAsPyTorchsUsersHaveThem() {
    try (EventWriter writer = EventWriter.open(directory)) {
      TensorBoard listener = TensorBoard.listener(writer);
      listener.on(new TrainingEvent.Started(0, 0));
      epoch(listener, 0);
      epoch(listener, 1);
      // Epochs are flushed.
      EventFile found = EventFile.read(directory);
      assertEquals(List.of(1.0, 0.5, (double) (float) (1 / 3.0), 0.25), values(found, "step/loss"));
      assertEquals(List.of(0.125, 0.125, 0.125, 0.125), values(found, "step/learning_rate"));
      assertEquals(List.of(0.5, 0.5), values(found, "loss/train"));
      assertEquals(List.of(0.75, 0.75), values(found, "loss/validation"));
      assertEquals(List.of(0.25, 0.25), values(found, "accuracy/validation"));
      assertEquals(4, found.scalars().get("loss/train").getLast().step());
      assertEquals(5, found.scalars().size());
    }
  }

  @Test
  void twoRunsHaveTagsAsKerasHasThem() {
    Path train = directory.resolve("train");
    Path validation = directory.resolve("validation");
    try (EventWriter first = EventWriter.open(train);
        EventWriter second = EventWriter.open(validation)) {
      TensorBoard listener = TensorBoard.listener(first, second);
      epoch(listener, 0);
      listener.on(new TrainingEvent.Ended(1, 2, "all epochs done"));
    }
    EventFile found = EventFile.read(train);
    assertEquals(
        List.of("batch_learning_rate", "batch_loss", "epoch_loss"),
        List.copyOf(found.scalars().keySet()));
    assertEquals(
        Map.of("epoch_loss", List.of(0.75), "epoch_accuracy", List.of(0.25)),
        Map.of(
            "epoch_loss", values(EventFile.read(validation), "epoch_loss"),
            "epoch_accuracy", values(EventFile.read(validation), "epoch_accuracy")));
  }

  @Test
  void aTrainingThatGoesOnTakesLaterStepsBack() {
    try (EventWriter writer = EventWriter.open(directory, Recorded.OPTIONS)) {
      TensorBoard listener = TensorBoard.listener(writer);
      epoch(listener, 0);
      epoch(listener, 1);
    }
    try (EventWriter writer = EventWriter.open(directory, Recorded.OPTIONS)) {
      TensorBoard listener = TensorBoard.listener(writer);
      listener.on(new TrainingEvent.Started(1, 2));
      listener.on(new TrainingEvent.Stepped(1, 3, 7, 32, 0.5));
    }
    EventFile found = EventFile.read(directory);
    assertEquals(List.of(1.0, 0.5, 7.0), values(found, "step/loss"));
    assertEquals(List.of(0.5), values(found, "loss/train"));
  }

  private List<Summary.Value> distributions(Linear model, boolean gradients) throws IOException {
    Path run = Files.createTempDirectory(directory, "run");
    Tensor x = Tensor.of(new float[] {1, 2}, 1, 2);
    var loss = new MeanSquaredError();
    byte[] file =
        Recorded.written(
            run,
            writer -> {
              TensorBoard listener = TensorBoard.listener(writer);
              if (gradients) {
                listener.gradients(
                    model, pass -> loss.of(model.apply(x, pass), Tensor.zeros(1, 3)));
              } else {
                listener.weights(model);
              }
              listener.on(new TrainingEvent.EpochEnded(0, 5, Map.of()));
            });
    var found = new ArrayList<Summary.Value>();
    for (Event event : Recorded.events(file)) {
      assertEquals(5, event.getStep());
      found.addAll(event.getSummary().getValueList());
    }
    return found;
  }

  @Test
  void weightsAndGradientsHaveHistograms() throws IOException {
    var model = new Linear(2, 3);
    model.initialize(1);
    model.namedParameters().get("weight").assign(Tensor.full(0.5f, 2, 3));
    model.namedParameters().get("bias").assign(Tensor.full(0.25f, 3));
    List<Summary.Value> weights = distributions(model, false);
    assertEquals("weights/weight", weights.get(0).getTag());
    assertEquals(3, weights.get(0).getHisto().getSum());
    assertEquals("weights/bias", weights.get(1).getTag());
    assertEquals(3, weights.get(1).getHisto().getNum());
    // The output is 1.75 three times; the mean of squares grows by 2/3 · 1.75 · x.
    List<Summary.Value> gradients = distributions(model, true);
    assertEquals("gradients/weight", gradients.get(0).getTag());
    assertEquals(2 * 1.75 * 3, gradients.get(0).getHisto().getSum(), 1e-5);
    assertEquals("gradients/bias", gradients.get(1).getTag());
    assertEquals(2 * 1.75, gradients.get(1).getHisto().getSum(), 1e-5);
  }

  @Test
  void valuesThatAreNotFiniteAreCounted() throws IOException {
    var model = new Linear(2, 3);
    model.initialize(1);
    model
        .namedParameters()
        .get("bias")
        .assign(
            Tensor.of(new float[] {Float.NaN, 1, Float.POSITIVE_INFINITY}, Shape.of(3).extents()));
    Summary.Value bias = distributions(model, false).get(1);
    assertEquals("weights/bias/not_finite", bias.getTag());
    assertEquals(2, bias.getSimpleValue());
  }
}
