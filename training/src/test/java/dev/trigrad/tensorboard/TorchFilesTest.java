package dev.trigrad.tensorboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.trigrad.Tensor;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.HistogramProto;
import org.tensorflow.proto.Summary;

/**
 * The same calls write the same bytes as PyTorch's SummaryWriter, after the name of the program.
 */
class TorchFilesTest {
  private static final double[] VALUES = {
    1,
    0.5,
    -2.25,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    0,
    -0.0,
    1e-42,
    3e38,
    0.1
  };

  @TempDir Path directory;

  private void same(String name, Consumer<EventWriter> log) throws IOException {
    byte[] written = Recorded.written(directory, log);
    List<Event> events = Recorded.events(Recorded.torch(name));
    List<Event> ours = Recorded.events(written);
    for (int i = 0; i < events.size(); i++) {
      assertEquals(events.get(i), ours.get(i));
    }
    assertArrayEquals(
        Recorded.withoutHeader(Recorded.torch(name)), Recorded.withoutHeader(written), name);
  }

  @Test
  void scalars() throws IOException {
    same(
        "scalars",
        writer -> {
          for (int i = 0; i < VALUES.length; i++) {
            writer.scalar("loss", i, VALUES[i]);
          }
          writer.scalar("größe/läuft", 1L << 40, 7);
        });
  }

  @Test
  void histograms() throws IOException {
    float[] spread = new float[800];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (i - 300) / 64f;
    }
    float far = 0x1p66f;
    byte[] written =
        Recorded.written(
            directory,
            writer -> {
              writer.histogram("spread", 1, Tensor.of(spread, 20, 40));
              writer.histogram("one", 2, Tensor.of(0.75f));
              writer.histogram("zeros", 3, Tensor.zeros(5));
              writer.histogram("negative zero", 3, Tensor.of(new float[] {-0f, 1, 1}));
              writer.histogram("far", 4, Tensor.of(new float[] {-far, 0x1p-40f, far}));
              writer.histogram("whole", 5, Tensor.of(new int[] {3, -1, 4, 1, -5, 9, 2, 6}));
            });
    List<Event> theirs = Recorded.events(Recorded.torch("histograms"));
    List<Event> ours = Recorded.events(written);
    assertEquals(theirs.size(), ours.size());
    for (int i = 0; i < ours.size(); i++) {
      assertEquals(joined(theirs.get(i)), ours.get(i));
    }
  }

  /** With neighbouring empty buckets made one, as TensorFlow does and PyTorch does not. */
  private static Event joined(Event event) {
    Event.Builder builder = event.toBuilder();
    HistogramProto.Builder histogram =
        builder.getSummaryBuilder().getValueBuilder(0).getHistoBuilder();
    HistogramProto all = histogram.build();
    histogram.clearBucket().clearBucketLimit();
    for (int i = 0; i < all.getBucketCount(); i++) {
      boolean last = i + 1 == all.getBucketCount();
      if (last || all.getBucket(i) != 0 || all.getBucket(i + 1) != 0) {
        histogram.addBucket(all.getBucket(i)).addBucketLimit(all.getBucketLimit(i));
      }
    }
    return builder.build();
  }

  @Test
  void text() throws IOException {
    same("text", writer -> writer.text("note/text_summary", 3, "**bold** naïve\n\n| a | b |"));
  }

  @Test
  void curves() throws IOException {
    float[] scores = new float[500];
    int[] labels = new int[500];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = i * 13 % 257 / 256f;
      labels[i] = i * 7 % 11 < 5 ? 1 : 0;
    }
    same(
        "curves",
        writer -> {
          writer.precisionRecall("curve", 4, Tensor.of(scores), Tensor.of(labels));
          writer.precisionRecall("none", 5, Tensor.of(scores), Tensor.of(new int[500]));
        });
  }

  @Test
  void hyperparameters() throws IOException {
    var metrics = new LinkedHashMap<String, Double>();
    metrics.put("accuracy", 0.75);
    metrics.put("loss", 0.5);
    same(
        "hyperparameters",
        writer -> {
          writer.hyperparameters(Map.of("rate", 0.125), metrics);
          writer.hyperparameters(Map.of("optimizer", "adam"), metrics);
          writer.hyperparameters(Map.of("layers", 3), metrics);
        });
  }

  @Test
  void truthValuesAreHyperparameters() throws IOException {
    same("truths", writer -> writer.hyperparameters(Map.of("nesterov", true), Map.of()));
  }

  @Test
  void imagesHaveTheSamePixels() throws IOException {
    int[] levels = new int[10 * 3 * 4 * 6];
    float[] shares = new float[levels.length];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = i * 37 % 256;
      shares[i] = levels[i] / 255f;
    }
    Tensor grid = Tensor.of(levels, 10, 3, 4, 6);
    Tensor floats = Tensor.of(shares, 10, 3, 4, 6);
    byte[] written =
        Recorded.written(
            directory,
            writer -> {
              writer.image("color", 1, grid.select(0, 0));
              writer.image("grey", 2, floats.select(0, 0).select(0, 0));
              writer.image("grid", 3, floats);
            });
    List<Event> theirs = Recorded.events(Recorded.torch("images"));
    List<Event> ours = Recorded.events(written);
    assertEquals(theirs.size(), ours.size());
    for (int i = 0; i < ours.size(); i++) {
      Summary.Value value = ours.get(i).getSummary().getValue(0);
      Summary.Value other = theirs.get(i).getSummary().getValue(0);
      assertEquals(other.getTag(), value.getTag());
      assertEquals(other.getImage().getHeight(), value.getImage().getHeight());
      assertEquals(other.getImage().getWidth(), value.getImage().getWidth());
      // PyTorch makes grey images colored.
      assertEquals(value.getTag().equals("grey") ? 1 : 3, value.getImage().getColorspace());
      assertArrayEquals(pixels(other), pixels(value), value.getTag());
    }
  }

  private static int[] pixels(Summary.Value value) throws IOException {
    var in = new ByteArrayInputStream(value.getImage().getEncodedImageString().toByteArray());
    BufferedImage image = ImageIO.read(in);
    int[] pixels = new int[image.getWidth() * image.getHeight() * 3];
    var raster = image.getRaster();
    for (int i = 0; i < pixels.length; i++) {
      int at = i / 3;
      pixels[i] =
          raster.getSample(at % image.getWidth(), at / image.getWidth(), i % raster.getNumBands());
    }
    return pixels;
  }
}
