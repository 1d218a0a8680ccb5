package dev.trigrad.benchmarks.data;

import dev.trigrad.Tensor;
import dev.trigrad.data.Dataset;
import dev.trigrad.data.TensorDataset;
import dev.trigrad.data.file.Csv;
import dev.trigrad.io.FileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** The data sets in the jar. */
public final class EmbeddedData {
  /** Classes of {@link #digits}. */
  public static final int DIGITS = 10;

  /** Names of the features of {@link #housing}, in order. */
  public static final List<String> HOUSING_FEATURES =
      List.of(
          "CRIM", "ZN", "INDUS", "CHAS", "NOX", "RM", "AGE", "DIS", "RAD", "TAX", "PTRATIO", "B",
          "LSTAT");

  private EmbeddedData() {}

  /**
   * 1,797 handwritten digits of 8×8 pixels, scaled to [0, 1]: features [64], targets 0 to 9.
   * Source: Alpaydin and Kaynak, UCI repository, 1998.
   */
  public static TensorDataset digits() {
    TensorDataset data;
    try (var in = open("digits.csv.gz")) {
      data = Csv.classification(in, "digits.csv.gz", 0, DIGITS);
    } catch (IOException e) {
      throw unreadable("digits.csv.gz", e);
    }
    float[] pixels = data.features().toArray();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] /= 16;
    }
    int width = data.columns().get(Dataset.FEATURES).elements();
    return TensorDataset.of(Tensor.of(pixels, data.size(), width), data.targets());
  }

  /**
   * 506 tracts of Boston in 1970: 13 {@linkplain #HOUSING_FEATURES features}, the median value of a
   * home in thousands of dollars as target [1]. Source: Harrison and Rubinfeld, Hedonic prices and
   * the demand for clean air, 1978.
   *
   * <p>The feature B encodes race: 1000 (b − 0.63)², b the share of Black residents. The authors
   * took for granted that segregation raises prices. It is part of the data that the literature
   * compares by; a model that people are judged by must not have it.
   */
  public static TensorDataset housing() {
    try (var in = open("housing.csv.gz")) {
      return Csv.regression(in, "housing.csv.gz", 2, 1);
    } catch (IOException e) {
      throw unreadable("housing.csv.gz", e);
    }
  }

  private static InputStream open(String name) throws IOException {
    return new GZIPInputStream(EmbeddedData.class.getResourceAsStream(name));
  }

  private static FileException unreadable(String name, IOException e) {
    return new FileException(name + " cannot be read: " + e, e);
  }
}
