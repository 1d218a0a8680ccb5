package dev.trigrad.data.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.trigrad.RandomKey;
import dev.trigrad.Shape;
import dev.trigrad.Tensor;
import dev.trigrad.data.Batch;
import dev.trigrad.data.DataLoader;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Augmentation EVERYTHING =
      Augmentation.of(
              Policy.of(ImageOperation.CROP.step(1, 4), ImageOperation.FLIP_HORIZONTAL.step(0.5)),
              Policies.autoAugmentCifar10(12, 10),
              Policies.trivialAugment(),
              Policy.of(
                  ImageOperation.NOISE.step(0.5, 0, 20),
                  ImageOperation.HUE.step(0.5, -0.1, 0.1),
                  ImageOperation.EXPOSURE.step(0.5, -1, 1),
                  ImageOperation.CUTOUT.step(0.5, 2, 6)))
          .withSampling(Sampling.BILINEAR, 128)
          .withWindow(12, 10);

  static float[] image(int size, int seed) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (RandomKey.of(seed).bits(i) & 255) / 255f;
    }
    return values;
  }

  private static TensorDataset sample(int rows) {
    return TensorDataset.of(
        Tensor.of(image(rows * 3 * 14 * 13, 4), rows, 3, 14, 13), Tensor.of(new int[rows]));
  }

  /** Bits of features and mixed targets of two epochs. */
  private static List<int[]> bits(DataLoader loader) {
    List<int[]> all = new ArrayList<>();
    try (var mixed = loader.map(new MixUp(0.4, 2))) {
      while (mixed.epoch() < 2) {
        for (Batch batch : mixed) {
          all.add(bits(batch.features()));
          all.add(bits(batch.targets()));
        }
      }
    }
    return all;
  }

  private static DataLoader loader(long seed) {
    return new DataLoader(sample(100).map(EVERYTHING), 7).shuffle(seed);
  }

  private static int[] bits(Tensor tensor) {
    float[] values = tensor.toArray();
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static void assertSame(List<int[]> expected, List<int[]> actual, String what) {
    assertEquals(expected.size(), actual.size());
    for (int i = 0; i < expected.size(); i++) {
      assertArrayEquals(expected.get(i), actual.get(i), what + ", array " + i);
    }
  }

  @Test
  void sameBitsByAnyNumberOfWorkers() {
    List<int[]> none = bits(loader(3));
    assertEquals(2 * 2 * 15, none.size());
    for (int workers : new int[] {1, 2, 8}) {
      assertSame(none, bits(loader(3).workers(workers)), workers + " workers");
      assertSame(none, bits(loader(3).virtualWorkers(workers)), workers + " virtual workers");
    }
    assertFalse(Arrays.equals(none.get(0), none.get(30)), "epochs differ");
    assertFalse(Arrays.equals(none.get(0), bits(loader(4)).get(0)), "seeds differ");
  }

  @Test
  void rowsDependOnTheirIndexAloneWhicheverBatchTheyAreIn() {
    Dataset data = sample(20).map(EVERYTHING);
    RandomKey key = RandomKey.of(2);
    List<Batch> small = data.batches(1, key);
    float[] all = data.batches(20, key).getFirst().features().toArray();
    for (int i = 0; i < 20; i++) {
      float[] one = small.get(i).features().toArray();
      assertArrayEquals(one, Arrays.copyOfRange(all, i * one.length, (i + 1) * one.length));
    }
  }

  @Test
  void windowsChangeTheColumnsAndLeaveTheOthers() {
    Dataset data = sample(4).map(EVERYTHING);
    assertEquals(Shape.of(3, 12, 10), data.columns().get(Dataset.FEATURES).shape());
    Batch batch = data.batches(4, RandomKey.of(1)).getFirst();
    assertEquals(Shape.of(4, 3, 12, 10), batch.features().shape());
    assertEquals(Shape.of(4), batch.targets().shape());
    for (float value : batch.features().toArray()) {
      assertTrue(value >= 0 && value <= 1);
    }
  }

  @Test
  void policiesThatDoNothingChangeNoBit() {
    var nothing =
        Augmentation.of(
            Policy.of(
                ImageOperation.IDENTITY.step(1),
                ImageOperation.ROTATE.step(1, 0),
                ImageOperation.SHEAR_X.step(1, 0),
                ImageOperation.SHEAR_Y.step(1, 0),
                ImageOperation.TRANSLATE_X.step(1, 0),
                ImageOperation.TRANSLATE_Y.step(1, 0),
                ImageOperation.CROP.step(1, 0),
                ImageOperation.SOLARIZE.step(1, 256),
                ImageOperation.POSTERIZE.step(1, 8),
                ImageOperation.BRIGHTNESS.step(1, 0),
                ImageOperation.CONTRAST.step(1, 0)),
            Policy.of(
                ImageOperation.SATURATION.step(1, 0),
                ImageOperation.SHARPNESS.step(1, 0),
                ImageOperation.EXPOSURE.step(1, 0),
                ImageOperation.NOISE.step(1, 0),
                ImageOperation.CUTOUT.step(1, 0),
                ImageOperation.INVERT.step(0)),
            Policy.of());
    TensorDataset data = sample(5);
    for (var sampling : Sampling.values()) {
      Batch batch =
          data.map(nothing.withSampling(sampling, 9)).batches(5, RandomKey.of(1)).getFirst();
      Batch plain = data.batches(5, RandomKey.of(1)).getFirst();
      assertArrayEquals(bits(plain.features()), bits(batch.features()));
    }
    Pixels image = Pixels.of(image(12, 1), 0, 3, 2, 2, 1);
    assertTrue(image == Augmentation.of().apply(image, RandomKey.of(1)));
  }

  @Test
  void eightBitsComeBackAsTheyWere() {
    for (float white : new float[] {1, 255, 16, 1e-30f, Float.MAX_VALUE}) {
      float[] values = new float[256];
      for (int i = 0; i < 256; i++) {
        values[i] = (float) ((double) white * i / 255);
      }
      Pixels image = Pixels.of(values, 0, 1, 16, 16, white);
      for (int i = 0; i < 256; i++) {
        assertEquals(i, image.value(0, i / 16, i % 16));
      }
      float[] back = Pixels.of(image.toTensor(white), white).toTensor(white).toArray();
      assertArrayEquals(image.toTensor(white).toArray(), back);
      assertEquals(white, back[255]);
    }
    assertEquals(128, Pixels.of(new float[] {0.5f}, 0, 1, 1, 1, 1).value(0, 0, 0));
  }

  @Test
  void everyOperationTakesOnePixelAndGivesOne() {
    for (var operation : ImageOperation.values()) {
      double magnitude = operation == ImageOperation.POSTERIZE ? 3 : 0;
      for (int channels : new int[] {1, 3}) {
        Pixels image = Pixels.of(image(channels, 1), 0, channels, 1, 1, 1);
        Pixels after = operation.apply(image, magnitude, Sampling.BILINEAR, RandomKey.of(1));
        assertEquals(1, after.height() * after.width());
        assertEquals(channels, after.channels());
      }
    }
  }

  @Test
  void cropsAndCutoutsReachEveryPlaceEquallyOften() {
    Pixels image = Pixels.of(new float[] {1, 1, 1, 1, 1}, 0, 1, 1, 5, 1);
    int[] covered = new int[5];
    int[] shifted = new int[7];
    int n = 20000;
    for (int i = 0; i < n; i++) {
      Pixels cut = ImageOperation.CUTOUT.apply(image, 1, Sampling.NEAREST, RandomKey.of(i));
      for (int x = 0; x < 5; x++) {
        covered[x] += cut.value(0, 0, x) == 0 ? 1 : 0;
      }
      shifted[(int) ImageOperation.CROP.map(3, RandomKey.of(i), 1, 5)[2] + 3]++;
    }
    assertEquals(n, Arrays.stream(covered).sum());
    for (int count : covered) {
      assertEquals(n / 5.0, count, 5 * Math.sqrt(n * 0.16));
    }
    for (int count : shifted) {
      assertEquals(n / 7.0, count, 5 * Math.sqrt(n * 6 / 49.0));
    }
  }

  @Test
  void noiseHasItsDeviation() {
    float[] grey = new float[40000];
    Arrays.fill(grey, 128);
    Pixels noisy = Pixels.of(grey, 0, 1, 200, 200, 255).noise(10, RandomKey.of(1));
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < grey.length; i++) {
      double difference = noisy.value(0, i / 200, i % 200) - 128;
      sum += difference;
      squares += difference * difference;
    }
    assertEquals(0, sum / grey.length, 0.25);
    // Rounding to whole numbers adds 1/12 to the variance.
    assertEquals(100 + 1 / 12.0, squares / grey.length, 5 * 100 * Math.sqrt(2.0 / grey.length));
  }
}
