package dev.trigrad.benchmarks.documents;

import dev.trigrad.RandomKey;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.engine.Availability;
import dev.trigrad.engine.Engine;
import dev.trigrad.engine.EngineProvider;
import dev.trigrad.engine.java.JavaProvider;
import dev.trigrad.loss.CrossEntropy;
import dev.trigrad.nn.Linear;
import dev.trigrad.nn.Sequential;
import dev.trigrad.optim.Optimizer;
import dev.trigrad.optim.Sgd;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What documents take as given, by name of the file: a document's blocks see the members of its
 * class, and classes declared there the static ones. As little as possible, since a reader has to
 * guess it.
 */
public final class Preludes {
  static final Map<String, Class<?>> BY_FILE =
      Map.ofEntries(
          Map.entry("HeldPlan.java", HeldPlan.class),
          Map.entry("Dataset.java", Images.class),
          Map.entry("RowFunction.java", Table.class),
          Map.entry("Standardize.java", Table.class),
          Map.entry("DataLoader.java", Loading.class),
          Map.entry("Augmentation.java", Pictures.class),
          Map.entry("ContactSheet.java", Sheet.class),
          Map.entry("SafeTensors.java", Stored.class),
          Map.entry("EventWriter.java", Run.class),
          Map.entry("TorchWeights.java", StoredModel.class),
          Map.entry("Checkpoint.java", Saving.class),
          Map.entry("LearningRateRange.java", Ranging.class),
          Map.entry("LossFunction.java", Model.class),
          Map.entry("Overfit.java", Overfitting.class),
          Map.entry("Trainer.java", Fitting.class),
          Map.entry("Optimizer.java", Training.class),
          Map.entry("Group.java", Model.class),
          Map.entry("AroundSteps.java", Rows.class),
          Map.entry("Penalty.java", Stepping.class),
          Map.entry("WeightAverage.java", Stepping.class),
          Map.entry("Accumulation.java", Batches.class),
          Map.entry("Schedule.java", Alone.class),
          Map.entry("ReduceOnPlateau.java", Epochs.class),
          Map.entry("ClipByGlobalNorm.java", Stepping.class),
          Map.entry("GradientTransform.java", Alone.class),
          Map.entry("CustomFunction.java", Input.class),
          Map.entry("EngineConformance.java", Provider.class));

  private Preludes() {}

  /** A model of 784 features and 10 classes. */
  public static class HeldPlan {
    public final Sequential model = Sequential.of(new Linear(784, 10));
    public final float[] features = new float[784];
    public final float[] scores = new float[10];

    /** Initializes the model. */
    public HeldPlan() {
      model.initialize(1);
    }
  }

  /** An engine of a reader's own. */
  public static class Provider {
    /** Engine {@code java} under another name. */
    public static class MyProvider implements EngineProvider {
      private final JavaProvider java = new JavaProvider();

      @Override
      public String name() {
        return "mine";
      }

      @Override
      public int priority() {
        return 0;
      }

      @Override
      public Availability probe() {
        return java.probe();
      }

      @Override
      public Engine open() {
        return java.open();
      }
    }
  }

  /** A reader of images. */
  public static class Images {
    public static float[] pixels(Path file) {
      return new float[3 * 32 * 32];
    }
  }

  /** A model. */
  public static class Model {
    public final Sequential model = Sequential.of(new Linear(3, 2));

    /** Initializes the model. */
    public Model() {
      model.initialize(1);
    }
  }

  /** A model, its loss and one row. */
  public static class Training extends Model {
    public final CrossEntropy loss = new CrossEntropy();
    public final Tensor x = Tensor.of(new float[3], 1, 3);
    public final Tensor y = Tensor.of(new int[1], 1);
  }

  /** An optimizer, too. */
  public static class Stepping extends Training {
    public final Optimizer optimizer = new Sgd(model, 0.1f);
  }

  /** And epochs. */
  public static class Epochs extends Stepping {
    public final int epochs = 2;
    public final float validationLoss = 1;
  }

  /** A model, its loss, and rows. */
  public static class Rows extends Model {
    public final CrossEntropy loss = new CrossEntropy();
    public final Tensor x = Tensor.of(new float[3], 1, 3);
    public final TensorDataset train = TensorDataset.of(new float[4][3], new int[4], 2);
  }

  /** Rows of 13 features. */
  public static class Table {
    public final TensorDataset train = TensorDataset.of(new float[4][13], new int[4], 2);
  }

  /** A model, its loss and optimizer, and rows. */
  public static class Loading extends Model {
    public final CrossEntropy loss = new CrossEntropy();
    public final Optimizer optimizer = new Sgd(model, 0.1f);
    public final TensorDataset train = TensorDataset.of(new float[4][3], new int[4], 2);
  }

  /** Colour images of 32 by 32 pixels. */
  public static class Pictures {
    public final TensorDataset train =
        TensorDataset.of(Tensor.zeros(4, 3, 32, 32), Tensor.of(new int[4]));
  }

  /** A batch of them, and a file to write. */
  public static class Sheet {
    public final Batch batch = new Pictures().train.batches(4, null).getFirst();
    public final Path file = temporary();
  }

  /** A tensor, and a file to write. */
  public static class Stored {
    public final Tensor weight = Tensor.of(new float[2]);
    public final Path file = temporary();
  }

  /** A model, and a file to write. */
  public static class StoredModel extends Model {
    public final Path file = temporary();
  }

  /** All of a training, and a file to write. */
  public static class Saving extends Stepping {
    public final DataLoader loader = new DataLoader(new Rows().train, 2);
    public final Path file = temporary();
  }

  /** A model, an optimizer, and rows in the order of a key. */
  public static class Ranging extends Model {
    public final Optimizer optimizer = new Sgd(model, 0.1);
    public final TensorDataset train = new Rows().train;
    public final RandomKey key = RandomKey.of(1);
  }

  /** A model, an optimizer, and a batch. */
  public static class Overfitting extends Model {
    public final Optimizer optimizer = new Sgd(model, 0.1);
    public final Batch batch = new Rows().train.batches(4, null).getFirst();
  }

  /** A model, an optimizer, and two sets. */
  public static class Fitting extends Model {
    public final Optimizer optimizer = new Sgd(model, 0.1);
    public final TensorDataset train = new Rows().train;
    public final TensorDataset validation = train;
  }

  /** Where a run's events go. */
  public static class Run {
    public final Path run = temporary().resolveSibling("run");
  }

  private static Path temporary() {
    try {
      Path directory = Files.createTempDirectory("documents");
      directory.toFile().deleteOnExit();
      Path file = directory.resolve("file");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model, its loss and optimizer, and several batches. */
  public static class Batches extends Model {
    public final CrossEntropy loss = new CrossEntropy();
    public final Optimizer optimizer = new Sgd(model, 0.1f);
    public final Tensor x1 = Tensor.of(new float[3], 1, 3);
    public final Tensor x2 = x1;
    public final Tensor x3 = x1;
    public final Tensor y1 = Tensor.of(new int[1], 1);
    public final Tensor y2 = y1;
    public final Tensor y3 = y1;
  }

  /** An optimizer alone. */
  public static class Alone {
    public final Optimizer optimizer = new Sgd(new Stepping().model, 0.1f);
  }

  /** What the rows of tables take as given beside their page's first block. */
  public static class Tables {
    public final Path file = temporary();
  }

  /** Some numbers. */
  public static class Input {
    public final Tensor x = Tensor.of(new float[3], 1, 3);
  }
}
